private import Glibc

/// The place of the largest value of a function of one variable between bounds.
///
/// A grid finds the hill, Brent's method climbs it: parabolas through the best three points, golden
/// sections where a parabola does not help.
///
/// - Source: Brent (1973), *Algorithms for Minimization without Derivatives*, chapter 5.
struct IntervalMaximum {
  let place: Double
  let value: Double
  private(set) var evaluations = 0

  /// - Parameters:
  ///   - grid: Points of the grid, the bounds among them; at least 3.
  ///   - tolerance: Half the width at which the search ends.
  init<Failure: Error>(
    over bounds: ClosedRange<Double>, grid: Int, tolerance: Double,
    _ function: (Double) throws(Failure) -> Double
  ) throws(Failure) {
    let step = (bounds.upperBound - bounds.lowerBound) / Double(grid - 1)
    let places = (0..<grid).map {
      $0 == grid - 1 ? bounds.upperBound : bounds.lowerBound + Double($0) * step
    }
    var values: [Double] = []
    for place in places { values.append(try function(place)) }
    evaluations = grid
    let best = values.indices.max { values[$0] < values[$1] }!
    var a = places[max(0, best - 1)]
    var b = places[min(grid - 1, best + 1)]
    // x is the best place so far, w the second, v the third.
    var (x, fx) = (places[best], values[best])
    var (w, fw) = (x, fx)
    var (v, fv) = (x, fx)
    let golden = (3 - sqrt(5.0)) / 2
    var move = 0.0
    var before = 0.0
    for _ in 0..<200 {
      let middle = (a + b) / 2
      if abs(x - middle) <= 2 * tolerance - (b - a) / 2 { break }
      var isParabola = false
      if abs(before) > tolerance {
        let r = (x - w) * (fx - fv)
        let q = (x - v) * (fx - fw)
        let numerator = (x - v) * q - (x - w) * r
        let denominator = 2 * (q - r)
        if denominator != 0 {
          let candidate = -numerator / denominator
          if abs(candidate) < abs(before) / 2 && x + candidate > a && x + candidate < b {
            before = move
            move = candidate
            isParabola = true
          }
        }
      }
      if !isParabola {
        before = x < middle ? b - x : a - x
        move = golden * before
      }
      let u = abs(move) >= tolerance ? x + move : x + (move < 0 ? -tolerance : tolerance)
      if u < bounds.lowerBound || u > bounds.upperBound { break }
      let fu = try function(u)
      evaluations += 1
      if fu >= fx {
        if u < x { b = x } else { a = x }
        (v, fv) = (w, fw)
        (w, fw) = (x, fx)
        (x, fx) = (u, fu)
      } else {
        if u < x { a = u } else { b = u }
        if fu >= fw || w == x {
          (v, fv) = (w, fw)
          (w, fw) = (u, fu)
        } else if fu >= fv || v == x || v == w {
          (v, fv) = (u, fu)
        }
      }
    }
    place = x
    value = fx
  }
}
