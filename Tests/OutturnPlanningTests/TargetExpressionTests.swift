import OutturnPlanning
import OutturnSeries
import Testing

@Suite struct TargetExpressionTests {
  @Test("Growth and level of the plan's headline are two atoms, both needed")
  func both() throws {
    let expression = try TargetExpression(
      "gdp.growth[2026] >= 5.5 and gdp.level[2026] >= 330")
    #expect(
      expression.atoms.map(\.description) == [
        "gdp.growth[2026] >= 5.5", "gdp.level[2026] >= 330",
      ])
    #expect((0..<4).map(expression.holds) == [false, false, false, true])
    #expect(expression.atoms.map(\.column) == [1, 29])
  }

  @Test("A comparison that stands twice is one atom, and its digits count")
  func distinct() throws {
    let same = try TargetExpression("a.growth[2026]>5 or (a.growth[2026] > 5 and b.level[2027]<1)")
    #expect(same.atoms.count == 2)
    let digits = try TargetExpression("a.growth[2026] > 5 or a.growth[2026] > 5.0")
    #expect(digits.atoms.count == 2)
  }

  /// Texts over atoms a, b, c, with what they mean in Swift.
  static let meanings: [(String, @Sendable (Bool, Bool, Bool) -> Bool)] = [
    ("A and B or C", { $0 && $1 || $2 }), ("A or B and C", { $0 || $1 && $2 }),
    ("(A or B) and C", { ($0 || $1) && $2 }), ("not A and B or C", { !$0 && $1 || $2 }),
    ("not (A and B) or C", { !($0 && $1) || $2 }), ("not not A or B or C", { $0 || $1 || $2 }),
    ("A and B and C", { $0 && $1 && $2 }), ("A or not (B or not C)", { $0 || !($1 || !$2) }),
    ("((A)) and (not B) or ((C))", { $0 && !$1 || $2 }),
  ]

  @Test("Precedence is not, and, or: every truth table agrees with Swift's own operators")
  func precedence() throws {
    for (shape, meaning) in Self.meanings {
      var text = shape
      for (letter, atom) in [("A", "a"), ("B", "b"), ("C", "c")] {
        text = text.split(separator: letter, omittingEmptySubsequences: false)
          .joined(separator: "\(atom).growth[2026] >= 1")
      }
      let expression = try TargetExpression(text)
      #expect(expression.atoms.map(\.name) == ["a", "b", "c"])
      for mask in 0..<8 {
        let expected = meaning(mask & 1 == 1, mask >> 1 & 1 == 1, mask >> 2 & 1 == 1)
        #expect(expression.holds(mask) == expected, "\(shape), mask \(mask)")
      }
    }
  }

  @Test("Names that begin like a word are names")
  func words() throws {
    let expression = try TargetExpression("order.growth[2026] > 1 and notes.level[2026] < -2.5")
    #expect(expression.atoms.map(\.name) == ["order", "notes"])
    #expect(expression.atoms[1].threshold.value == -2.5)
    #expect(expression.atoms[1].comparison == .below)
  }

  @Test("Every comparison and every kind of period is read")
  func comparisons() throws {
    let signs: [(String, Comparison)] = [
      (">=", .atLeast), (">", .above), ("<=", .atMost), ("<", .below), ("≥", .atLeast),
      ("≤", .atMost),
    ]
    for (sign, comparison) in signs {
      for period in ["2026", "2026Q3", "2026-11"] {
        let atom = try TargetExpression("gdp.level[\(period)]\(sign)330").atoms[0]
        #expect(atom.comparison == comparison)
        #expect(atom.period.description == period)
      }
    }
  }

  @Test(
    "An error names the column and what was expected there",
    arguments: [
      ("", 1, .expected(.condition, found: "")),
      ("gdp", 4, .expected(.dot, found: "")),
      ("gdp.rate[2026] > 1", 5, .expected(.measure, found: "rate")),
      ("gdp.growth > 1", 12, .expected(.openBracket, found: ">")),
      ("gdp.growth[26] > 1", 12, .expected(.period, found: "26")),
      ("gdp.growth[] > 1", 12, .expected(.period, found: "]")),
      ("gdp.growth[2026 > 1", 17, .expected(.closeBracket, found: ">")),
      ("gdp.growth[2026] 5", 18, .expected(.comparison, found: "5")),
      ("gdp.growth[2026] == 5", 18, .equality),
      ("gdp.growth[2026] = 5", 18, .equality),
      ("gdp.growth[2026] != 5", 18, .equality),
      ("gdp.growth[2026] >= ", 21, .expected(.number, found: "")),
      ("gdp.growth[2026] >= x", 21, .expected(.number, found: "x")),
      ("gdp.growth[2026] >= 5.", 21, .expected(.number, found: "5.")),
      ("gdp.growth[2026] >= 1e3", 21, .expected(.number, found: "1e3")),
      ("gdp.growth[2026] >= 5.5%", 24, .percentSign),
      ("gdp.growth[2026] >= 5.5％", 24, .fullWidth("％")),
      ("gdp.growth［2026] >= 5", 11, .fullWidth("［")),
      ("gdp.growth[２０２６] >= 5", 12, .fullWidth("２")),
      ("gdp.growth[2026] ＞ 5", 18, .fullWidth("＞")),
      ("gdp.growth[2026] > 5 gdp.level[2026] > 1", 22, .expected(.connective, found: "gdp")),
      ("gdp.growth[2026] > 5 and", 25, .expected(.condition, found: "")),
      ("(gdp.growth[2026] > 5", 22, .expected(.closeParenthesis, found: "")),
      ("gdp.growth[2026] > 5)", 21, .expected(.connective, found: ")")),
      ("5 < gdp.growth[2026]", 1, .expected(.condition, found: "5")),
    ] as [(String, Int, TargetExpressionError.Reason)])
  func errors(text: String, column: Int, reason: TargetExpressionError.Reason) {
    #expect(throws: TargetExpressionError.self) { try TargetExpression(text) }
    do {
      _ = try TargetExpression(text)
    } catch {
      #expect(error.reason == reason)
      #expect(error.column == column)
      #expect(error.length >= 1)
    }
  }

  @Test("Nesting without end and conditions without end are refused, not run out of stack")
  func limits() {
    let nested = String(repeating: "(", count: 100_000)
    #expect(throws: TargetExpressionError.self) { try TargetExpression(nested) }
    let many = (0...TargetExpression.atomLimit).map { "a.growth[2026] > \($0)" }
    #expect(throws: TargetExpressionError.self) {
      try TargetExpression(many.joined(separator: " or "))
    }
  }
}
