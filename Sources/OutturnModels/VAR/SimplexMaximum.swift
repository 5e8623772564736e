/// The place of the largest value of a function of several variables, by the simplex of Nelder and
/// Mead, begun again where it ended until that finds nothing better.
///
/// - Source: Nelder & Mead (1965), doi:10.1093/comjnl/7.4.308.
struct SimplexMaximum {
  private(set) var place: [Double]
  private(set) var value: Double
  private(set) var evaluations = 1
  /// Whether the last simplex shrank to nothing, not to a count of steps.
  private(set) var isSettled = false

  init<Failure: Error>(
    from start: [Double], step: Double, tolerance: Double,
    _ function: ([Double]) throws(Failure) -> Double
  ) throws(Failure) {
    place = start
    value = try function(start)
    for round in 0..<12 {
      let before = value
      try climb(step: round == 0 ? step : step / 4, tolerance: tolerance, function)
      if round > 0 && value - before < tolerance { break }
    }
  }

  private mutating func climb<Failure: Error>(
    step: Double, tolerance: Double, _ function: ([Double]) throws(Failure) -> Double
  ) throws(Failure) {
    let n = place.count
    var corners = [(place, value)]
    for i in 0..<n {
      var corner = place
      corner[i] += step
      corners.append((corner, try function(corner)))
      evaluations += 1
    }
    isSettled = false
    for _ in 0..<(400 * n) {
      corners.sort { $0.1 > $1.1 }
      let width = corners.map { zip($0.0, corners[0].0).map { abs($0 - $1) }.max()! }.max()!
      if corners[0].1 - corners[n].1 < tolerance && width < 1e-5 {
        isSettled = true
        break
      }
      let centre = (0..<n).map { i in corners[..<n].reduce(0) { $0 + $1.0[i] } / Double(n) }
      let worst = corners[n]
      func along(_ distance: Double) -> [Double] {
        zip(centre, worst.0).map { $0 + distance * ($0 - $1) }
      }
      evaluations += 1
      let reflected = (along(1), try function(along(1)))
      if reflected.1 > corners[0].1 {
        evaluations += 1
        let far = (along(2), try function(along(2)))
        corners[n] = far.1 > reflected.1 ? far : reflected
        continue
      }
      if reflected.1 > corners[n - 1].1 {
        corners[n] = reflected
        continue
      }
      let distance = reflected.1 > worst.1 ? 0.5 : -0.5
      evaluations += 1
      let near = (along(distance), try function(along(distance)))
      if near.1 > max(reflected.1, worst.1) {
        corners[n] = near
        continue
      }
      for i in 1...n {
        let shrunk = zip(corners[i].0, corners[0].0).map { ($0 + $1) / 2 }
        corners[i] = (shrunk, try function(shrunk))
        evaluations += 1
      }
    }
    let best = corners.max { $0.1 < $1.1 }!
    if best.1 >= value { (place, value) = best }
  }
}
