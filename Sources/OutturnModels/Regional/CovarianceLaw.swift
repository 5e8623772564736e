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

  /// Adds shocks, one after the other, each n long; the covariance of shock i is Σ/weight(i).
  mutating func add(_ shocks: ArraySlice<Double>, weight: (Int) -> Double) {
    let n = order
    precondition(shocks.count % n == 0, "\(shocks.count) values are not shocks of \(n) series")
    shocks.withUnsafeBufferPointer { shocks in
      scale.withUnsafeMutableBufferPointer { scale in
        for start in stride(from: 0, to: shocks.count, by: n) {
          let weight = weight(start / n)
          for j in 0..<n {
            for i in 0..<n { scale[i + j * n] += weight * shocks[start + i] * shocks[start + j] }
          }
        }
      }
    }
    degreesOfFreedom += Double(shocks.count / n)
  }

  func draw(from stream: inout RandomStream) throws(AlgebraError) -> Matrix {
    let scale = Matrix(rowCount: order, columnCount: order, columnMajor: scale)
    return try InverseWishart(scale: scale, degreesOfFreedom: degreesOfFreedom).draw(from: &stream)
  }
}
