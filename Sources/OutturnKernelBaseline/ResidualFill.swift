internal import COutturnSIMD

/// Residuals in the place of the normals, for consecutive groups: of every path, step and source a
/// row of the source's table, drawn with replacement.
///
/// A row is ⌊w·T/2³²⌋ with w 32 random bits, so its probability differs from 1/T by less than 2⁻³².
func fillResiduals(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  firstPath: UInt64, groups: Int
) {
  let n = Int(job.pointee.series_count)
  let steps = Int(job.pointee.horizon)
  let sources = Int(job.pointee.component_count)
  let rows = Int(job.pointee.residual_rows)
  let perStep = slotLength &* slotsFor(n &* sources)
  let slots = slotsFor(steps &* sources)
  fillWords(
    workspace.pointee.residual_words, firstPath: firstPath, groups: groups, firstSlot: 0,
    slots: slots, purpose: Purpose.residuals &+ job.pointee.purpose_offset,
    seed: job.pointee.seed)
  var group = 0
  while group < groups {
    let draw = drawOfNumbers(job, firstPath: firstPath, group: group)
    let tables = job.pointee.residuals + draw &* Int(job.pointee.residual_stride)
    var words = UnsafePointer(workspace.pointee.residual_words + group &* slots &* slotLength)
    var shock = workspace.pointee.normals + group &* steps &* perStep
    var step = 0
    while step < steps {
      var k = 0
      while k < sources {
        let table = tables + k &* rows &* n
        var lane = 0
        while lane < lanes {
          var row = table + rowOfWord(words[lane].bitPattern, rows: rows) &* n
          var place = shock + k &* n &* lanes + lane
          let end = row + n
          while row < end {
            place[0] = row[0]
            row += 1
            place += lanes
          }
          lane &+= 1
        }
        words += lanes
        k &+= 1
      }
      shock += perStep
      step &+= 1
    }
    group &+= 1
  }
}

/// ⌊w·T/2³²⌋ with w the lowest 32 bits of a word.
@inline(__always)
func rowOfWord(_ word: Word, rows: Int) -> Int {
  let w = UInt64(truncatingIfNeeded: word) & 0xFFFF_FFFF
  return Int(truncatingIfNeeded: (w &* UInt64(truncatingIfNeeded: rows)) &>> 32)
}
