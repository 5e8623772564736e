import OutturnReporting
import OutturnSeries

/// A type that is written as what it holds.
private protocol Container {
  static var shape: SchemaShape { get }
}

extension Optional: Container {
  fileprivate static var shape: SchemaShape {
    SchemaTypes.shape(of: Wrapped.self).union(.simple("null"))
  }
}

extension Nullable: Container {
  fileprivate static var shape: SchemaShape {
    SchemaTypes.shape(of: Value.self).union(.simple("null"))
  }
}

extension Array: Container {
  fileprivate static var shape: SchemaShape {
    SchemaShape(elements: [SchemaTypes.shape(of: Element.self)])
  }
}

extension Dictionary: Container {
  fileprivate static var shape: SchemaShape {
    SchemaShape(values: [SchemaTypes.shape(of: Value.self)])
  }
}

/// What can be told of a value from its type alone, so that an empty list and an absent value say
/// what they would hold.
enum SchemaTypes {
  static func shape(of type: Any.Type) -> SchemaShape {
    if let type = type as? any Container.Type { return type.shape }
    if let simple = simple[ObjectIdentifier(type)] { return .simple(simple) }
    if let texts = texts(of: type) { return texts }
    return SchemaShape(references: [name(type)])
  }

  /// Whether a type is known without a value of it.
  static func isKnown(_ type: Any.Type) -> Bool {
    type is any Container.Type || simple[ObjectIdentifier(type)] != nil || texts(of: type) != nil
  }

  /// `CompareDocument.Kind`, without the module.
  static func name(_ type: Any.Type) -> String {
    String(reflecting: type).split(separator: ".").dropFirst().joined(separator: ".")
  }

  private static let simple: [ObjectIdentifier: String] = [
    ObjectIdentifier(String.self): "string", ObjectIdentifier(Period.self): "string",
    ObjectIdentifier(Bool.self): "boolean", ObjectIdentifier(Double.self): "number",
    ObjectIdentifier(Int.self): "integer", ObjectIdentifier(UInt64.self): "integer",
    ObjectIdentifier(Int64.self): "integer", ObjectIdentifier(UInt.self): "integer",
  ]

  /// The raw values of an enumeration that is written as text.
  private static func texts(of type: Any.Type) -> SchemaShape? {
    guard let type = type as? any RawRepresentable<String>.Type else { return nil }
    var shape = SchemaShape.simple("string")
    if let type = type as? any CaseIterable.Type { shape.texts = cases(of: type) }
    return shape
  }

  private static func cases<Choice: CaseIterable>(of type: Choice.Type) -> [String]? {
    let texts = type.allCases.compactMap { ($0 as? any RawRepresentable<String>)?.rawValue }
    return texts.isEmpty ? nil : texts
  }
}
