internal import OutturnAlgebra
internal import OutturnModels
internal import OutturnRandom

/// The models whose paths are simulated.
package enum ModelForm: Sendable, Hashable, CaseIterable {
  /// Both forms of the regional model; their names are the members'.
  case regional
  /// The conjugate vector autoregression.
  case conjugate
}

extension FittedModel {
  /// The law of motion of a region's growth, one set of parameters a draw.
  ///
  /// - Parameters:
  ///   - region: Place of the region.
  ///   - tails: Shape of the shocks; nil leaves it as estimated. Their variance stays.
  /// - Returns: nil for the conjugate form when a figure that it starts from is not published.
  /// - Throws: ``ScenarioError/tooFewResiduals(_:_:)``.
  package func pathModel(
    _ form: ModelForm, region: Int, tails: Tails?
  ) throws(ScenarioError) -> PathModel? {
    switch form {
    case .regional:
      return .components(try componentModel(region: region, tails: tails))
    case .conjugate:
      return try conjugateModel(region: region, tails: tails).map(PathModel.vectorAutoregression)
    }
  }

  /// Components in order: national level, national shock, then the deviation of each region down
  /// to the one asked for.
  private func componentModel(
    region: Int, tails: Tails?
  ) throws(ScenarioError) -> ComponentPathModel {
    let n = specification.modelled.count
    let prior = specification.regional
    let estimated =
      [0, prior.errorDegreesOfFreedom]
      + Array(repeating: prior.errorDegreesOfFreedom, count: region)
    let degrees = estimated.map { tails.degreesOfFreedom(estimated: $0) }
    let factors = zip(estimated, degrees).map { rescaling(from: $0, to: $1) }
    var parameters: [Double] = []
    parameters.reserveCapacity(
      drawCount
        * ComponentPathModel.parametersPerDraw(
          seriesCount: n, componentCount: estimated.count))
    let ones = Array(repeating: 1.0, count: n)
    let zeros = Array(repeating: 0.0, count: n)
    for member in regional.members {
      let model = member.model
      let phi = model.levelPersistence
      let levelPersistence = ones.map { phi * $0 }
      for draw in member.draws {
        func append(
          intercept: [Double], persistence: [Double], factor: Matrix, scale: Double,
          loading: [Double]
        ) {
          parameters += intercept
          parameters += persistence
          for i in 0..<n {
            for j in 0...i { parameters.append(scale * factor.elements[i + j * n]) }
          }
          parameters += loading
        }
        parameters += model.lastLevel(draw)
        append(
          intercept: draw.longRunMean.map { (1 - phi) * $0 }, persistence: levelPersistence,
          factor: draw.levelFactor, scale: factors[0], loading: ones)
        parameters += zeros
        append(
          intercept: zeros, persistence: zeros, factor: draw.shockFactor, scale: factors[1],
          loading: region == 0 ? ones : draw.loading)
        for below in 1..<max(1, region + 1) {
          for series in 0..<n {
            parameters.append(model.lastDeviation(draw, region: below, series: series))
          }
          append(
            intercept: zeros, persistence: draw.persistence,
            factor: draw.deviationFactors[below - 1], scale: factors[below + 1], loading: ones)
        }
      }
    }
    return ComponentPathModel(
      seriesCount: n, componentCount: estimated.count, degreesOfFreedom: degrees,
      drawCount: drawCount, parameters: parameters, volatility: tails.shockVolatility,
      residuals: tails.resamples ? try regionalResiduals(region: region) : nil)
  }

  private func conjugateModel(
    region: Int, tails: Tails?
  ) throws(ScenarioError) -> VectorAutoregressionPathModel? {
    guard let history = conjugateHistory(region: region) else { return nil }
    let draws: ConjugateDraws
    do {
      // Streams 0 to 3 belong to the regional model's chains.
      draws = try conjugate.posterior.draws(drawCount, seed: seed, firstStream: 1 << 20)
    } catch {
      preconditionFailure("a posterior that was factored before: \(error)")
    }
    let degrees = tails.degreesOfFreedom(estimated: 0)
    let scale = rescaling(from: 0, to: degrees)
    let factor = draws.regressorCount * draws.seriesCount
    var parameters: [Double] = []
    for place in draws.indices {
      let row = draws.parameters(of: place)
      parameters += row[..<factor]
      for value in row[factor...] { parameters.append(scale * value) }
    }
    return VectorAutoregressionPathModel(
      seriesCount: specification.modelled.count, lags: conjugate.design.lags,
      degreesOfFreedom: degrees, drawCount: drawCount,
      parameters: parameters, history: history.flatMap { $0 }, volatility: tails.shockVolatility,
      residuals: tails.resamples ? try conjugateResiduals() : nil)
  }

  /// The last years of a region, latest first, model units; nil when one is not published.
  package func conjugateHistory(region: Int) -> [[Double]]? {
    var history: [[Double]] = []
    for lag in 0..<conjugate.design.lags {
      let year = observations.values[observations.yearCount - 1 - lag][region]
      let known = year.compactMap { $0 }
      if known.count < year.count { return nil }
      history.append(known)
    }
    return history
  }

  /// Factor on a scale that keeps the variance when the degrees of freedom change.
  private func rescaling(from old: Int, to new: Int) -> Double {
    (varianceFactor(degreesOfFreedom: old) / varianceFactor(degreesOfFreedom: new)).squareRoot()
  }
}
