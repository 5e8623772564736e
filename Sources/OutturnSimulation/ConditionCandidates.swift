private import Glibc
internal import OutturnRandom

/// What a candidate needs to be weighed: posterior draw, scales of its shocks, uniform numbers for
/// the regions. All of it is a function of the seed and the candidate's number.
struct ConditionCandidates: Sendable {
  let model: PathModel
  let horizon: Int
  let shockScale: Double
  let shift: [Double]
  let system: ConditionSystem
  let noises: [MeasurementNoise]
  let seed: Seed

  var drawCount: Int { model.drawCount }
  /// Of the path.
  var cells: Int { model.seriesCount * horizon }

  /// Whether candidates of one draw differ.
  var isRandom: Bool {
    system.regionCount > 0 || !model.degreesOfFreedom.allSatisfy { $0 == 0 }
      || noises.contains { $0.group != nil } || model.volatility != nil
  }

  /// s² by source and step, a uniform number a region, and the standard deviation of each noise.
  func randomNumbers(
    _ candidate: Int
  ) -> (squaredScales: [Double], uniforms: [Double], noiseScales: [Double]) {
    var stream = seed.stream(.conditions, UInt32(truncatingIfNeeded: candidate))
    var scales: [Double] = []
    scales.reserveCapacity(model.sourceCount * horizon)
    for nu in model.degreesOfFreedom {
      for _ in 0..<horizon {
        scales.append(
          nu == 0 ? 1 : Double(nu) / stream.chiSquared(degreesOfFreedom: Double(nu)))
      }
    }
    let volatilities = model.volatility?.squares(
      ofDraw: candidate % drawCount, horizon: horizon, normal: { stream.normal() })
    model.multiply(&scales, by: volatilities, horizon)
    let uniforms = (0..<system.regionCount).map { _ in stream.uniform() }
    // By group in order, so that one more release leaves the scales of the others.
    let nu = Double(MeasurementNoise.degreesOfFreedom)
    let groups = noises.compactMap(\.group).max().map { $0 + 1 } ?? 0
    let groupScales = (0..<groups).map { _ in
      ((nu - 2) / stream.chiSquared(degreesOfFreedom: nu)).squareRoot()
    }
    return (scales, uniforms, noises.map { $0.group.map { groupScales[$0] } ?? 1 })
  }

  /// Loads a candidate's law.
  func load(
    _ candidate: Int, scales: [Double], noiseScales: [Double], _ moments: inout DrawMoments,
    _ path: inout ConditionedPath
  ) {
    model.moments(
      ofDraw: candidate % drawCount, shockScale: shockScale, squaredScales: scales, in: &moments)
    path.load(moments, shift: shift, noiseScales: noiseScales, rows: system.rows)
  }

  var emptyPath: ConditionedPath {
    ConditionedPath(cells: cells, noises: noises.count, rowCount: system.rows.count)
  }

  var emptyMoments: DrawMoments {
    DrawMoments(seriesCount: model.seriesCount, horizon: horizon, sources: model.sourceCount)
  }

  /// Logarithms of the density of exact and distributed values and of the probability of the
  /// regions, and the standard normals behind the values.
  ///
  /// - Parameters:
  ///   - values: Of the distributed rows.
  ///   - e: One a row; filled.
  /// - Returns: −∞ where the candidate is not compatible with the conditions.
  func logWeight(
    _ law: CandidateLaw, values: [Double], uniforms: [Double], e: inout [Double]
  ) -> (density: Double, share: Double) {
    var density = exactLogDensity(law, e: &e)
    var sharesLog = 0.0
    for place in system.exactCount..<system.rows.count {
      guard case .within(let range) = system.rows[place].law else {
        density += settle(place, at: values[place - system.exactCount], law, e: &e)
        continue
      }
      var centre = law.centre(place)
      for k in 0..<place { centre += law.triangle(place, k) * e[k] }
      let uniform = uniforms[place - system.exactCount - system.distributedCount]
      guard
        let (share, z) = Self.within(
          range, centre: centre, size: law.triangle(place, place), uniform: uniform)
      else { return (density, -.infinity) }
      e[place] = z
      sharesLog += log(share)
    }
    for check in system.checks {
      var sum = 0.0
      for (place, factor) in check.factors.enumerated() where factor != 0 {
        sum += factor * law.value(place, e)
      }
      if !check.range.contains(sum) { return (density, -.infinity) }
    }
    return (density, sharesLog)
  }

