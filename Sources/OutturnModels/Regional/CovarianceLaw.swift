internal import OutturnAlgebra
internal import OutturnRandom

/// The inverse-Wishart law of an n×n covariance given a prior and weighted shocks.
struct CovarianceLaw {
  /// The prior's scale, (ν − n − 1) times its mean, plus the weighted squares.
  ///
  /// n×n, column-major: added to thousands of times, and a checked subscript for each element would
  /// cost more than the arithmetic.
  private var scale: [Double]
  private let order: Int
  private var degreesOfFreedom: Double

  init(_ prior: CovariancePrior) {
    let n = Double(prior.standardDeviations.count)
    scale = ((prior.degreesOfFreedom - n - 1) * Matrix(rows: prior.mean)).elements
    order = prior.standardDeviations.count
    degreesOfFreedom = prior.degreesOfFreedom
  }

  /// Adds one shock, n long, of covariance Σ/weight.
  mutating func add(_ shock: ArraySlice<Double>, weight: Double) {
    let n = order
    precondition(shock.count == n, "a shock of \(shock.count) series for order \(n)")
    shock.withUnsafeBufferPointer { shock in
      scale.withUnsafeMutableBufferPointer { scale in
        for j in 0..<n {
          for i in 0..<n { scale[i + j * n] += weight * shock[i] * shock[j] }
        }
      }
    }
    degreesOfFreedom += 1
  }

  func draw(from stream: inout RandomStream) throws(AlgebraError) -> Matrix {
    let scale = Matrix(rowCount: order, columnCount: order, columnMajor: scale)
    return try InverseWishart(scale: scale, degreesOfFreedom: degreesOfFreedom).draw(from: &stream)
  }
}
