internal import OutturnAlgebra
package import OutturnSeries
package import OutturnSimulation

/// The releases of a year in the order in which they came, as measurements of the year's growth.
///
/// A release is the year's growth plus δ of ``WithinYear`` plus rounding. The releases of one series
/// share the scale of their δ, which is Student-t, so that a turbulent year is not ruled out.
/// Releases of different series have nothing in common but what links the series.
///
/// - Verified: `ReleaseLogTests`.
package struct ReleaseLog: Sendable {
  /// What is known of a series before its releases.
  package struct Basis: Sendable {
    /// Place among the modelled series.
    package let place: Int
    package let shares: QuarterShares
    package let transformation: Transformation
    /// Standard deviation of the forecast of the year, model units.
    package let spread: Double

    package init(
      place: Int, shares: QuarterShares, transformation: Transformation, spread: Double
    ) {
      self.place = place
      self.shares = shares
      self.transformation = transformation
      self.spread = spread
    }
  }

  /// By period, those of one period as they were given.
  package let releases: [Release]
  private let bases: [String: Basis]

  /// - Precondition: Every series has a basis; no series has two releases of one length.
  package init(_ releases: [Release], bases: [String: Basis]) {
    self.releases = releases.enumerated().sorted {
      ($0.element.months, $0.offset) < ($1.element.months, $1.offset)
    }.map(\.element)
    self.bases = bases
  }

  package func basis(_ release: Release) -> Basis { bases[release.series]! }

  package func runRate(_ release: Release) -> RunRate {
    RunRate(release, shares: basis(release).shares)
  }

  /// The first so many releases. What is stated of one does not depend on those after it.
  ///
  /// - Parameter step: Of the year, from 0.
  package func measurements(first count: Int, step: Int, seriesCount: Int) -> PathMeasurements {
    var groups: [String: Int] = [:]
    var noises: [MeasurementNoise] = []
    var measurements: [PathMeasurement] = []
    for (number, release) in releases.prefix(count).enumerated() {
      let basis = basis(release)
      let group = groups[release.series] ?? groups.count
      groups[release.series] = group
      noises += [MeasurementNoise(group: group), MeasurementNoise(group: nil)]
      let earlier = places(of: release.series, before: number)
      var loadings = [Double](repeating: 0, count: 2 * number + 2)
      for (place, loading) in zip(earlier + [number], factorRow(earlier + [number])) {
        loadings[2 * place] = loading
      }
      loadings[2 * number + 1] = roundingDeviation(release)
      measurements.append(
        PathMeasurement(
          cell: step * seriesCount + basis.place,
          value: basis.transformation.forward(release.growth.value), loadings: loadings))
    }
    return PathMeasurements(measurements, noises: noises)
  }

  /// What the forecast and the earlier releases of its series lead one to expect of a release, per
  /// cent.
  ///
  /// - Parameter mean: Of the year's growth given the releases before, model units.
  package func expected(_ number: Int, mean: Double) -> Double {
    let release = releases[number]
    let basis = basis(release)
    let earlier = places(of: release.series, before: number)
    let part = elapsed(number)
    var value = mean
    if !earlier.isEmpty, part < 1 {
      var spread = Matrix(rowCount: earlier.count, columnCount: earlier.count)
      for (i, one) in earlier.enumerated() {
        for (j, other) in earlier.enumerated() { spread[i, j] = covariance(one, other) }
        let rounding = roundingDeviation(releases[one])
        spread[i, i] += rounding * rounding
      }
      let gaps = earlier.map {
        basis.transformation.forward(releases[$0].growth.value) - mean
      }
      // Rounding keeps it positive definite.
      if let factor = try? Cholesky(spread) {
        value += zip(earlier, factor.solve(gaps)).reduce(0) {
          $0 + covariance(number, $1.0) * $1.1
        }
      }
    }
    return basis.transformation.inverse(value)
  }

  /// Growth of the months since the release of the series before this one; nil for the first.
  package func latestGrowth(_ number: Int) -> Double? {
    let release = releases[number]
    guard let before = places(of: release.series, before: number).last else { return nil }
    let (now, then) = (runRate(release), runRate(releases[before]))
    return (now.carried - then.carried) / (now.elapsed - then.elapsed)
  }

  private func places(of series: String, before number: Int) -> [Int] {
    releases.indices.prefix(number).filter { releases[$0].series == series }
  }

  private func elapsed(_ number: Int) -> Double { runRate(releases[number]).elapsed }

  /// Cov of the δ of two releases of one series.
  private func covariance(_ one: Int, _ other: Int) -> Double {
    let scale = WithinYear.usualRatio * basis(releases[one]).spread
    return scale * scale * WithinYear.covariance(elapsed(one), elapsed(other))
  }

  /// The last row of the lower factor of the δ of some releases of one series.
  private func factorRow(_ places: [Int]) -> [Double] {
    var rows: [[Double]] = []
    for (i, place) in places.enumerated() {
      var row: [Double] = []
      for j in 0..<i {
        let product = zip(row, rows[j]).reduce(0) { $0 + $1.0 * $1.1 }
        let pivot = rows[j][j]
        row.append(pivot > 0 ? (covariance(place, places[j]) - product) / pivot : 0)
      }
      let rest = covariance(place, place) - row.reduce(0) { $0 + $1 * $1 }
      rows.append(row + [max(0, rest).squareRoot()])
    }
    return rows.last ?? []
  }

  /// Standard deviation of rounding, model units.
  private func roundingDeviation(_ release: Release) -> Double {
    let transformation = basis(release).transformation
    let range = release.growth.interval
    let width =
      transformation.forward(range.upperBound) - transformation.forward(range.lowerBound)
    return width / 12.0.squareRoot()
  }
}
