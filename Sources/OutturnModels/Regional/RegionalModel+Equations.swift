package import OutturnAlgebra

extension RegionalModel {
  /// Diagonals below the main one that the equations reach: from a region's growth back to the
  /// nation's level of the year before.
  var bandwidth: Int { stateStride + min(3, regionCount + 1) * seriesCount - 1 }

  /// The joint Gaussian of all states given parameters, scales and figures.
  ///
  /// - Complexity: O(years · regions · n²).
  package func gaussianSystem(_ parameters: RegionalParameters) throws(AlgebraError)
    -> GaussianSystem
  {
    var equations = RegionalEquations(self)
    equations.refill(self, parameters, try RegionalFactors(parameters))
    return gaussianSystem(equations)
  }

  /// The same where the equations have their numbers already.
  func gaussianSystem(_ equations: RegionalEquations) -> GaussianSystem {
    var system = GaussianSystem(order: yearCount * stateStride, bandwidth: bandwidth)
    equations.fill(&system)
    return system
  }

  /// Every published figure: its state, its precision and its value.
  var figures: [(place: Int, precision: Double, value: Double)] {
    var figures: [(place: Int, precision: Double, value: Double)] = []
    for (region, id) in observations.regions.enumerated() {
      let sds = prior.measurement[id]!
      for year in 0..<yearCount {
        let place = place(year: year, block: region + 1)
        for series in 0..<seriesCount {
          guard let value = observations.values[year][region][series] else { continue }
          figures.append((place + series, 1 / (sds[series] * sds[series]), value))
        }
      }
    }
    return figures
  }

  /// D⁻¹, the precision of a deviation in the first year.
  var initialDeviationPrecision: Matrix {
    Matrix(diagonal: prior.initialDeviation.map { 1 / ($0 * $0) })
  }
}
