/// A part of a chart's specification: any JSON.
package enum SpecificationValue: Sendable, Hashable, Encodable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([SpecificationValue])
  case object([String: SpecificationValue])

  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .text(let text):
      var container = encoder.singleValueContainer()
      try container.encode(text)
    case .number(let number):
      var container = encoder.singleValueContainer()
      try container.encode(number)
    case .flag(let flag):
      var container = encoder.singleValueContainer()
      try container.encode(flag)
    case .list(let list):
      var container = encoder.singleValueContainer()
      try container.encode(list)
    case .object(let object):
      var container = encoder.container(keyedBy: NameKey.self)
      for (key, value) in object { try container.encode(value, forKey: NameKey(stringValue: key)) }
    }
  }
}

extension SpecificationValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  package init(stringLiteral text: String) { self = .text(text) }
  package init(floatLiteral number: Double) { self = .number(number) }
  package init(integerLiteral number: Int) { self = .number(Double(number)) }
  package init(booleanLiteral flag: Bool) { self = .flag(flag) }
  package init(arrayLiteral elements: SpecificationValue...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, SpecificationValue)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }
}
