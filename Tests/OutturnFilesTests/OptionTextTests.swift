import Foundation
import OutturnFiles
import OutturnModels
import OutturnPlanning
import OutturnSeries
import OutturnSimulation
import Testing

@Suite struct OptionTextTests {
  private let specification: ModelSpecification

  init() throws {
    let small = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Valid/small")
    specification = try ModelFolder.load(at: small.path).specification
  }

  @Test("Growth of the year so far is read with its digits, by quarter and by month")
  func releases() throws {
    let year = specification.baseYear + 1
    let half = try OptionText.release("gdp@\(year)Q2=5.10", in: specification)
    #expect(half.growth.decimals == 2 && half.months == 6 && half.text == "gdp@\(year)Q2=5.10")
    let may = try OptionText.release("trade@\(year)-05=-8", in: specification)
    #expect(may.months == 5 && may.growth.value == -8)
    let june = try OptionText.release("gdp@\(year)-06=5.2", in: specification)
    #expect(throws: Diagnostic.self) { try OptionText.checkReleases([half, may, june]) }
    try OptionText.checkReleases([half, may])
  }

  @Test(
    "A mistaken figure of the year so far is told with its code and its column",
    arguments: [
      ("gdp", "E0221", 1), ("gdp=5", "E0227", 1), ("gdp@2026=5", "E0227", 5),
      ("gdp@2025Q2=5", "E0227", 5), ("gdp@2026Q5=5", "E0217", 5), ("gpd@2026Q2=5", "E0214", 1),
      ("cpi@2026Q2=2", "E0214", 1), ("gdp@2026Q2=5%", "E0204", 12),
      ("gdp@2026Q2=-100", "E0227", 12), ("gdp@2026Q2=5e0", "E0204", 12),
    ])
  func mistakenRelease(text: String, code: String, column: Int) throws {
    do {
      _ = try OptionText.release(text, in: specification)
      Issue.record("\(text) was taken")
    } catch {
      #expect(error.code == code && error.column == column, "\(text): \(error)")
      #expect(error.file == "--ytd")
    }
  }

