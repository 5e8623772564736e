internal import COutturnSIMD

// Variants of a simulation differ in their shift alone: what moves the output of the model and not
// the recursion. Random numbers and the recursion are the same for all, so one group of paths gives
// that of every variant, each in columns of its own.

/// Takes a group from the model's output to levels where its steps have not, and the same of every
/// variant.
///
/// - Parameter column: Where the group's paths stand in a row of the block of values.
@inline(__always)
func finishGroup(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, draw: Int
) {
  var variant = 0
  while variant < Int(job.pointee.variant_count) {
    let own = column &+ (variant &+ 1) &* Int(job.pointee.variant_columns)
    copyVariant(job, workspace, variant, from: column, to: own)
    finishColumn(job, workspace, group: group, column: own, draw: draw)
    variant &+= 1
  }
  finishColumn(job, workspace, group: group, column: column, draw: draw)
}

@inline(__always)
private func finishColumn(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>, group: Int,
  column: Int, draw: Int
) {
  if job.pointee.integrated_count > 0 {
    integrateSteps(job, workspace, group: group, column: column, draw: draw)
  }
  if compoundsWithSteps(job) { return }
  accumulateLevels(job, workspace, group: group, column: column, draw: draw)
}

/// The model's output under a variant's shift, beside that under the job's own.
@inline(__always)
private func copyVariant(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  _ variant: Int, from column: Int, to own: Int
) {
  let rows = Int(job.pointee.horizon) &* Int(job.pointee.series_count)
  let rowLength = Int(workspace.pointee.paths_per_row)
  let moves = job.pointee.variant_moves + variant &* rows
  var values = UnsafeMutablePointer(workspace.pointee.values!)
  var row = 0
  while row < rows {
    (Reals(at: values + column) + Reals(moves[row])).store(to: values + own)
    values += rowLength
    row &+= 1
  }
}
