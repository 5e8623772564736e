internal import COutturnSIMD

/// Overwrites n×n blocks of a banded matrix, stored as ``factorBanded(_:stride:order:bandwidth:)``
/// takes it, with sums of weighted blocks.
///
/// Of a block on the diagonal the lower triangle counts. Sums are taken in the order of the terms.
///
/// - Parameters:
///   - n: Where it is 4, every row and column of `places` is a multiple of it.
///   - places: By block its first row, its first column and its number of terms.
///   - terms: By term the first element of its block in `blocks` and its place in `weights`.
@inline(never)
package func sumBlocks(
  _ columns: UnsafeMutablePointer<Double>, stride: Int, order n: Int,
  places: UnsafePointer<Int>, count: Int, terms: UnsafePointer<Int>,
  blocks: UnsafePointer<Double>, weights: UnsafePointer<Double>
) {
  var place = places
  var first = terms
  let end = places + 3 &* count
  while place < end {
    let (row, column, termCount) = (place[0], place[1], place[2])
    let target = columns + (column &* stride &+ row)
    let next = first + 2 &* termCount
    if n == 4 {
      sumFourColumns(
        target - (column & ~7), stride: stride, from: first, to: next, blocks, weights)
    } else {
      var j = 0
      while j < n {
        let own = target + j &* stride - ((column &+ j) & ~7)
        var i = row == column ? j : 0
        while i < n {
          var sum = 0.0
          var term = first
          while term < next {
            sum += weights[term[1]] * blocks[term[0] &+ j &* n &+ i]
            term += 2
          }
          own[i] = sum
          i &+= 1
        }
        j &+= 1
      }
    }
    first = next
    place += 3
  }
}

/// A block of 4×4: a register a column.
@inline(__always)
func sumFourColumns(
  _ target: UnsafeMutablePointer<Double>, stride: Int, from first: UnsafePointer<Int>,
  to end: UnsafePointer<Int>, _ blocks: UnsafePointer<Double>, _ weights: UnsafePointer<Double>
) {
  var (a, b, c, d) = (four_all(0), four_all(0), four_all(0), four_all(0))
  var term = first
  while term < end {
    let block = blocks + term[0]
    let weight = four_all(weights[term[1]])
    a = four_add(a, four_mul(weight, four_load(block)))
    b = four_add(b, four_mul(weight, four_load(block + 4)))
    c = four_add(c, four_mul(weight, four_load(block + 8)))
    d = four_add(d, four_mul(weight, four_load(block + 12)))
    term += 2
  }
  four_store(target, a)
  four_store(target + stride, b)
  four_store(target + 2 &* stride, c)
  four_store(target + 3 &* stride, d)
}
