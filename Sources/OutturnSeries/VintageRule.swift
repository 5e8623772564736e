/// Which of several published figures for one period counts.
public enum VintageRule: String, Sendable, CaseIterable {
  /// The first that was published. Revisions are kept as vintages and not used.
  case firstPublished = "first_published"

  /// The one that counts, or nil when there is none.
  public func choose(among vintages: [Observation]) -> Observation? {
    vintages.min { Self.rank($0.status) < Self.rank($1.status) }
  }

  /// Order of preference of a status: lower counts first.
  static func rank(_ status: String) -> Int {
    let order = [
      "first release", "communique (first)", "statistical communique (first)", "report-time",
      "report-time estimate", "as stated", "derived", "encyclopaedia", "final", "revised",
    ]
    return order.firstIndex { status.hasPrefix($0) } ?? order.count
  }
}

extension VintageRule {
  /// Whether a figure of this status was published at the end of its year: a first release or the
  /// figure of a report.
  package static func isContemporary(_ status: String) -> Bool {
    rank(status) < rank("as stated")
  }
}
