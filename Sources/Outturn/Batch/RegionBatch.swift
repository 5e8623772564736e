internal import OutturnAlgebra
public import OutturnCluster
public import OutturnFiles
internal import OutturnModels
internal import OutturnRandom
public import OutturnReporting
internal import OutturnSeries
internal import OutturnSimulation

/// Many regions in one run: estimated once together, simulated one after the other, added up path by
/// path, and resumable.
///
/// Work is done in pieces: a region with all the regions without parts that lie directly in it. A
/// finished piece is on disk with the sums that the regions around it need so far, so a run that was
/// killed goes on after its last piece and writes the same bytes.
///
/// - Complexity: Memory some 2.7 kB a path with seven indicators and five years on two threads,
///   whatever the number of regions.
public struct RegionBatch: Sendable {
  let table: RegionTable
  let options: ForecastOptions
  let horizon: Int
  /// Which indicator the league is about.
  let headline: Int
  /// Which language the reports open in.
  let language: Language
  /// What every document says of the tables.
  let warnings: [DocumentWarning]

  /// - Parameters:
  ///   - options: Paths, seed, threads and the last year are read.
  ///   - language: Which the reports open in.
  /// - Throws: ``ForecastFailure`` for a last year that cannot be projected.
  public init(
    _ table: RegionTable, options: ForecastOptions, language: Language
  ) throws(ForecastFailure) {
    guard table.regions.count > 1 else { throw ForecastFailure.noParts }
    let last = options.through ?? table.baseYear + Self.usualHorizon
    horizon = last - table.baseYear
    guard horizon >= 1 else {
      throw ForecastFailure.horizonWithoutYears(last, baseYear: table.baseYear)
    }
    guard horizon <= FittedProject.longestHorizon else {
      throw ForecastFailure.horizonTooLong(
        last, latest: table.baseYear + FittedProject.longestHorizon)
    }
    self.table = table
    self.options = options
    self.language = language
    warnings = table.warnings
    headline = 0
  }

  private static let usualHorizon = 5

  /// What decides the bytes of the results.
  public var identity: PieceFolder.Identity {
    let provider = LAPACKProvider.current
    return PieceFolder.Identity(
      outturn: Version.current, sha256: table.digest,
      lapack: "\(provider.name) \(provider.version)", seed: options.seed, paths: options.paths,
      through: table.baseYear + horizon, language: language.rawValue)
  }

  /// Estimates, simulates what is not yet finished, and writes a document for each region and one
  /// for all.
  ///
  /// - Parameter progress: Called after each piece with the finished and all regions without parts.
  /// - Throws: ``Failure``.
  public func run(
    in folder: PieceFolder, progress: (Int, Int) -> Void
  ) throws(Failure) -> BatchDocument {
    let posterior: RegionTreePosterior
    do {
      posterior = try RegionTreeModel().fit(table.tree, threads: options.threads)
    } catch {
      throw .forecast(ForecastFailure(error))
    }
    var surroundings = SurroundingGrowth(
      posterior, tree: table.tree, horizon: horizon, paths: options.paths,
      seed: Seed(options.seed))
    do {
      try BatchFiles(folder, language: language).makeFolders()
      var state = BatchState(table, horizon: horizon, paths: options.paths)
      try state.resume(from: folder)
      let leaves = state.pieces.reduce(0) { $0 + $1.leaves.count }
      while state.finished < state.pieces.count {
        try run(state.finished, posterior, &surroundings, &state, folder)
        progress(state.pieces[..<state.finished].reduce(0) { $0 + $1.leaves.count }, leaves)
      }
      let document = try summary(state, folder)
      try BatchFiles(folder, language: language).write(document)
      // Ranks are kept now; a finished run that is resumed has nothing left to do.
      let files = BatchFiles(folder, language: language)
      for place in state.pieces.indices { files.removeGrowth(place) }
      return document
    } catch {
      throw .folder(error)
    }
  }

  /// Why a run ends early.
  public enum Failure: Error, Sendable {
    case forecast(ForecastFailure)
    /// What was finished is kept.
    case folder(PieceFolder.Failure)
  }

  // MARK: One piece

