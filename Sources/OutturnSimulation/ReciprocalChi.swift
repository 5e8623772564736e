/// 1/χ(ν) as a polynomial in the normal with the same probability, so that one normal gives one
/// variate without rejection, logarithm, root or division.
///
/// χ = c(z) with F(c(z)) = Φ(z). From c′ = φ(z)/f(c), its derivative c″ = c′·(−z − ((ν − 1)/c − c)·c′)
/// and with x = c², s = (ln c)′ follows
///
///     x′ = 2xs      s′ = −s·(z + (ν − x)·s)
///
/// so that Taylor's series of both at a point come one coefficient from those before, by products and
/// sums alone. They are followed from either tail to the median: on the way there an error in the tail's
/// probability shrinks as that probability grows. Only sums, products, quotients and square roots are
/// used, which every machine rounds alike.
package struct ReciprocalChi {
  /// Degrees of freedom for which the relative error is below 2·10⁻¹⁰.
  package static let degreesOfFreedom = 10...200
  /// Normals of 32 bits end at √(66·ln 2) = 6.764.
  private static let end = 6.78
  private static let tail = 10.0
  /// Φ has no zero within 2.7 of the real line: terms of a step fall by a factor of ten.
  private static let step = 0.25
  private static let order = 12

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
    let nodes = Self.chebyshevNodes(
      count ?? Self.coefficientCount(degreesOfFreedom: degreesOfFreedom)
    ).map { $0 * Self.end }
    // From the upper end down: the first half lies above the median.
    let squares =
      law.squares(at: nodes.filter { $0 > 0 })
      + law.squares(at: nodes.filter { $0 < 0 }.reversed()).reversed()
    coefficients = Self.interpolation(at: nodes, values: squares.map { 1 / $0.squareRoot() })
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

    /// c² at some points of one tail, the outermost first.
    func squares(at points: [Double]) -> [Double] {
      let isUpper = points[0] > 0
      var z = isUpper ? ReciprocalChi.tail : -ReciprocalChi.tail
      let step = isUpper ? -ReciprocalChi.step : ReciprocalChi.step
      let c = tailValue(z)
      var series = Series(square: c * c, slope: slope(z, c) / c)
      var found: [Double] = []
      while found.count < points.count {
        series.expand(at: z, nu)
        while found.count < points.count, abs(points[found.count] - z) <= abs(step) {
          found.append(series.square(points[found.count] - z))
        }
        series.move(by: step)
        z += step
      }
      return found
    }

    /// Taylor's series of x and s about a point.
    private struct Series {
      private var x: [Double]
      private var s: [Double]
      private var squareOfS: [Double]

      init(square: Double, slope: Double) {
        let zeros = [Double](repeating: 0, count: ReciprocalChi.order)
        x = [square] + zeros
        s = [slope] + zeros
        squareOfS = [0] + zeros
      }

      /// All coefficients from the first.
      mutating func expand(at z: Double, _ nu: Double) {
        for k in 0..<ReciprocalChi.order {
          var growth = 0.0
          var square = 0.0
          for i in 0...k {
            growth += x[i] * s[k - i]
            square += s[i] * s[k - i]
          }
          squareOfS[k] = square
          var pull = nu * square
          for i in 0...k { pull -= x[i] * squareOfS[k - i] }
          let drift = z * s[k] + (k > 0 ? s[k - 1] : 0)
          x[k + 1] = 2 * growth / Double(k + 1)
          s[k + 1] = -(drift + pull) / Double(k + 1)
        }
      }

      func square(_ distance: Double) -> Double { Self.value(x, distance) }

      /// Leaves the first coefficients of the series about the next point.
      mutating func move(by step: Double) {
        x[0] = Self.value(x, step)
        s[0] = Self.value(s, step)
      }

      private static func value(_ coefficients: [Double], _ distance: Double) -> Double {
        coefficients.reversed().reduce(0) { $0 * distance + $1 }
      }
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

    /// The value whose tail has the normal's probability, to eight digits of it: between two such
    /// solutions the difference in probability stays what it is.
    private func tailValue(_ z: Double) -> Double {
      let q = 1 / (z * z)
      let normalTail = (1 - q * (1 - 3 * q * (1 - 5 * q * (1 - 7 * q)))) / abs(z)
      let middle = nu.squareRoot()
      var (low, high) = z < 0 ? (0, middle) : (middle, middle + 24)
      for _ in 0..<50 {
        let c = (low + high) / 2
        let ratio = slope(z, c) * normalTail / tail(c, isUpper: z > 0)
        if (z < 0) == (ratio > 1) { low = c } else { high = c }
      }
      return high
    }

    /// The probability of a tail over its density f(c). Above: f/c·(1 + (ν − 2)/c² + (ν − 2)(ν − 4)/c⁴ + …),
    /// below: c·f/ν·(1 + c²/(ν + 2) + c⁴/((ν + 2)(ν + 4)) + …).
    private func tail(_ c: Double, isUpper: Bool) -> Double {
      let square = c * c
      var term = isUpper ? 1 / c : c / nu
      var sum = term
      var factor = isUpper ? nu - 2 : nu + 2
      while factor > 0, term > 1e-17 * sum {
        term *= isUpper ? factor / square : square / factor
        sum += term
        factor += isUpper ? -2 : 2
      }
      return sum
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
