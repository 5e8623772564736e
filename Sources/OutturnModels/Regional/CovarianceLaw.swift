internal import OutturnAlgebra
internal import OutturnRandom

/// The inverse-Wishart law of an n×n covariance given a prior and weighted shocks.
struct CovarianceLaw {
  /// The prior's scale, (ν − n − 1) times its mean, plus the weighted squares.
  private var scale: Matrix
  private var degreesOfFreedom: Double

  init(_ prior: CovariancePrior) {
    let n = Double(prior.standardDeviations.count)
    scale = (prior.degreesOfFreedom - n - 1) * Matrix(rows: prior.mean)
    degreesOfFreedom = prior.degreesOfFreedom
  }

  /// Adds one shock, n long, of covariance Σ/weight.
  mutating func add(_ shock: ArraySlice<Double>, weight: Double) {
    let start = shock.startIndex
    for j in 0..<shock.count {
      for i in 0..<shock.count {
        scale[i, j] += weight * shock[start + i] * shock[start + j]
      }
    }
    degreesOfFreedom += 1
  }

  func draw(from stream: inout RandomStream) throws(AlgebraError) -> Matrix {
    try InverseWishart(scale: scale, degreesOfFreedom: degreesOfFreedom).draw(from: &stream)
  }
}
