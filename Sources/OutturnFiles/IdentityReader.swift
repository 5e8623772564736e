import OutturnModels
import OutturnSeries

/// Reads `identities` of `model.yaml`: which series add up to which.
struct IdentityReader {
  let log: DiagnosticLog
  let series: [SeriesDefinition]
  let modelled: [String]

  /// - Returns: In an order in which a total that is a part stands after the identity it is part of.
  func read(_ top: YAMLMapping) -> [AccountingIdentity] {
    guard top.entry("identities") != nil else { return [] }
    var found: [(identity: AccountingIdentity, place: Place)] = []
    for value in top.sequence("identities") ?? [] {
      guard let identity = identity(value) else { continue }
      let parts = Set(found.flatMap(\.identity.parts))
      if let twice = identity.parts.first(where: parts.contains) {
        log.report(IdentityRule.partTwice(twice), at: value.place)
      } else if found.contains(where: { $0.identity.total == identity.total }) {
        log.report(IdentityRule.totalTwice(identity.total), at: value.place)
      } else {
        found.append((identity, value.place))
      }
    }
    return ordered(found)
  }

  private func identity(_ value: YAMLValue) -> AccountingIdentity? {
    let path = value.elementPath("identities")
    let keys = ["total", "parts"]
    guard let node = YAMLMapping(value, path: path, keys: keys, required: keys, log: log),
      let total = node.text("total"), let totalPlace = node.value("total")?.place,
      let parts = node.mapping("parts", keys: nil)
    else { return nil }
    guard isModelled(total, at: totalPlace) else { return nil }
    var shares: [(series: String, share: Double)] = []
    for entry in parts.entries {
      guard isModelled(entry.key, at: entry.place) else { return nil }
      if isReal(entry.key) != isReal(total) {
        log.report(IdentityRule.prices(entry.key, of: total), at: entry.place)
        return nil
      }
      guard
        let share = YAMLScalar.number(
          entry.value, path: parts.path(entry.key), range: .positive, log: log)
      else { return nil }
      shares.append((entry.key, share))
    }
    guard shares.count >= 2 else {
      log.report(IdentityRule.fewParts(total), at: value.place)
      return nil
    }
    if shares.contains(where: { $0.series == total }) {
      log.report(IdentityRule.circle([total]), at: value.place)
      return nil
    }
    let sum = shares.reduce(0) { $0 + $1.share }
    guard abs(sum - 100) <= Self.rounding * Double(shares.count) else {
      log.report(IdentityRule.sum(sum, of: total), at: value.place)
      return nil
    }
    return AccountingIdentity(
      total: total, parts: shares.map(\.series), shares: shares.map { $0.share / sum })
  }

  /// What each share, published with one decimal, may be off by.
  private static let rounding = 0.0500001

  private func isModelled(_ name: String, at place: Place) -> Bool {
    if modelled.contains(name) { return true }
    log.report(NameRule.series(name, among: modelled), at: place)
    return false
  }

  private func isReal(_ name: String) -> Bool? { series.first { $0.id == name }?.isReal }

  private func ordered(
    _ found: [(identity: AccountingIdentity, place: Place)]
  ) -> [AccountingIdentity] {
    var left = found
    var result: [AccountingIdentity] = []
    while !left.isEmpty {
      let parts = Set(left.flatMap(\.identity.parts))
      let free = left.filter { !parts.contains($0.identity.total) }
      guard !free.isEmpty else {
        log.report(IdentityRule.circle(left.map(\.identity.total)), at: left[0].place)
        return []
      }
      result += free.map(\.identity)
      left.removeAll { !parts.contains($0.identity.total) }
    }
    return result
  }
}
