package import COutturnSIMD

/// Adds a block of simulated paths to sums, histograms and counts.
///
/// - Parameters:
///   - firstGroup: The group in the block's first column.
///   - paths: Paths in the block that count; those after them in the last group do not.
@inline(never)
package func reducePaths(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, paths: Int
) {
  var cell = 0
  while cell < Int(job.pointee.cell_count) {
    reduceCell(job, workspace, job.pointee.cells + cell, paths: paths)
    cell &+= 1
  }
  countTargets(job, workspace, firstGroup: firstGroup, paths: paths)
  if job.pointee.integrated_count > 0 {
    addProbabilities(job, workspace, firstGroup: firstGroup, paths: paths)
  }
}

/// Moments about the centre and the histogram of one cell, in bins.
@inline(__always)
private func reduceCell(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  _ cell: UnsafePointer<outturn_cell>, paths: Int
) {
  let row =
    workspace.pointee.values
    + Int(cell.pointee.row) &* Int(workspace.pointee.paths_per_row)
  let indices = UnsafeMutablePointer(workspace.pointee.indices!)
  let centre = Reals(Real(cell.pointee.centre))
  let inverseWidth = Reals(Real(cell.pointee.inverse_width))
  let bins = Int(job.pointee.bin_count)
  let middle = Reals(Real(bins &>> 1 &+ 1))
  let lowest = Reals(0)
  let highest = Reals(Real(bins &+ 1))
  let histogram = UnsafeMutablePointer(cell.pointee.histogram!)
  var (sum, squares) = startSums(cell)
  // Counting lags behind: a load of one bin from a vector just stored would wait for the store.
  let lag = 8 &* lanes
  let whole = paths & ~(lanes &- 1)
  var path = 0
  while path < whole {
    let d = (Reals(at: row + path) - centre) * inverseWidth
    sum = sum + d
    squares = d.times(d, plus: squares)
    ints_store(indices + path, (d + middle).atLeast(lowest).atMost(highest).truncated)
    if path >= lag { count(indices + (path &- lag), lanes, in: histogram) }
    path &+= lanes
  }
  if path < paths {
    var d = (Reals(at: row + path) - centre) * inverseWidth
    ints_store(indices + path, (d + middle).atLeast(lowest).atMost(highest).truncated)
    // Lanes that do not count become +0: all ones, from the sign of lane − count, where they do.
    let counted = Words.lanes - Words(Word(truncatingIfNeeded: paths &- path))
    d = Reals(bits: d.bits & counted.signedShiftedRight(Words.highestBit))
    sum = sum + d
    squares = d.times(d, plus: squares)
  }
  keepSums(cell, sum: sum, squares: squares)
  let counted = whole > lag ? whole &- lag : 0
  count(indices + counted, paths &- counted, in: histogram)
}

@inline(__always)
private func count(
  _ indices: UnsafeMutablePointer<Int32>, _ count: Int, in histogram: UnsafeMutablePointer<UInt32>
) {
  var place = 0
  while place < count {
    histogram[Int(indices[place])] &+= 1
    place &+= 1
  }
}

@inline(__always)
private func count(
  _ masks: UnsafeMutablePointer<Int32>, _ count: Int, in counts: UnsafeMutablePointer<UInt64>
) {
  var place = 0
  while place < count {
    counts[Int(masks[place])] &+= 1
    place &+= 1
  }
}

/// Whether a value is within bounds; most targets have one, and a comparison costs more than a branch.
@inline(__always)
private func meets(_ x: Reals, _ lower: Double, _ upper: Double) -> Words {
  upper == .infinity
    ? x.from(Reals(Real(lower))) : x.within(Reals(Real(lower)), Reals(Real(upper)))
}

/// Counts paths by batch of draws and by mask of the targets met.
@inline(__always)
private func countTargets(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstGroup: UInt64, paths: Int
) {
  let exact = UnsafeMutablePointer(workspace.pointee.indices!)
  let published = UnsafeMutablePointer(workspace.pointee.masks!)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let countsBoth = job.pointee.published_differs != 0
  var path = 0
  while path < paths {
    var exactMask = Words(0)
    var publishedMask = Words(0)
    var t = 0
    while t < Int(job.pointee.target_count) {
      let target = job.pointee.targets + t
      let row = workspace.pointee.values! + Int(target.pointee.row) &* rowLength
      let x = Reals(at: row + path)
      let bit = Words(1 &<< Word(truncatingIfNeeded: t))
      exactMask =
        exactMask | (meets(x, target.pointee.exact_lower, target.pointee.exact_upper) & bit)
      if countsBoth {
        publishedMask =
          publishedMask
          | (meets(x, target.pointee.published_lower, target.pointee.published_upper) & bit)
      }
      t &+= 1
    }
    ints_store(exact + path, exactMask.narrowed)
    if countsBoth { ints_store(published + path, publishedMask.narrowed) }
    path &+= lanes
  }
  let masks = 1 &<< Int(job.pointee.target_count)
  var group = firstGroup
  path = 0
  while path < paths {
    let start = batchOfGroup(job, group) &* masks
    let end = path &+ lanes < paths ? path &+ lanes : paths
    count(exact + path, end &- path, in: workspace.pointee.exact_counts + start)
    if countsBoth {
      count(published + path, end &- path, in: workspace.pointee.published_counts + start)
    }
    path = end
    group &+= 1
  }
}
