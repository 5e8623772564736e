import Foundation
import OutturnReporting

/// Watches documents being written and tells what they consist of, by type.
final class SchemaRecorder {
  private(set) var records: [String: SchemaRecord] = [:]
  /// Types written as one value by code of their own.
  private(set) var aliases: [String: SchemaShape] = [:]

  /// Takes a document into account.
  func watch<Answer: Document>(_ document: Answer) throws {
    _ = try shape(of: document)
  }

  /// What a value is written as.
  func shape<Value: Encodable>(of value: Value) throws -> SchemaShape {
    let type = Swift.type(of: value as Any)
    let visit = SchemaVisit(recorder: self)
    if !(SchemaTypes.isKnown(type) && visit.isLeaf(value)) { try value.encode(to: visit) }
    let name = SchemaTypes.name(type)
    if visit.isRecord {
      note(visit, of: name)
      return SchemaShape(references: [name])
    }
    let fixed = SchemaTypes.isKnown(type) ? SchemaTypes.shape(of: type) : SchemaShape()
    let shape = fixed.union(visit.shape)
    if !SchemaTypes.isKnown(type) { aliases[name] = (aliases[name] ?? SchemaShape()).union(shape) }
    return shape
  }

  private func note(_ visit: SchemaVisit, of name: String) {
    var record = records[name] ?? SchemaRecord()
    record.occurrences += 1
    record.optional.formUnion(visit.optional)
    for (key, shape) in visit.properties {
      record.properties[key] = (record.properties[key] ?? SchemaShape()).union(shape)
      record.counts[key, default: 0] += 1
    }
    records[name] = record
  }

  /// Every definition by name, and the document of each verb.
  func json(verbs: [Verb: String]) -> [String: Any] {
    var definitions = records.mapValues(\.json)
    for (name, shape) in aliases where definitions[name] == nil { definitions[name] = shape.json }
    return [
      "$defs": definitions,
      "documents": Dictionary(
        uniqueKeysWithValues: verbs.map { ($0.key.rawValue, $0.value) }),
    ]
  }
}

/// One value while it is being written.
private final class SchemaVisit: Encoder {
  let recorder: SchemaRecorder
  var isRecord = false
  var properties: [String: SchemaShape] = [:]
  /// Keys that are left out where there is no value.
  var optional: Set<String> = []
  var shape = SchemaShape()

  init(recorder: SchemaRecorder) {
    self.recorder = recorder
  }

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  /// Whether nothing more can be learnt from the value than from its type.
  func isLeaf(_ value: Any) -> Bool {
    value is String || value is Double || value is Int || value is Bool || value is UInt64
      || value is any RawRepresentable<String>
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    // Names that are data, of a dictionary or of quantiles.
    let isMap = ["_DictionaryCodingKey", "NameKey"].contains(String(describing: type))
    if !isMap { isRecord = true }
    return KeyedEncodingContainer(SchemaKeyed<Key>(visit: self, isMap: isMap))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { SchemaList(visit: self) }
  func singleValueContainer() -> any SingleValueEncodingContainer { SchemaSingle(visit: self) }
}

private struct SchemaKeyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let visit: SchemaVisit
  let isMap: Bool
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil(forKey key: Key) { add(.simple("null"), key) }

  mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let visited = try visit.recorder.shape(of: value)
    add(
      SchemaTypes.isKnown(Value.self) ? visited.union(SchemaTypes.shape(of: Value.self)) : visited,
      key)
  }

  mutating func encodeIfPresent(_ value: String?, forKey key: Key) throws { try note(value, key) }
  mutating func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try note(value, key) }
  mutating func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try note(value, key) }
  mutating func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try note(value, key) }
  mutating func encodeIfPresent(_ value: UInt64?, forKey key: Key) throws { try note(value, key) }
  mutating func encodeIfPresent<Value: Encodable>(_ value: Value?, forKey key: Key) throws {
    try note(value, key)
  }

  private func note<Value: Encodable>(_ value: Value?, _ key: Key) throws {
    visit.optional.insert(key.stringValue)
    if let value { _ = try visit.recorder.shape(of: value) }
    add(SchemaTypes.shape(of: Value.self), key)
  }

  private func add(_ shape: SchemaShape, _ key: Key) {
    if isMap {
      visit.shape = visit.shape.union(SchemaShape(values: [shape]))
    } else {
      visit.properties[key.stringValue] =
        (visit.properties[key.stringValue] ?? SchemaShape()).union(shape)
    }
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { preconditionFailure("no document writes so") }
  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    preconditionFailure("no document writes so")
  }
  mutating func superEncoder() -> any Encoder { visit }
  mutating func superEncoder(forKey key: Key) -> any Encoder { visit }
}

private struct SchemaList: UnkeyedEncodingContainer {
  let visit: SchemaVisit
  var count = 0
  var codingPath: [any CodingKey] { [] }

  init(visit: SchemaVisit) {
    self.visit = visit
    visit.shape = visit.shape.union(SchemaShape(elements: [SchemaShape()]))
  }

  mutating func encodeNil() { add(.simple("null")) }
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    add(try visit.recorder.shape(of: value))
  }

  private mutating func add(_ shape: SchemaShape) {
    count += 1
    visit.shape = visit.shape.union(SchemaShape(elements: [shape]))
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { preconditionFailure("no document writes so") }
  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    preconditionFailure("no document writes so")
  }
  mutating func superEncoder() -> any Encoder { visit }
}

private struct SchemaSingle: SingleValueEncodingContainer {
  let visit: SchemaVisit
  var codingPath: [any CodingKey] { [] }

  mutating func encodeNil() { visit.shape = visit.shape.union(.simple("null")) }
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    visit.shape = visit.shape.union(try visit.recorder.shape(of: value))
  }
}
