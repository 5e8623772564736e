/// The shocks and deviations that the states and the parameters of a regional model imply.
///
/// Flat arrays that are filled anew after each draw: a chain reads them thousands of times, and an
/// array for each would cost more than the arithmetic. The series of one year stand together.
struct RegionalResiduals {
  private let seriesCount: Int
  private let yearCount: Int
  private let regionCount: Int
  /// ηt = ℓt − φ·ℓt−1 − (1 − φ)·m: `[year][series]`; the first year's is zero.
  private(set) var level: [Double]
  /// et = z₀,t − ℓt: `[year][series]`.
  private(set) var shock: [Double]
  /// Distance of a region from what surrounds it, before the loading of the national shock: from
  /// the level for the first region, from the region around it for the others:
  /// `[region − 1][year][series]`.
  private(set) var gap: [Double]
  /// dr,t: `[region − 1][year][series]`.
  private(set) var deviation: [Double]
  /// ur,t = dr,t − ρ·dr,t−1: `[region − 1][year][series]`; the first year's is zero.
  private(set) var innovation: [Double]

  init(_ model: RegionalModel) {
    seriesCount = model.seriesCount
    yearCount = model.yearCount
    regionCount = model.regionCount
    level = Array(repeating: 0, count: yearCount * seriesCount)
    shock = level
    gap = Array(repeating: 0, count: (regionCount - 1) * yearCount * seriesCount)
    deviation = gap
    innovation = gap
  }

  /// Where the series of the nation's year stand.
  func range(year: Int) -> Range<Int> { range(years: year..<year + 1) }

  /// The same of consecutive years.
  func range(years: Range<Int>) -> Range<Int> {
    years.lowerBound * seriesCount..<years.upperBound * seriesCount
  }

  /// Where the series of a region below the nation stand.
  func range(region: Int, year: Int) -> Range<Int> { range(region: region, years: year..<year + 1) }

  /// The same of consecutive years.
  func range(region: Int, years: Range<Int>) -> Range<Int> {
    let first = (region - 1) * yearCount
    return range(years: first + years.lowerBound..<first + years.upperBound)
  }

  /// Fills everything.
  ///
  /// - Parameter states: As places of ``RegionalModel/place(year:block:)``.
  mutating func update(
    _ states: [Double], levelPersistence phi: Double, _ parameters: RegionalParameters
  ) {
    let n = seriesCount
    let stride = (regionCount + 1) * n
    for year in 0..<yearCount {
      let (from, to) = (year * stride, year * n)
      for i in 0..<n {
        shock[to + i] = states[from + n + i] - states[from + i]
        if year == 0 { continue }
        level[to + i] =
          states[from + i] - phi * states[from - stride + i] - (1 - phi) * parameters.longRunMean[i]
      }
      for region in 1..<max(1, regionCount) {
        let own = from + (region + 1) * n
        let around = region == 1 ? from : own - n
        let to = range(region: region, year: year).lowerBound
        for i in 0..<n { gap[to + i] = states[own + i] - states[around + i] }
      }
    }
    updateDeviations(parameters)
  }

  /// Fills what depends on the loading and on the persistence, given the gaps.
  mutating func updateDeviations(_ parameters: RegionalParameters) {
    let (n, loading, persistence) = (seriesCount, parameters.loading, parameters.persistence)
    for place in deviation.indices { deviation[place] = gap[place] }
    if regionCount > 1 {
      for start in stride(from: 0, to: shock.count, by: n) {
        for i in 0..<n { deviation[start + i] -= loading[i] * shock[start + i] }
      }
    }
    for region in 1..<max(1, regionCount) {
      let later = range(region: region, years: (0..<yearCount).dropFirst())
      for start in stride(from: later.lowerBound, to: later.upperBound, by: n) {
        for i in 0..<n {
          innovation[start + i] =
            deviation[start + i] - persistence[i] * deviation[start - n + i]
        }
      }
    }
  }
}
