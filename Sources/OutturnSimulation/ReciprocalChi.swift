/// 1/χ(ν) as a polynomial in the normal with the same probability, so that one normal gives one
/// variate without rejection, logarithm, root or division.
///
/// χ = c(z) with F(c(z)) = Φ(z) follows from c″ = c′·(−z − ((ν − 1)/c − c)·c′), the derivative of
/// c′ = φ(z)/f(c). It is followed from either tail to the median: on the way there an error in the
/// tail's probability shrinks as that probability grows. Only sums, products, quotients and square roots
/// are used, which every machine rounds alike.
package struct ReciprocalChi {
  /// Degrees of freedom for which the relative error is below 2·10⁻¹⁰.
  package static let degreesOfFreedom = 10...200
  /// Normals of 32 bits end at √(66·ln 2) = 6.764.
  private static let end = 6.78
  private static let tail = 10
  private static let stepsPerUnit = 256

  /// By rising powers of the normal.
  package let coefficients: [Double]

  /// Coefficients, an even number, that keep the relative error below 2·10⁻¹⁰ from some degrees of
  /// freedom on: the more, the nearer to a normal law.
  package static func coefficientCount(degreesOfFreedom: Int) -> Int {
    switch degreesOfFreedom {
    case 100...: 12
    case 60...: 14
    case 30...: 16
    case 20...: 18
    case 15...: 20
    case 12...: 22
    default: 24
    }
  }

  /// - Parameters:
  ///   - degreesOfFreedom: ν, within ``degreesOfFreedom``.
  ///   - count: Of coefficients; nil for as many as ``coefficientCount(degreesOfFreedom:)`` says.
  package init(degreesOfFreedom: Int, count: Int? = nil) {
    precondition(
      Self.degreesOfFreedom.contains(degreesOfFreedom), "\(degreesOfFreedom) degrees of freedom")
    let law = Law(degreesOfFreedom: degreesOfFreedom)
    let (lower, upper) = law.paths(from: Double(Self.tail))
    // Chebyshev's nodes, moved to the nearest step of the paths.
    let places = Self.chebyshevNodes(
      count ?? Self.coefficientCount(degreesOfFreedom: degreesOfFreedom)
    ).map {
      Int(($0 * Self.end * Double(Self.stepsPerUnit)).rounded())
    }
    let last = Self.tail * Self.stepsPerUnit
    coefficients = Self.interpolation(
      at: places.map { Double($0) / Double(Self.stepsPerUnit) },
      values: places.map { 1 / ($0 < 0 ? lower[last + $0] : upper[last - $0]) })
  }

  /// cos((2j + 1)·π/(2·count)), j = 0 …, from the first by its series and the recurrence of cosines.
  private static func chebyshevNodes(_ count: Int) -> [Double] {
    let angle = Double.pi / Double(2 * count)
    var cosine = 1.0
    for factor in stride(from: 11.0, through: 1, by: -2) {
      cosine = 1 - cosine * angle * angle / (factor * (factor + 1))
    }
    let turn = 2 * (2 * cosine * cosine - 1)
    var nodes = [cosine, cosine * (turn - 1)]
    while nodes.count < count {
      nodes.append(turn * nodes[nodes.count - 1] - nodes[nodes.count - 2])
    }
    return nodes
  }

  /// The polynomial through some points, by Newton's divided differences.
  private static func interpolation(at nodes: [Double], values: [Double]) -> [Double] {
    var differences = values
    for order in 1..<nodes.count {
      for i in (order..<nodes.count).reversed() {
        differences[i] =
          (differences[i] - differences[i - 1]) / (nodes[i] - nodes[i - order])
      }
    }
    var coefficients = [Double](repeating: 0, count: nodes.count)
    for i in nodes.indices.reversed() {
      for power in (1..<nodes.count).reversed() {
        coefficients[power] = coefficients[power - 1] - nodes[i] * coefficients[power]
      }
      coefficients[0] = differences[i] - nodes[i] * coefficients[0]
    }
    return coefficients
  }

  private struct Law {
    let degreesOfFreedom: Int
    private var nu: Double { Double(degreesOfFreedom) }

    /// c at every step from either tail to 0, by Runge and Kutta's classical method. The two side by
    /// side: one alone waits for its quotients.
    func paths(from distance: Double) -> (lower: [Double], upper: [Double]) {
      var below = Point(z: -distance, law: self)
      var above = Point(z: distance, law: self)
      var lower = [below.c]
      var upper = [above.c]
      let step = 1 / Double(ReciprocalChi.stepsPerUnit)
      for _ in 0..<ReciprocalChi.tail * ReciprocalChi.stepsPerUnit {
        below.advance(step, self)
        above.advance(-step, self)
        lower.append(below.c)
        upper.append(above.c)
      }
      return (lower, upper)
    }

    private struct Point {
      var z: Double
      var c: Double
      var slope: Double

      init(z: Double, law: Law) {
        self.z = z
        c = law.tailValue(z)
        slope = law.slope(z, c)
      }

      mutating func advance(_ step: Double, _ law: Law) {
        let half = step / 2
        let a = law.bend(z, c, slope)
        let second = slope + half * a
        let b = law.bend(z + half, c + half * slope, second)
        let third = slope + half * b
        let d = law.bend(z + half, c + half * second, third)
        let fourth = slope + step * d
        let e = law.bend(z + step, c + step * third, fourth)
        c += step / 6 * (slope + 2 * (second + third) + fourth)
        slope += step / 6 * (a + 2 * (b + d) + e)
        z += step
      }
    }

    private func bend(_ z: Double, _ c: Double, _ slope: Double) -> Double {
      slope * (-z - ((nu - 1) / c - c) * slope)
    }

    /// φ(z)/f(c), f the density of χ(ν).
    private func slope(_ z: Double, _ c: Double) -> Double {
      let isOdd = degreesOfFreedom % 2 == 1
      // √(2π)·f(c)·exp(c²/2), the constants of f in the factors.
      var density = isOdd ? 2 : (2 * Double.pi).squareRoot() * c
      var divisor = isOdd ? 1.0 : 2
      while divisor < nu {
        density *= c * c / divisor
        divisor += 2
      }
      return Self.exponential((c * c - z * z) / 2) / density
    }

    /// About the value whose tail has the normal's probability: the tails are near φ(z)/|z| and
    /// f(c)·c/ν below, f(c)/(c − (ν − 1)/c) above.
    private func tailValue(_ z: Double) -> Double {
      let middle = nu.squareRoot()
      var (low, high) = z < 0 ? (0, middle) : (middle, middle + 24)
      for _ in 0..<100 {
        let c = (low + high) / 2
        let isTooLow =
          z < 0
          ? slope(z, c) > -z * c / nu : slope(z, c) * (c - (nu - 1) / c) < z
        if isTooLow { low = c } else { high = c }
      }
      return high
    }

    /// eˣ: e^(|x|/2¹⁴) − 1 by its series, then doubled.
    private static func exponential(_ x: Double) -> Double {
      let r = abs(x) / 16_384
      var excess = r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4 * (1 + r / 5 * (1 + r / 6)))))
      for _ in 0..<14 { excess *= 2 + excess }
      return x < 0 ? 1 / (1 + excess) : 1 + excess
    }
  }
}
