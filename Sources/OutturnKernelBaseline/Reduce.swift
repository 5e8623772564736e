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
  let centre = D8(cell.pointee.centre)
  let inverseWidth = D8(cell.pointee.inverse_width)
  let bins = Int(job.pointee.bin_count)
  let middle = D8(Double(bins &>> 1 &+ 1))
  let lowest = D8(0)
  let highest = D8(Double(bins &+ 1))
  var sum = D8(at: cell.pointee.sums)
  var squares = D8(at: cell.pointee.sums + 8)
  let whole = paths & ~7
  var path = 0
  while path < whole {
    let d = (D8(at: row + path) - centre) * inverseWidth
    sum = sum + d
    squares = d.times(d, plus: squares)
    i8_store(indices + path, (d + middle).atLeast(lowest).atMost(highest).truncated)
    path &+= 8
  }
  if path < paths {
    var d = (D8(at: row + path) - centre) * inverseWidth
    i8_store(indices + path, (d + middle).atLeast(lowest).atMost(highest).truncated)
    // Lanes that do not count become +0: all ones, from the sign of lane − count, where they do.
    let counted = U8.lanes - U8(UInt64(truncatingIfNeeded: paths &- path))
    d = D8(bits: d.bits & counted.signedShiftedRight(63))
    sum = sum + d
    squares = d.times(d, plus: squares)
  }
  sum.store(to: cell.pointee.sums)
  squares.store(to: cell.pointee.sums + 8)
  let histogram = UnsafeMutablePointer(cell.pointee.histogram!)
  path = 0
  while path < paths {
    histogram[Int(indices[path])] &+= 1
    path &+= 1
  }
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
  var path = 0
  while path < paths {
    var exactMask = U8(0)
    var publishedMask = U8(0)
    var t = 0
    while t < Int(job.pointee.target_count) {
      let target = job.pointee.targets + t
      let row = workspace.pointee.values! + Int(target.pointee.row) &* rowLength
      let x = D8(at: row + path)
      let bit = U8(1 &<< UInt64(truncatingIfNeeded: t))
      let meets = x.within(D8(target.pointee.exact_lower), D8(target.pointee.exact_upper))
      let publishedMeets = x.within(
        D8(target.pointee.published_lower), D8(target.pointee.published_upper))
      exactMask = exactMask | (meets & bit)
      publishedMask = publishedMask | (publishedMeets & bit)
      t &+= 1
    }
    i8_store(exact + path, exactMask.narrowed)
    i8_store(published + path, publishedMask.narrowed)
    path &+= 8
  }
  let masks = 1 &<< Int(job.pointee.target_count)
  path = 0
  while path < paths {
    let group = firstGroup &+ UInt64(truncatingIfNeeded: path &>> 3)
    let start = batchOfGroup(job, group) &* masks
    let exactCounts = workspace.pointee.exact_counts + start
    let publishedCounts = workspace.pointee.published_counts + start
    let end = path &+ 8 < paths ? path &+ 8 : paths
    while path < end {
      exactCounts[Int(exact[path])] &+= 1
      publishedCounts[Int(published[path])] &+= 1
      path &+= 1
    }
  }
}
