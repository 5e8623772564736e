private import Glibc

/// The distribution function of χ²(ν) for integer ν, by its finite sums (DLMF 8.4.10–8.4.12).
package enum ChiSquareLaw {
  package static func cumulative(_ x: Double, degreesOfFreedom: Int) -> Double {
    if x <= 0 { return 0 }
    let half = x / 2
    let isOdd = degreesOfFreedom % 2 == 1
    var term = isOdd ? 2 * (half / .pi).squareRoot() * exp(-half) : exp(-half)
    var upper = isOdd ? erfc(half.squareRoot()) : 0
    for j in 0..<degreesOfFreedom / 2 {
      upper += term
      term *= half / (Double(j) + (isOdd ? 1.5 : 1))
    }
    return 1 - upper
  }

  /// The quantile at Φ(z), for |z| up to 6, to about 10⁻¹¹ of itself.
  package static func quantile(ofNormal z: Double, degreesOfFreedom: Int) -> Double {
    let p = 0.5 * erfc(-z / 2.0.squareRoot())
    var (low, high) = (0.0, 2000.0)
    for _ in 0..<80 {
      let x = (low + high) / 2
      if cumulative(x, degreesOfFreedom: degreesOfFreedom) < p { low = x } else { high = x }
    }
    return high
  }
}
