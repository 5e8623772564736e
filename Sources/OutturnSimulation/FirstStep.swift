/// What the first step of a path leaves to the later ones where the coefficients are integrated out.
///
/// Its regressors x₀ = (1, last values) are the same on every path. With V = MMᵀ, q₀ = Mᵀx₀ and
/// d₀ = 1 + |q₀|² its w₀ is √d₀·ε₀. Given w₀, w at a later x has the mean (x₀ᵀVx/d₀)·w₀, and V falls to
///
///     V₁ = V − Vx₀(Vx₀)ᵀ/d₀ = aaᵀ + NNᵀ      a = Vx₀/(|q₀|·√d₀)      Nᵀx₀ = 0
///
/// so that the mean is (aᵀx)·|q₀|·ε₀. N's rows of the values are the lower Cholesky factor of those of
/// V − Vx₀(Vx₀)ᵀ/|q₀|²; its row of the constant follows from Nᵀx₀ = 0.
package struct FirstStep {
  /// √d₀.
  package let deviation: Double
  /// |q₀|.
  package let length: Double
  /// By coordinate of (aᵀx, Nᵀx): the constant, then the factors of the values that it takes: all for
  /// the first two, one less for each one after.
  package let columns: [[Double]]

  /// As the kernel takes it.
  package var numbers: [Double] { [deviation, length] + columns.flatMap { $0 } }

  /// - Parameters:
  ///   - rowFactor: M, lower, k×k packed by rows.
  ///   - history: The last values, k − 1.
  package init(rowFactor m: [Double], history: [Double]) {
    let x = [1] + history
    let k = x.count
    precondition(m.count == k * (k + 1) / 2, "\(m.count) values for a \(k)×\(k) factor")
    func factor(_ i: Int, _ j: Int) -> Double { m[i * (i + 1) / 2 + j] }
    let q = (0..<k).map { j in (j..<k).reduce(0.0) { $0 + factor($1, j) * x[$1] } }
    let square = q.reduce(0.0) { $0 + $1 * $1 }
    let product = (0..<k).map { i in (0...i).reduce(0.0) { $0 + factor(i, $1) * q[$1] } }
    deviation = (1 + square).squareRoot()
    length = square.squareRoot()
    let divisor = length * deviation

    let n = k - 1
    var lower = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
    for i in 0..<n {
      for j in 0...i {
        var sum = (0...j + 1).reduce(0.0) { $0 + factor(i + 1, $1) * factor(j + 1, $1) }
        sum -= product[i + 1] * product[j + 1] / square
        for s in 0..<j { sum -= lower[i][s] * lower[j][s] }
        lower[i][j] = i == j ? max(0, sum).squareRoot() : lower[j][j] > 0 ? sum / lower[j][j] : 0
      }
    }
    columns =
      [product.map { $0 / divisor }]
      + (0..<n).map { j in
        let values = (j..<n).map { lower[$0][j] }
        return [-zip(values, history[j...]).reduce(0.0) { $0 + $1.0 * $1.1 }] + values
      }
  }
}