  private func run(
    _ place: Int, _ posterior: RegionTreePosterior, _ surroundings: inout SurroundingGrowth,
    _ state: inout BatchState, _ folder: PieceFolder
  ) throws(PieceFolder.Failure) {
    let piece = state.pieces[place]
    let around = surroundings.growth(of: piece.region)
    var sums = [Double](repeating: 0, count: around.count)
    var growth: [UInt8] = []
    var forecasts: [RegionForecast] = []
    // A few at a time, and added up in the order of the table: the sums keep their bits.
    for start in stride(from: 0, to: piece.leaves.count, by: options.threads) {
      let wave = piece.leaves[start..<min(start + options.threads, piece.leaves.count)]
      let first = wave.startIndex
      let results = concurrentMap(count: wave.count, threads: options.threads) { [around] index in
        Result { () throws(PieceFolder.Failure) in
          try leaf(wave[first + index], around, posterior, folder)
        }
      }
      for result in results {
        let leaf = try result.get()
        for index in sums.indices { sums[index] += leaf.paths.levels[index] }
        growth += leaf.headlineGrowth
        forecasts.append(leaf.forecast)
      }
    }
    state.add(sums, of: piece.region)
    for region in state.completed(by: place) {
      forecasts.append(try write(aggregate(region, state, &surroundings), folder))
    }
    let files = BatchFiles(folder, language: language)
    try files.keep(growth: growth, place)
    try files.keep(forecasts, place)
    state.close(place)
    try state.save(to: folder)
  }

  private struct Leaf: Sendable {
    var paths: RegionPaths
    /// As it is kept, without the years after the next.
    var forecast: RegionForecast
    var headlineGrowth: [UInt8]
  }

  /// Computes a region without parts and writes what is said of it: all files have names of their own.
  private func leaf(
    _ region: Int, _ around: [Double], _ posterior: RegionTreePosterior, _ folder: PieceFolder
  ) throws(PieceFolder.Failure) -> Leaf {
    var growth = around
    posterior.addDeviation(
      of: region, to: &growth, horizon: horizon, count: options.paths, seed: Seed(options.seed))
    let paths = RegionPaths(
      modelGrowth: growth, horizon: horizon, count: options.paths,
      transformations: table.indicators.map(\.transformation),
      bases: table.regions[region].levels.map { $0 ?? 100 })
    return Leaf(
      paths: paths,
      forecast: try write(
        forecast(region, paths, indicators: Array(table.indicators.indices), leaves: 1), folder),
      headlineGrowth: RankTable.bytes(paths.values(.growth, series: headline, step: 0)))
  }

  /// A region as the sum of its parts, where they make it up; by its own paths otherwise.
  private func aggregate(
    _ region: Int, _ state: BatchState, _ surroundings: inout SurroundingGrowth
  ) -> RegionForecast {
    let leaves = table.tree.leaves(in: region)
    let own = table.indicators.indices.filter { !table.isSum(region, indicator: $0) }
    let bases = table.indicators.indices.map { indicator in
      own.contains(indicator)
        ? table.regions[region].levels[indicator] ?? 100
        : leaves.reduce(0) { $0 + (table.regions[$1].levels[indicator] ?? 0) }
    }
    var levels = state.sums(of: region)
    if !own.isEmpty {
      let paths = RegionPaths(
        modelGrowth: surroundings.growth(of: region), horizon: horizon, count: options.paths,
        transformations: table.indicators.map(\.transformation), bases: bases)
      for step in 0..<horizon {
        for indicator in own {
          let row = (step * bases.count + indicator) * options.paths
          levels.replaceSubrange(
            row..<row + options.paths, with: paths.values(.level, series: indicator, step: step))
        }
      }
    }
    let paths = RegionPaths(
      levels: levels, horizon: horizon, count: options.paths, bases: bases)
    return forecast(
      region, paths, indicators: Array(table.indicators.indices), leaves: leaves.count, own: own)
  }
}

extension ForecastFailure {
  static let noParts = Self(
    message: LocalizedText(
      zhHans: "除最外层外没有可以计算的地区", en: "there is no region to compute within the outermost"),
    help: LocalizedText(
      zhHans: "请检查地区表和 figures.csv", en: "see the table of regions and figures.csv"), isUsage: false
  )
}
