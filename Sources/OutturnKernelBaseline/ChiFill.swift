internal import COutturnSIMD

// Scales of Student-t shocks: s = sqrt(ν/χ²(ν)), χ²(ν) = −2·ln(product of ν/2 uniforms), plus the
// square of a normal when ν is odd. Exact for integer ν, without rejection.

/// Normals and uniforms that the scales of one step take.
@inline(__always)
func tailCounts(_ job: UnsafePointer<outturn_job>) -> (normals: Int, uniforms: Int) {
  var normals = 0
  var uniforms = 0
  var k = 0
  while k < Int(job.pointee.component_count) {
    let freedom = Int(job.pointee.degrees_of_freedom[k])
    normals &+= freedom & 1
    uniforms &+= freedom &>> 1
    k &+= 1
  }
  return (normals, uniforms)
}

/// χ²(ν) from its random words.
///
/// The product is cut every 16 factors: each is at least 2⁻⁵³, so that it never underflows.
@inline(__always)
func chiSquare(
  _ freedom: Int, normal: UnsafePointer<Double>, uniforms: UnsafePointer<Double>
) -> D8 {
  var sum = D8(0)
  if freedom & 1 != 0 {
    let z = D8(at: normal)
    sum = z * z
  }
  let count = freedom &>> 1
  var done = 0
  while done < count {
    let end = count &- done > 16 ? done &+ 16 : count
    var product = uniform(U8(at: uniforms + done &* 8))
    done &+= 1
    while done < end {
      product = product * uniform(U8(at: uniforms + done &* 8))
      done &+= 1
    }
    sum = naturalLogarithm(product).times(D8(-2), plus: sum)
  }
  return sum
}

/// Scales of all components for consecutive steps of consecutive groups, from the words in
/// `tails`.
func fillScales(
  _ job: UnsafePointer<outturn_job>, _ workspace: UnsafePointer<outturn_workspace>,
  stepsOfGroups: Int
) {
  let components = Int(job.pointee.component_count)
  let counts = tailCounts(job)
  let normalSlots = slotsFor(counts.normals)
  let perStep = 16 &* (normalSlots &+ slotsFor(counts.uniforms))
  var words = UnsafeMutablePointer(workspace.pointee.tails!)
  var scale = UnsafeMutablePointer(workspace.pointee.scales!)
  var step = 0
  while step < stepsOfGroups {
    transformToNormals(words, slots: normalSlots)
    var normal = words
    var uniforms = words + 16 &* normalSlots
    var k = 0
    while k < components {
      let freedom = Int(job.pointee.degrees_of_freedom[k])
      if freedom > 0 {
        let square = chiSquare(freedom, normal: normal, uniforms: uniforms)
        (D8(Double(freedom)) / square).squareRoot.store(to: scale)
        if freedom & 1 != 0 { normal += 8 }
        uniforms += (freedom &>> 1) &* 8
      }
      scale += 8
      k &+= 1
    }
    words += perStep
    step &+= 1
  }
}

/// χ²(ν) of consecutive groups, one value a path, for tests of the law.
///
/// - Parameter words: By group: slotsFor(ν odd) slots of normals, slotsFor(ν/2) of uniforms, as
///   they came from the generator. Overwritten.
@inline(never)
package func chiSquareValues(
  _ words: UnsafeMutablePointer<Double>, _ values: UnsafeMutablePointer<Double>, groups: Int,
  degreesOfFreedom: Int
) {
  let normalSlots = degreesOfFreedom & 1
  let perGroup = 16 &* (normalSlots &+ slotsFor(degreesOfFreedom &>> 1))
  var group = 0
  while group < groups {
    let start = words + group &* perGroup
    transformToNormals(start, slots: normalSlots)
    chiSquare(degreesOfFreedom, normal: start, uniforms: start + 16 &* normalSlots)
      .store(to: values + group &* 8)
    group &+= 1
  }
}