  @Test("Assumptions are read with and without years")
  func assumptions() throws {
    #expect(
      try OptionText.assumption("gdp=7.5", in: specification)
        == Assumption(series: "gdp", years: nil, growth: 7.5))
    #expect(
      try OptionText.assumption("trade@2026=-8", in: specification)
        == Assumption(series: "trade", years: 2026...2026, growth: -8))
    #expect(
      try OptionText.assumption("gdp@2026..2028=7.5", in: specification)
        == Assumption(series: "gdp", years: 2026...2028, growth: 7.5))
  }

  @Test(
    "A mistaken assumption is told with its code and its column",
    arguments: [
      ("gdp", "E0221", 1), ("=5", "E0221", 1), ("gdp=", "E0221", 1), ("gdp@=5", "E0221", 1),
      ("gpd=5", "E0214", 1), ("cpi=2", "E0214", 1), ("gdp@26=5", "E0217", 5),
      ("gdp@2025=5", "E0217", 5), ("gdp@2028..2026=5", "E0217", 5),
      ("gdp@2026.2028=5", "E0217", 5), ("gdp=five", "E0204", 5), ("gdp=5%", "E0204", 5),
      ("gdp=5.5％", "E0105", 8), ("gdp＝5", "E0105", 4), ("gdp=inf", "E0205", 5),
      ("gdp=-100", "E0206", 5), ("gdp@2026=1e999", "E0205", 10),
    ])
  func mistakes(text: String, code: String, column: Int) throws {
    do {
      _ = try OptionText.assumption(text, in: specification)
      Issue.record("\(text) is taken")
    } catch {
      #expect(error.code == code)
      #expect(error.column == column)
      #expect(error.file == "--assume")
      #expect(error.excerpt == text)
      #expect(!error.message.en.isEmpty && !error.message.zhHans.isEmpty)
    }
  }

  @Test("Tails are normal, Student t from 3 degrees of freedom, resampled, or volatile on top")
  func tails() throws {
    #expect(try OptionText.tails("normal") == .normal)
    #expect(try OptionText.tails("t:3") == .studentT(3))
    #expect(try OptionText.tails("bootstrap") == .bootstrap)
    #expect(try OptionText.tails("volatile:0.2") == .volatile(0.2))
    #expect(try OptionText.tails("t:4+volatile:0.15") == Tails(.studentT(4), volatility: 0.15))
    #expect(try OptionText.tails("bootstrap+volatile:.5") == Tails(.bootstrap, volatility: 0.5))
    for text in [
      "", "t", "t:", "t:2", "t:2.5", "t:-4", "t:04", "T:4", "student", "t:1e3", "volatile",
      "volatile:", "volatile:0", "volatile:-0.2", "volatile:0.51", "volatile:1e-1",
      "volatile:0x1", "volatile:nan", "volatile:0.2+t:4", "t:4+normal", "t:4+", "+volatile:0.2",
      "t:4+volatile:0.2+volatile:0.2", "bootstrap:30",
    ] {
      #expect(throws: Diagnostic.self) { try OptionText.tails(text) }
    }
  }

  @Test("Growth that looks like a share is told, with what was meant and where")
  func shares() throws {
    let warning = try #require(
      OptionText.shareWarning(0.055, in: "gdp@2026=0.055+-0.3", option: "--condition"))
    #expect(warning.severity == .warning && warning.code == "W0511")
    #expect(warning.column == 10 && warning.length == 5)
    #expect(warning.help?.en.contains("for 5.5 % write 5.5") == true)
    for growth in [0, 0.5, 5.5, -8, 0.055e2] {
      #expect(OptionText.shareWarning(growth, in: "\(growth)", option: "--growth") == nil)
    }
  }

  @Test("A base is a level of the base year with its digits")
  func base() throws {
    let base = try OptionText.base("gdp@2025=312.8", in: specification)
    #expect(base.series == "gdp" && base.year == 2025)
    #expect(base.level.interval == 312.75...312.85)
    #expect(try OptionText.base("gdp=312.8", in: specification) == base)
    for text in ["gdp@2024=312.8", "gdp@2025=-3", "gdp@2025..2026=3", "gdp@2025=1e2", "x=1"] {
      #expect(throws: Diagnostic.self) { try OptionText.base(text, in: specification) }
    }
  }

  @Test("Scenarios and regions are found by name, and the nearest name is suggested")
  func names() throws {
    let scenarios = [Scenario.baseline]
    #expect(try OptionText.scenario("baseline", among: scenarios).id == "baseline")
    do {
      _ = try OptionText.scenario("basline", among: scenarios)
      Issue.record("a misspelt scenario is taken")
    } catch {
      #expect(error.code == "E0220")
      #expect(error.help?.en == "did you mean \"baseline\"?")
    }
    #expect(try OptionText.region("county", in: specification).code == "431102")
    #expect(throws: Diagnostic.self) { try OptionText.region("hunan", in: specification) }
  }

  @Test("Conditions are read, and their names and years are checked")
  func conditions() throws {
    let names = ["gdp", "trade"]
    let text = "gdp.growth[2026] >= 5.5 and trade.level[2026] > 21"
    #expect(try OptionText.condition(text, names: names, in: specification).atoms.count == 2)
    for (text, code, column) in [
      ("gdp.growth[2026] >= 5.5 and tarde.level[2026] > 21", "E0214", 29),
      ("gdp.growth[2025] >= 5.5", "E0217", 1), ("gdp.growth[2026] == 5.5", "E0225", 18),
      ("gdp.growth[2026] >= 5.5％", "E0105", 24), ("gdp.growth[2026] >=", "E0225", 20),
    ] {
      do {
        _ = try OptionText.condition(text, names: names, in: specification)
        Issue.record("\(text) is taken")
      } catch {
        #expect(error.code == code && error.column == column, "\(text): \(error)")
      }
    }
  }

  @Test("Distributions are read by name, with their numbers checked")
  func laws() throws {
    func read(_ text: String) throws -> ConditionLaw {
      try OptionText.outcome(text, in: specification)[0].law
    }
    #expect(
      try read("gdp@2026=normal(5.5, 0.3)") == .distributed(centre: 5.5, below: 0.3, above: 0.3))
    #expect(
      try read("trade@2026=triangular(-30,-20,0)") == .triangular(low: -30, mode: -20, high: 0))
    #expect(
      try read("gdp@2026=t(5.5,0.3,4)")
        == .studentT(centre: 5.5, scale: 0.3, degreesOfFreedom: 4))
    #expect(try read("gdp@2026=empirical(6, 4.8,5.2)") == .empirical([6, 4.8, 5.2]))
    for (text, code, column) in [
      ("gdp@2026=normal(5.5)", "E0226", 10), ("gdp@2026=normal(5.5,-0.3)", "E0226", 10),
      ("gdp@2026=triangular(6,5,4)", "E0226", 10), ("gdp@2026=t(5,1,2)", "E0226", 10),
      ("gdp@2026=empirical(5,5)", "E0226", 10), ("gdp@2026=trangular(4,5,6)", "E0221", 10),
      ("gdp@2026=normal(5.5,x)", "E0204", 21), ("gdp@2026>=normal(5,1)", "E0226", 11),
      ("gdp@2026=normal(5.5,0.3", "E0226", 10), ("gdp@2026=normal(-200,1)", "E0206", 17),
    ] {
      do {
        _ = try read(text)
        Issue.record("\(text) is taken")
      } catch let error as Diagnostic {
        #expect(error.code == code && error.column == column, "\(text): \(error)")
      }
    }
  }

  @Test("A view is a mean, or a mean and a standard deviation; another distribution is refused")
  func views() throws {
    let plain = try OptionText.view("gdp@2026=5.0", in: specification)
    #expect(plain.map(\.mean) == [5] && plain.map(\.standardDeviation) == [nil])
    let spread = try OptionText.view("gdp@2026=5.0+-0.4", in: specification)
    #expect(spread.map(\.mean) == [5] && spread.map(\.standardDeviation) == [0.4])
    for text in ["gdp@2026=5.0+0.2-0.4", "gdp@2026>=5", "gdp@2026=triangular(4,5,6)"] {
      do {
        _ = try OptionText.view(text, in: specification)
        Issue.record("\(text) is taken")
      } catch {
        #expect(error.code == "E0226", "\(text): \(error)")
      }
    }
  }

  @Test("Views of several people are pooled by their weights")
  func pools() throws {
    let views = try OptionText.view("gdp@2026..2027 = pool(0.6*4.5, 0.4 * 5.5)", in: specification)
    #expect(views.map(\.text) == [2026, 2027].map { "gdp@\($0)=pool(0.6*4.5, 0.4 * 5.5)" })
    // 2.7 + 2.2, rounded twice.
    #expect(views.allSatisfy { abs($0.mean - 4.9) < 1e-15 * 8 })
    for (text, code, column) in [
      ("gdp@2026=pool(0.6*4.5)", "E0226", 10), ("gdp@2026=pool(0.6*4.5,0.6*5)", "E0226", 10),
      ("gdp@2026=pool(0.6*4.5,5)", "E0226", 10), ("gdp@2026=pool(0.5*x,0.5*5)", "E0204", 19),
      ("gdp@2026=pool(0.5*4,0.5*5", "E0226", 10), ("gdp@2026=pool(-1*4,2*5)", "E0206", 15),
    ] {
      do {
        _ = try OptionText.view(text, in: specification)
        Issue.record("\(text) is taken")
      } catch {
        #expect(error.code == code && error.column == column, "\(text): \(error)")
      }
    }
    // An outcome is one.
    #expect(throws: Diagnostic.self) {
      try OptionText.outcome("gdp@2026=pool(0.5*4,0.5*5)", in: specification)
    }
  }

  @Test("Known outcomes are values, distributions and regions of cells, paths and sums")
  func outcomes() throws {
    func read(_ text: String) throws -> [Condition] {
      try OptionText.outcome(text, in: specification)
    }
    let cell = CellCombination.cell("gdp", period: 2026)
    #expect(
      try read("gdp@2026=5.5") == [Condition(cell, law: .exact(5.5), text: "gdp@2026=5.5")])
    #expect(try read(" gdp@2026 = -5.5 ")[0].law == .exact(-5.5))
    #expect(try read("gdp@2026=5.5e-1")[0].law == .exact(0.55))
    for text in ["gdp@2026=5.5+-0.3", "gdp@2026=5.5±0.3", "gdp@2026 = 5.5 +- 0.3"] {
      #expect(try read(text)[0].law == .distributed(centre: 5.5, below: 0.3, above: 0.3))
    }
    #expect(
      try read("gdp@2026=5.5+0.2-0.5")[0].law
        == .distributed(centre: 5.5, below: 0.5, above: 0.2))
    for text in ["gdp@2026>=5.5", "gdp@2026>5.5", "gdp@2026≥5.5"] {
      #expect(try read(text)[0].law == .within(5.5 ... .infinity))
    }
    #expect(try read("gdp@2026<=-1")[0].law == .within(-.infinity ... -1))
    let path = try read("gdp@2026..2028=5")
    #expect(path.map(\.text) == ["gdp@2026=5", "gdp@2027=5", "gdp@2028=5"])
    #expect(path[2].combination == .cell("gdp", period: 2028))
    #expect(
      try read("sum(gdp@2026..2028)=16")[0].combination == .sum("gdp", over: 2026...2028))
    #expect(
      try read("mean(gdp@2026..2027)>=5")[0].combination == .average("gdp", over: 2026...2027))
    #expect(
      try read("2*gdp@2026 - 0.5 * gdp@2027=8")[0].combination
        == 2 * .cell("gdp", period: 2026) - 0.5 * .cell("gdp", period: 2027))
    #expect(try read("trade@2026=-20+-5")[0].combination == .cell("trade", period: 2026))
  }

  @Test(
    "A mistaken condition is told with its code and its column",
    arguments: [
      ("gdp@2026", "E0226", 1), ("gdp=5", "E0226", 1), ("gdp@2026=", "E0204", 10),
      ("gpd@2026=5", "E0214", 1), ("cpi@2026=5", "E0214", 1), ("gdp@26=5", "E0217", 5),
      ("gdp@2025=5", "E0217", 5), ("gdp@2028..2026=5", "E0217", 5), ("gdp@2026=5%", "E0204", 10),
      ("gdp@2026=-100", "E0206", 10), ("gdp@2026=5+-0", "E0206", 13),
      ("gdp@2026=5+0.2", "E0226", 11), ("gdp@2026>=5+-0.3", "E0226", 12),
      ("gdp@2026＝5", "E0105", 9), ("max(gdp@2026..2027)=5", "E0226", 1),
      ("sum(gdp@2026..2027=5", "E0226", 1), ("gdp@2026-gdp@2026=0", "E0226", 1),
      ("gdp@2026+gdp@2026..2027=5", "E0226", 10), ("gdp@2026+trade@2026=5", "E0226", 10),
      ("2gdp@2026=5", "E0204", 1), ("=5", "E0226", 1), ("gdp@2026=5 6", "E0226", 12),
      ("gdp@2026)=5", "E0226", 9),
    ])
  func outcomeMistakes(text: String, code: String, column: Int) throws {
    do {
      _ = try OptionText.outcome(text, in: specification)
      Issue.record("\(text) is taken")
    } catch {
      #expect(error.code == code && error.column == column, "\(text): \(error)")
      #expect(error.file == "--condition" && error.excerpt == text)
      #expect(!error.message.en.isEmpty && !error.message.zhHans.isEmpty)
    }
  }

  @Test("Figures keep their digits")
  func figures() throws {
    #expect(try OptionText.figure("5.50", option: "--growth").decimals == 2)
    #expect(try OptionText.figure("-1", option: "--growth").value == -1)
    for text in ["", "5,5", "nan", "1e3", "５"] {
      #expect(throws: Diagnostic.self) { try OptionText.figure(text, option: "--growth") }
    }
  }

  @Test(
    "The nearest name is the one that a person meant",
    arguments: [
      ("exprots", "exports"), ("gpd", "gdp"), ("GDP", "gdp"), ("industy", "industry"),
      ("retial", "retail"), ("fixed_investmen", "fixed_investment"), ("zzz", nil), ("", nil),
      ("x", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    let names = ["gdp", "industry", "retail", "exports", "fixed_investment"]
    #expect(NameSuggestion.nearest(to: name, in: names) == expected)
  }
}