  /// The part of the log density that the exact rows, which come first, make, and their e.
  func exactLogDensity(_ law: CandidateLaw, e: inout [Double]) -> Double {
    var density = 0.0
    for place in 0..<system.exactCount {
      guard case .exact(let value) = system.rows[place].law else { continue }
      density += settle(place, at: value, law, e: &e)
    }
    return density
  }

  /// Takes in a row's value: its e, and what it adds to the log density.
  private func settle(
    _ place: Int, at value: Double, _ law: CandidateLaw, e: inout [Double]
  ) -> Double {
    var centre = law.centre(place)
    for k in 0..<place { centre += law.triangle(place, k) * e[k] }
    // No variance is left: the rows before settle this one.
    if law.isSettled(place) {
      e[place] = 0
      let isMet = abs(value - centre) <= 1e-8 * max(law.scale(place), abs(value))
      return isMet ? 0 : -.infinity
    }
    let z = (value - centre) / law.triangle(place, place)
    e[place] = z
    return -0.5 * z * z - law.logScale(place)
  }

  /// The share of a normal law in a range and its variate at a quantile of that part.
  private static func within(
    _ range: ClosedRange<Double>, centre: Double, size: Double, uniform: Double
  ) -> (share: Double, z: Double)? {
    guard size > 0 else { return range.contains(centre) ? (1, 0) : nil }
    let low = (range.lowerBound - centre) / size
    let high = (range.upperBound - centre) / size
    // In the tail that keeps its digits.
    let mirrored = low + high > 0
    let (a, b) = mirrored ? (-high, -low) : (low, high)
    let below = a == -.infinity ? 0 : Normal.cumulative(a)
    let share = (b == .infinity ? 1 : Normal.cumulative(b)) - below
    let p = below + uniform * share
    guard share > 0, p > 0, p < 1 else { return nil }
    let z = min(max(Normal.quantile(p), a), b)
    return (share, mirrored ? -z : z)
  }
}

/// R·μ and T of one candidate.
struct CandidateLaw: Sendable {
  private let centres: [Double]
  private let packed: [Double]
  private let scales: [Double]
  private let logScales: [Double]

  init(_ path: ConditionedPath) {
    centres = path.centre
    packed = (0..<path.rowCount).flatMap { row in (0...row).map { path.triangle(row, $0) } }
    scales = (0..<path.rowCount).map(path.standardDeviation)
    logScales = (0..<path.rowCount).map { log(path.triangle($0, $0)) + 0.5 * log(2 * Double.pi) }
  }

  @inline(__always) func centre(_ row: Int) -> Double { centres[row] }
  @inline(__always) func triangle(_ row: Int, _ column: Int) -> Double {
    packed[row * (row + 1) / 2 + column]
  }
  @inline(__always) func scale(_ row: Int) -> Double { scales[row] }

  /// log of T's diagonal with the normal law's constant.
  @inline(__always) func logScale(_ row: Int) -> Double { logScales[row] }

  /// Log density of the rows' values by e.
  func logDensity(_ e: [Double]) -> Double {
    e.indices.reduce(0) { sum, row in
      isSettled(row) ? sum : sum - 0.5 * e[row] * e[row] - logScales[row]
    }
  }

  /// Whether the rows before leave this one no variance.
  @inline(__always) func isSettled(_ row: Int) -> Bool {
    triangle(row, row) <= 0x1p-40 * scales[row]
  }

  /// R·μ + T·e in one row.
  func value(_ row: Int, _ e: [Double]) -> Double {
    (0...row).reduce(centres[row]) { $0 + triangle(row, $1) * e[$1] }
  }
}
