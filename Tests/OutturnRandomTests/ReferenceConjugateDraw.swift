import Glibc
import OutturnAlgebra
import OutturnRandom
import _OutturnTestSupport

/// One draw of (B, L) and one path once more, a scalar at a time and by the textbook's route: W is
/// formed and inverted, Σ is formed and factored.
struct ReferenceConjugateDraw {
  let mean: Matrix
  let rowFactor: Matrix
  let scaleFactor: Matrix
  let degreesOfFreedom: Double
  let seed: UInt64

  private var n: Int { mean.columnCount }
  private var k: Int { mean.rowCount }
  /// Numbers that whole slots hold, four each.
  private func whole(_ count: Int) -> Int { (count + 3) & ~3 }

  func draw(_ counter: UInt64) throws -> (coefficients: Matrix, factor: Matrix) {
    let below = n * (n - 1) / 2
    let normals = whole(below + k * n)
    func number(_ index: Int) -> Double {
      ReferencePhilox.normal(index, path: counter, purpose: 0x5348_0007, seed: seed)
    }
    // U is upper triangular with U_ii² ~ χ²(ν − n + 1 + i); its transpose is stored by rows.
    var upper = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0..<i { upper[j, i] = number(i * (i - 1) / 2 + j) }
      let freedom = degreesOfFreedom - Double(n - 1 - i)
      upper[i, i] = chiSquare(
        freedom, normal: number(normals + i),
        uniform: ReferencePhilox.uniform(
          normals + whole(n) + i, path: counter, purpose: 0x5348_0007, seed: seed), i, counter
      ).squareRoot()
    }
    let wishart = upper.multiplied(by: upper, transposingOther: true)
    let covariance =
      scaleFactor
      * (try Cholesky(wishart)).inverse.multiplied(by: scaleFactor, transposingOther: true)
    let factor = try Cholesky(covariance).lower
    var z = Matrix(rowCount: k, columnCount: n)
    for j in 0..<k {
      for i in 0..<n { z[j, i] = number(below + j * n + i) }
    }
    return (mean + (rowFactor * z).multiplied(by: factor, transposingOther: true), factor)
  }

  /// The values of a path by step, with the draw's shocks.
  func path(_ counter: UInt64, after recent: [[Double]], horizon: Int) throws -> [[Double]] {
    let (coefficients, factor) = try draw(counter)
    var past = recent
    return (0..<horizon).map { step in
      let x = past.reduce([1.0], +)
      let shocks = (0..<n).map {
        ReferencePhilox.normal(
          step * whole(n) + $0, path: counter, purpose: 0x5348_0008, seed: seed)
      }
      let impulse = factor * shocks
      let y = (0..<n).map { i in
        x.indices.reduce(impulse[i]) { $0 + x[$1] * coefficients[$1, i] }
      }
      past = [y] + past.dropLast()
      return y
    }
  }

  /// Marsaglia and Tsang's method; from the second attempt on with the numbers of slots apart.
  private func chiSquare(
    _ freedom: Double, normal: Double, uniform: Double, _ index: Int, _ counter: UInt64
  ) -> Double {
    func far(_ place: Int) -> Double {
      ReferencePhilox.uniform(
        4 * 0x4000_0000 + place, path: counter, purpose: 0x5348_0007, seed: seed)
    }
    let shape = freedom / 2
    let d = max(shape, shape < 1 ? shape + 1 : 0) - 1.0 / 3
    var (z, u, attempt) = (normal, uniform, 0)
    while true {
      let base = 1 + z / (9 * d).squareRoot()
      let v = base * base * base
      if base > 0, log(u) <= z * z / 2 + d - d * v + d * log(v) {
        return 2 * d * v * (shape < 1 ? pow(far(4 * index), 1 / shape) : 1)
      }
      attempt += 1
      let place = 4 * (attempt * n + index)
      z = ReferencePhilox.normal(
        4 * 0x4000_0000 + place, path: counter, purpose: 0x5348_0007, seed: seed)
      u = far(place + 2)
    }
  }
}
