internal import COutturnSIMD

/// A whole path from its joint normal law, for one group: y = m + L·z + shift.
///
/// A draw holds the mean of every cell, by step and series, then L packed by rows.
func stepGaussian(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  group: Int, column: Int, draw: Int
) {
  let cells = Int(job.pointee.horizon) &* Int(job.pointee.series_count)
  let means = job.pointee.parameters + draw &* Int(job.pointee.parameter_stride)
  let factor = means + cells
  let shift = UnsafePointer(job.pointee.shift!)
  let normals = contiguousNormals(job, workspace, group: group)
  let rowLength = Int(workspace.pointee.paths_per_row)
  var growth = workspace.pointee.values + column
  var cell = 0
  while cell &+ 4 <= cells {
    let sums = fourRows(factor, firstRow: cell, times: normals)
    sums.shifted(by: means + cell).shifted(by: shift + cell).store(to: growth, stride: rowLength)
    growth += 4 &* rowLength
    cell &+= 4
  }
  while cell < cells {
    let sum = row(factor, cell, times: normals) + Reals(means[cell])
    (sum + Reals(shift[cell])).store(to: growth)
    growth += rowLength
    cell &+= 1
  }
}

/// One normal a cell, a row each. Where the series do not fill their slots, their
/// numbers are moved together.
@inline(__always)
private func contiguousNormals(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int
) -> UnsafeMutablePointer<Real> {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let perStep = slotLength &* slotsFor(n)
  let normals = workspace.pointee.normals + group &* steps &* perStep
  if n % numbersPerSlot == 0 { return normals }
  let together = UnsafeMutablePointer(workspace.pointee.state!)
  var step = 0
  while step < steps {
    var i = 0
    while i < n {
      Reals(at: normals + step &* perStep + i &* lanes)
        .store(to: together + (step &* n &+ i) &* lanes)
      i &+= 1
    }
    step &+= 1
  }
  return together
}
