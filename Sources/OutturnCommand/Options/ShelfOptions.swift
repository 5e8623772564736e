internal import ArgumentParser
internal import Outturn

/// Which estimators `fit` shows, and what they are fitted to.
struct ShelfOptions: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue, help: "估计方法，可重复 / estimator (repeatable)",
    completion: Choice.completion(Estimator.self),
    transform: { try Choice.value($0, of: "--estimator") })
  var estimator: [Estimator] = []

  @Option(help: "地区，默认历史最长的 / region; default: longest history")
  var region: String?

  @Option(
    help: "指标，逗号分隔，如 gdp,retail / indicators",
    transform: { try ShelfOptions.indicators($0) })
  var indicators: [String] = []

  @Option(
    help: "外部指标，如 china.gdp=4.8，可重复 / exogenous series",
    transform: { try ShelfOptions.exogenous($0) })
  var exogenous: [ExogenousSeries] = []

  @Option(
    parsing: .unconditional, help: "滞后年数，0 到 8 / lags",
    transform: { try ShelfOptions.lags($0) })
  var lags: Int?

  @Option(
    help: "异常年份：leave-out、dummies、weighted、scaled、none / outliers",
    completion: Choice.completion(OutlierRule.self),
    transform: { try Choice.value($0, of: "--outliers") })
  var outliers: OutlierRule?

  var request: FitRequest {
    var request = FitRequest()
    request.estimators = estimator
    request.region = region
    request.indicators = indicators
    request.exogenous = exogenous
    request.lags = lags
    request.outliers = outliers
    return request
  }

  private static func indicators(_ text: String) throws -> [String] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " })
    }
    guard names.allSatisfy({ !$0.isEmpty }) else {
      throw ValidationError(
        "--indicators 要用逗号分隔的指标名，如 gdp,retail (names separated by commas): \(text)")
    }
    guard Set(names).count == names.count else {
      throw ValidationError("--indicators 中有重复的指标 (an indicator stands twice): \(text)")
    }
    return names
  }

  private static func exogenous(_ text: String) throws -> ExogenousSeries {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let names = parts[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let next = parts.count == 2 ? Double(parts[1]) : nil
    guard names.count == 2, names.allSatisfy({ !$0.isEmpty }),
      parts.count == 1 || next?.isFinite ?? false
    else {
      throw ValidationError(
        "--exogenous 要写成 地区.指标 或 地区.指标=次年增速，如 china.gdp=4.8 (region.series, or with next year's growth): \(text)"
      )
    }
    return ExogenousSeries(region: names[0], series: names[1], next: next)
  }

  private static func lags(_ text: String) throws -> Int {
    guard let lags = Int(text), 0...FitRequest.mostLags ~= lags else {
      throw ValidationError(
        "--lags 要 0 到 \(FitRequest.mostLags) 的整数 (a whole number from 0 to \(FitRequest.mostLags)): \(text)"
      )
    }
    return lags
  }
}
