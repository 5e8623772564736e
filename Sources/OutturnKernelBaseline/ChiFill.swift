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
/// The product is cut before it could underflow.
@inline(__always)
func chiSquare(
  _ freedom: Int, normal: UnsafePointer<Real>, uniforms: UnsafePointer<Real>
) -> Reals {
  var sum = Reals(0)
  if freedom & 1 != 0 {
    let z = Reals(at: normal)
    sum = z * z
  }
  let count = freedom &>> 1
  var done = 0
  while done < count {
    let end = count &- done > factorsPerLogarithm ? done &+ factorsPerLogarithm : count
    var product = uniform(Words(at: uniforms + done &* lanes))
    done &+= 1
    while done < end {
      product = product * uniform(Words(at: uniforms + done &* lanes))
      done &+= 1
    }
    sum = naturalLogarithm(product).times(Reals(-2), plus: sum)
  }
  return sum
}

/// 1/χ at the probability of a normal, by its polynomial: even and odd powers side by side.
///
/// - Parameters:
///   - coefficients: By power, one every `apart`.
///   - count: Of coefficients, even.
@inline(__always)
func chiReciprocal(
  _ z: Reals, _ coefficients: UnsafePointer<Real>, apart: Int, count: Int
) -> Reals {
  let square = z * z
  var power = coefficients + (count &- 2) &* apart
  var even = Reals(power[0])
  var odd = Reals(power[apart])
  while power > coefficients {
    power -= 2 &* apart
    even = even.times(square, plus: power[0])
    odd = odd.times(square, plus: power[apart])
  }
  return odd.times(z, plus: even)
}

/// `chiReciprocal` of four neighbouring series.
@inline(__always)
func chiReciprocals(
  _ z: FourSums, _ coefficients: UnsafePointer<Real>, apart: Int, count: Int
) -> FourSums {
  let square = z.times(z)
  var power = coefficients + (count &- 2) &* apart
  var even = FourSums(power)
  var odd = FourSums(power + apart)
  while power > coefficients {
    power -= 2 &* apart
    even = even.times(square, plus: FourSums(power))
    odd = odd.times(square, plus: FourSums(power + apart))
  }
  return odd.times(z, plus: even)
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
  let perStep = slotLength &* (normalSlots &+ slotsFor(counts.uniforms))
  var words = UnsafeMutablePointer(workspace.pointee.tails!)
  var scale = UnsafeMutablePointer(workspace.pointee.scales!)
  var step = 0
  while step < stepsOfGroups {
    transformToNormals(words, slots: normalSlots)
    var normal = words
    var uniforms = words + slotLength &* normalSlots
    var k = 0
    while k < components {
      let freedom = Int(job.pointee.degrees_of_freedom[k])
      if freedom > 0 {
        let square = chiSquare(freedom, normal: normal, uniforms: uniforms)
        (Reals(Real(freedom)) / square).squareRoot.store(to: scale)
        if freedom & 1 != 0 { normal += lanes }
        uniforms += (freedom &>> 1) &* lanes
      }
      scale += lanes
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
  _ words: UnsafeMutablePointer<Real>, _ values: UnsafeMutablePointer<Real>, groups: Int,
  degreesOfFreedom: Int
) {
  let normalSlots = degreesOfFreedom & 1
  let perGroup = slotLength &* (normalSlots &+ slotsFor(degreesOfFreedom &>> 1))
  var group = 0
  while group < groups {
    let start = words + group &* perGroup
    transformToNormals(start, slots: normalSlots)
    chiSquare(degreesOfFreedom, normal: start, uniforms: start + slotLength &* normalSlots)
      .store(to: values + group &* lanes)
    group &+= 1
  }
}
