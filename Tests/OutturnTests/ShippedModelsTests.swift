import Foundation
import Outturn
import Testing

@Suite("Every model that ships")
struct ShippedModelsTests {
  static let folders: [String] = {
    let models = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Models")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: models.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
      .map { models.appendingPathComponent($0).path }
  }()

  @Test("is found")
  func found() { #expect(!Self.folders.isEmpty) }

  @Test("loads, fits, projects every scenario and judges its plan", arguments: folders)
  func runs(folder: String) throws {
    let project = try Project(at: folder)
    var options = ForecastOptions()
    options.paths = 20_000
    options.draws = 512
    let fitted = try project.fit(options)
    let scenarios = project.model.scenarios
    let projection = try fitted.projection(scenarios)
    #expect(projection.scenarios.map(\.scenario.id) == scenarios.map(\.id))
    for scenario in projection.scenarios {
      for series in scenario.series {
        for period in series.periods {
          let quantiles = period.growth.quantiles.values
          #expect(quantiles == quantiles.sorted())
          #expect(quantiles.allSatisfy { $0.isFinite })
        }
      }
    }
    let odds = try fitted.probability(
      ProbabilityRequest(question: .plan, scenario: scenarios[0]))
    #expect(!odds.targets.isEmpty)
    for target in odds.targets {
      #expect((0...1).contains(target.probability))
      #expect((target.mcStandardError > 0) == (target.basis == .jointPaths))
    }
  }

  @Test("has every row of its plan answered, with a probability or a reason", arguments: folders)
  func nothingDropped(folder: String) throws {
    let project = try Project(at: folder)
    var options = ForecastOptions()
    options.paths = 10_000
    options.draws = 256
    let odds = try project.fit(options).probability(
      ProbabilityRequest(question: .plan, scenario: .baseline))
    let plan = project.model.plan
    let answered = odds.targets.map(\.target.id)
    let refused = odds.unavailable.map { "\($0.indicator).\($0.measure?.rawValue ?? "none")" }
    let stated = plan.indicators.flatMap { indicator in
      indicator.growthTarget == nil && indicator.levelTarget == nil
        ? ["\(indicator.id).none"] : []
    }
    #expect((answered + refused).sorted() == (plan.targets.map(\.id) + stated).sorted())
    #expect(odds.unavailable.allSatisfy { !$0.explanation.en.isEmpty })
    if let whole = odds.joint?.wholePlan {
      #expect(whole.targets == answered.count)
      #expect(abs(whole.expectedMet - odds.targets.reduce(0) { $0 + $1.probability }) < 1e-9)
      #expect(whole.all.high <= odds.targets.map(\.probability).min()!)
    }
  }

  @Test("can be projected for every one of its regions", arguments: folders)
  func regions(folder: String) throws {
    let project = try Project(at: folder)
    for region in project.model.specification.regions {
      var options = ForecastOptions()
      options.paths = 10_000
      options.draws = 256
      options.region = region.id
      let document = try project.fit(options).projection([project.model.scenarios[0]])
      #expect(document.region.id == region.id)
    }
  }

  @Test("can be set back to an earlier year, when less was known", arguments: folders)
  func asOf(folder: String) throws {
    let project = try Project(at: folder)
    let year = project.model.specification.baseYear - 1
    let earlier = try project.asOf(year)
    var options = ForecastOptions()
    options.paths = 10_000
    options.draws = 256
    let document = try earlier.fit(options).projection([project.model.scenarios[0]])
    #expect(document.baseYear == year)
    let histories = document.scenarios[0].series.flatMap(\.history)
    #expect(histories.allSatisfy { $0.period.year <= year })
    #expect(throws: ForecastFailure.self) { try project.asOf(1900) }
  }

  @Test("has a record of its own files, which its probabilities quote", arguments: folders)
  func record(folder: String) throws {
    let project = try Project(at: folder)
    let record = try #require(project.model.record)
    // Made anew with `outturn backtest FOLDER --record` when the files change.
    #expect(record.modelSHA256 == project.model.digest)
    #expect(record.origins.count > 5 && record.regions.count > 1)
    var options = ForecastOptions()
    options.paths = 10_000
    options.draws = 256
    let odds = try project.fit(options).probability(
      ProbabilityRequest(question: .plan, scenario: .baseline))
    let calibration = try #require(odds.calibration)
    #expect(calibration.isCurrent && calibration.horizon == 1)
    for target in odds.linkedTargets {
      #expect((target.record == nil) == (target.target.measure == .level))
      if let bin = target.record {
        #expect(bin.from...bin.to ~= target.probability)
        #expect(bin.low...bin.high ~= bin.frequency)
      }
    }
  }
}
