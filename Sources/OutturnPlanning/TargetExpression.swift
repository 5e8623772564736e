public import OutturnSeries

/// A condition on outcomes, written out: `gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330`.
///
/// Comparisons are joined by `and`, `or` and `not`, with parentheses; `not` binds before `and`,
/// and `and` before `or`. A comparison that stands twice is one atom, so that a path is judged
/// on it once.
///
///     let both = try TargetExpression("gdp.growth[2026] >= 5.5 and trade.growth[2026] > 0")
///     both.atoms.count        // 2
///     both.holds(0b11)        // true
///     both.holds(0b01)        // false
public struct TargetExpression: Sendable, Hashable, CustomStringConvertible {
  /// One comparison.
  public struct Atom: Sendable, Hashable, CustomStringConvertible {
    /// Id of an indicator of the plan, or of a series.
    public var name: String
    public var measure: Measure
    public var period: Period
    public var comparison: Comparison
    /// In per cent for growth, in the series' unit for a level.
    public var threshold: PublishedFigure
    /// Where it begins in the text, in characters from 1.
    public var column: Int

    public var description: String {
      "\(name).\(measure.rawValue)[\(period)] \(comparison.rawValue) \(threshold)"
    }

    /// The outcomes that meet it, exactly or with an outcome rounded to `decimals`.
    public func outcomes(_ rounding: Rounding, decimals: Int) -> ClosedRange<Double> {
      switch rounding {
      case .exact: comparison.outcomes(threshold)
      case .published: comparison.outcomes(threshold, published: decimals)
      }
    }

    public static func == (left: Atom, right: Atom) -> Bool { left.identity == right.identity }

    public func hash(into hasher: inout Hasher) { hasher.combine(identity) }

    /// What it says, whatever its place and its spelling of the number.
    private var identity: [String] {
      [name, measure.rawValue, period.description, comparison.rawValue, "\(threshold.value)"]
        + [String(threshold.decimals)]
    }
  }

  /// How the atoms are joined; a number is a place in ``atoms``.
  public indirect enum Formula: Sendable, Hashable {
    case atom(Int)
    case not(Formula)
    case all([Formula])
    case any([Formula])
  }

  /// Atoms that one expression may have.
  public static let atomLimit = 24

  /// As it was written.
  public let text: String
  /// Each comparison once, in the order of the text.
  public let atoms: [Atom]
  public let formula: Formula

  /// - Throws: ``TargetExpressionError`` with the column and what was expected there.
  public init(_ text: String) throws(TargetExpressionError) {
    var parser = TargetExpressionParser(text)
    formula = try parser.parse()
    atoms = parser.atoms
    self.text = text
  }

  /// Whether the condition holds when just those atoms are met whose bits are set; bit i is
  /// `atoms[i]`.
  public func holds(_ mask: Int) -> Bool { Self.holds(formula, mask) }

  private static func holds(_ formula: Formula, _ mask: Int) -> Bool {
    switch formula {
    case .atom(let place): mask >> place & 1 == 1
    case .not(let inner): !holds(inner, mask)
    case .all(let parts): parts.allSatisfy { holds($0, mask) }
    case .any(let parts): parts.contains { holds($0, mask) }
    }
  }

  public var description: String { text }
}

/// Why a text is no condition, and where.
public struct TargetExpressionError: Error, Sendable, Hashable {
  /// What could have stood at a place.
  public enum Expectation: Sendable, Hashable, CaseIterable {
    /// The id of an indicator, `not` or `(`: the start of a condition.
    case condition
    case dot
    /// `growth` or `level`.
    case measure
    /// `[`
    case openBracket
    case period
    /// `]`
    case closeBracket
    /// `>=`, `>`, `<=` or `<`.
    case comparison
    case number
    /// `and`, `or`, or the end.
    case connective
    /// `)`, `and` or `or`.
    case closeParenthesis
  }

  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// Something else stands there; `found` is empty at the end of the text.
    case expected(Expectation, found: String)
    /// `==` and `!=`: a number that varies continuously never equals another.
    case equality
    /// Percent signs: growth is in per cent already.
    case percentSign
    /// Punctuation of a Chinese keyboard.
    case fullWidth(String)
    case tooManyAtoms(limit: Int)
    case tooDeep
  }

  public var reason: Reason
  /// In characters, from 1.
  public var column: Int
  /// How many characters are meant, at least 1.
  public var length: Int
}
