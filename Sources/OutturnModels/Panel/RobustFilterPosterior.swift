public import OutturnAlgebra
public import OutturnRandom
private import Glibc

/// A panel after the robust filter: where every unit stands, and what comes next.
public struct RobustFilterPosterior: FittedForecastModel {
  /// What the units share.
  public let parameters: RobustFilterParameters
  /// The units.
  public let seriesNames: [String]
  /// Log of the predictive density of each unit's values, each before it was seen.
  public let logDensities: [Double]
  private let laws: [UnitLaw]

  /// Where one unit stands after the last period.
  private struct UnitLaw {
    var mean: Double
    var departure: Double
    /// Lower factor of the covariance of both, as a multiple of σ.
    var factor: (mean: Double, both: Double, departure: Double)
    /// σ² now, and σ² in the long run: S and n of S/χ²(n).
    var present: (squares: Double, degreesOfFreedom: Double)
    var lasting: (squares: Double, degreesOfFreedom: Double)
  }

  init(panel: PanelTable, parameters: RobustFilterParameters) {
    self.parameters = parameters
    seriesNames = panel.units
    var lasting = parameters
    lasting.discount = Self.withoutForgetting
    var logDensities: [Double] = []
    laws = panel.values.map { row in
      let isKnown = row.map { $0 != nil }
      let known = row.compactMap(\.self)
      let state = RobustFilter(
        known, parameters: parameters,
        schedule: RobustFilterSchedule(isKnown: isKnown, parameters: parameters))
      let whole = RobustFilter(
        known, parameters: lasting,
        schedule: RobustFilterSchedule(isKnown: isKnown, parameters: lasting))
      logDensities.append(state.logLikelihood)
      let p = state.covariance
      let first = max(p.mean, 0).squareRoot()
      let below = first > 0 ? p.both / first : 0
      return UnitLaw(
        mean: state.mean, departure: state.departure,
        factor: (first, below, max(p.departure - below * below, 0).squareRoot()),
        present: (state.squares, state.degreesOfFreedom),
        lasting: (whole.squares, whole.degreesOfFreedom))
    }
    self.logDensities = logDensities
  }

  /// A discount that forgets nothing.
  private static let withoutForgetting = 1 - 0x1p-40

  /// The mean of the predictive distribution, H×N, model units; exact.
  public func forecastMean(horizon: Int) -> Matrix {
    precondition(horizon >= 1, "no forecast \(horizon) periods ahead")
    var result = Matrix(rowCount: horizon, columnCount: laws.count)
    for (unit, law) in laws.enumerated() {
      var departure = law.departure
      for h in 0..<horizon {
        departure *= parameters.persistence
        result[h, unit] = law.mean + departure
      }
    }
    return result
  }

  /// Paths of all units, `count` times H×N. Given the shared parameters the units are independent.
  ///
  /// A unit's scale is drawn from what is known of it now; in each later period it is drawn anew,
  /// with probability 1 − δ, from what all of its history says.
  public func simulatedPaths(horizon: Int, count: Int, seed: Seed) -> [Matrix] {
    precondition(horizon >= 1 && count >= 0, "\(count) paths of \(horizon) periods")
    return (0..<count).map { index in
      var stream = seed.stream(.panelPaths, UInt32(index))
      var result: [Double] = []
      result.reserveCapacity(horizon * laws.count)
      for unit in laws.indices {
        append(unit, horizon: horizon, to: &result, from: &stream, normals: nil)
      }
      return Matrix(rowCount: horizon, columnCount: laws.count, columnMajor: result)
    }
  }

  /// Standard normal numbers that one unit's path of so many periods takes.
  static func normalCount(horizon: Int) -> Int { 2 + 2 * horizon }

  /// Appends one path of a unit.
  ///
  /// - Parameter normals: ``normalCount(horizon:)`` of them, given so that the paths of several
  ///   series may move together; nil takes them from the stream.
  func append(
    _ unit: Int, horizon: Int, to result: inout [Double], from stream: inout RandomStream,
    normals: UnsafeBufferPointer<Double>?
  ) {
    let law = laws[unit]
    var used = 0
    func normal() -> Double {
      guard let normals else { return stream.normal() }
      used += 1
      return normals[used - 1]
    }
    func scale(_ state: (squares: Double, degreesOfFreedom: Double)) -> Double {
      (state.squares / stream.chiSquared(degreesOfFreedom: state.degreesOfFreedom)).squareRoot()
    }
    var sigma = scale(law.present)
    let first = normal()
    let mean = law.mean + sigma * law.factor.mean * first
    var departure =
      law.departure
      + sigma * (law.factor.both * first + law.factor.departure * normal())
    for h in 0..<horizon {
      if h > 0, stream.uniform() < 1 - parameters.discount { sigma = scale(law.lasting) }
      departure =
        parameters.persistence * departure
        + parameters.departureScale * sigma * normal()
      result.append(mean + departure + sigma * normal())
    }
  }
}
