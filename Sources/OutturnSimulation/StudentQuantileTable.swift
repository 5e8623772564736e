/// The quantile of t(κ)/√κ as a function of the log odds w = ln(u/(1 − u)), by polynomials of degree
/// five on intervals of ⅛.
///
/// τ(w) solves τ′ = u(1 − u)/f(τ), f the density C·(1 + τ²)^(−(κ+1)/2). From a rough start far in the
/// tail it is followed towards the median: on the way there an error in the tail's probability
/// shrinks by e^(−Δw). Only sums, products, quotients and square roots are used, which every
/// machine rounds alike.
package struct StudentQuantileTable {
  /// ln(2⁵³), the largest log odds of a uniform of 52 bits, is 36.8.
  package static let intervals = 37 * intervalsPerUnit
  package static let intervalsPerUnit = 8
  private static let stepsPerInterval = 8
  /// Where the rough start lies: e⁻¹¹ of its error is left at the table's end.
  private static let start = 48
  /// e⁻⁴⁸ and e^(1/128).
  private static let startOdds = 0x1.aebabae3a41b5p-70
  private static let halfStepFactor = 0x1.0202015600446p+0

  /// Six coefficients an interval, for the place within it from 0 to 1; for w ≥ 0.
  package let coefficients: [Double]

  /// - Parameter degreesOfFreedom: κ, from 1.
  package init(degreesOfFreedom: Int) {
    let law = Law(degreesOfFreedom)
    let count = Self.start * Self.intervalsPerUnit
    let step = 1 / Double(Self.intervalsPerUnit * Self.stepsPerInterval)
    var odds = Self.startOdds
    var value = law.tailStart(odds: odds)
    var nodes = [(value: Double, slope: Double, curvature: Double)](
      repeating: (0, 0, 0), count: Self.intervals + 1)
    for node in (0..<count).reversed() {
      for _ in 0..<Self.stepsPerInterval {
        // Runge and Kutta's classical step, backwards.
        let middle = odds * Self.halfStepFactor
        let end = middle * Self.halfStepFactor
        let a = law.slope(odds, value)
        let b = law.slope(middle, value - step / 2 * a)
        let c = law.slope(middle, value - step / 2 * b)
        let d = law.slope(end, value - step * c)
        value -= step / 6 * (a + 2 * (b + c) + d)
        odds = end
      }
      guard node < nodes.count else { continue }
      if node == 0 {
        // By symmetry.
        value = 0
        odds = 1
      }
      let slope = law.slope(odds, value)
      nodes[node] = (value, slope, law.curvature(odds, value, slope: slope))
    }
    coefficients = (0..<Self.intervals).flatMap { interval in
      Self.quintic(nodes[interval], nodes[interval + 1])
    }
  }

  /// Hermite's polynomial through values, slopes and curvatures of both ends.
  private static func quintic(
    _ a: (value: Double, slope: Double, curvature: Double),
    _ b: (value: Double, slope: Double, curvature: Double)
  ) -> [Double] {
    let width = 1 / Double(intervalsPerUnit)
    let first = a.slope * width
    let second = a.curvature * width * width / 2
    let rise = b.value - a.value - first - second
    let turn = b.slope * width - first - 2 * second
    let bend = b.curvature * width * width - 2 * second
    return [
      a.value, first, second, 10 * rise - 4 * turn + bend / 2, -15 * rise + 7 * turn - bend,
      6 * rise - 3 * turn + bend / 2,
    ]
  }

  /// The differential equation; odds are e⁻ʷ.
  private struct Law {
    private let degreesOfFreedom: Int
    private let constant: Double

    init(_ degreesOfFreedom: Int) {
      precondition(degreesOfFreedom >= 1, "\(degreesOfFreedom) degrees of freedom")
      self.degreesOfFreedom = degreesOfFreedom
      var constant = degreesOfFreedom % 2 == 1 ? 1 / Double.pi : 0.5
      var k = degreesOfFreedom % 2 == 1 ? 1 : 2
      while k < degreesOfFreedom {
        constant *= Double(k + 1) / Double(k)
        k += 2
      }
      self.constant = constant
    }

    func slope(_ odds: Double, _ value: Double) -> Double {
      let whole = 1 + odds
      return odds / (whole * whole)
        * Self.power((1 + value * value).squareRoot(), degreesOfFreedom + 1)
        / constant
    }

    func curvature(_ odds: Double, _ value: Double, slope: Double) -> Double {
      let bend = Double(degreesOfFreedom + 1) * value / (1 + value * value)
      return slope * ((odds - 1) / (1 + odds) + bend * slope)
    }

    /// About the value above which the law has the probability `odds`: its tail is near
    /// C·(1 + x²)^(−(κ−1)/2)/(κ·x).
    func tailStart(odds: Double) -> Double {
      let target = constant / odds
      var low = 0.0
      var high = 0x1p80
      for _ in 0..<200 {
        let middle = (low + high) / 2
        let inverse =
          Self.power((1 + middle * middle).squareRoot(), degreesOfFreedom - 1)
          * Double(degreesOfFreedom) * middle
        if inverse < target { low = middle } else { high = middle }
      }
      return low
    }

    private static func power(_ base: Double, _ exponent: Int) -> Double {
      var result = 1.0
      var square = base
      var rest = exponent
      while rest > 0 {
        if rest & 1 == 1 { result *= square }
        square *= square
        rest >>= 1
      }
      return result
    }
  }
}
