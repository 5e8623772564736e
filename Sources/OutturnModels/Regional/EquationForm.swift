internal import OutturnAlgebra

/// What one equation of the regional model adds to the precision and to the linear term of the
/// states, per unit of weight.
///
/// The equation is Σ cₖ·xₖ − constant ~ N(0, (weight·W)⁻¹), the cₖ taken series by series and the xₖ
/// blocks of n states. It stands for a whole family, one a year. A chain keeps its forms: the blocks
/// stay where they are, only the numbers change.
struct EquationForm {
  /// n.
  let order: Int
  /// Each block xₖ, counted in blocks from the year's first; distinct.
  let places: [Int]
  /// The blocks of states that meet in each block of elements; the row is never above the column.
  private let pairs: [(left: Int, right: Int)]
  /// Place of the first block of elements among those of all forms.
  let firstBlock: Int
  /// cₖ·W·constant, block after block; empty if the constant is zero.
  private(set) var linear: [Double] = []
  /// Block after block.
  private var coefficients: [Double]

  /// A form without numbers.
  init(places: [Int], order: Int, firstBlock: Int) {
    self.places = places
    self.order = order
    self.firstBlock = firstBlock
    pairs = places.indices.flatMap { left in
      places.indices.filter { places[left] >= places[$0] }.map { (left, $0) }
    }
    coefficients = Array(repeating: 0, count: places.count * order)
  }

  /// The place after the last of its blocks of elements.
  var endBlock: Int { firstBlock + pairs.count }

  /// Where the blocks of elements go for a year whose states begin at a block.
  func terms(from start: Int, weight: Int) -> [BandedBlockSum.Term] {
    pairs.enumerated().map { place, pair in
      BandedBlockSum.Term(
        row: start + places[pair.left], column: start + places[pair.right],
        block: firstBlock + place, weight: weight)
    }
  }

  /// Gives the form its numbers.
  ///
  /// - Parameters:
  ///   - elements: Blocks of all forms; its own become cₗ·W·cₖ, n×n each, column-major.
  ///   - precision: W, n×n.
  ///   - constant: By series; empty means zero.
  ///   - coefficient: Of a block and a series.
  /// - Complexity: O(blocks² · n²).
  mutating func refill(
    _ elements: inout [Double], precision: Matrix, constant: [Double] = [],
    coefficient: (_ block: Int, _ series: Int) -> Double
  ) {
    let n = order
    for block in places.indices {
      for i in 0..<n { coefficients[block * n + i] = coefficient(block, i) }
    }
    precision.elements.withUnsafeBufferPointer { precision in
      coefficients.withUnsafeBufferPointer { coefficients in
        elements.withUnsafeMutableBufferPointer { elements in
          var place = firstBlock * n * n
          for (left, right) in pairs {
            for j in 0..<n {
              let right = coefficients[right * n + j]
              for i in 0..<n {
                elements[place] = coefficients[left * n + i] * precision[i + j * n] * right
                place += 1
              }
            }
          }
        }
      }
    }
    if constant.allSatisfy({ $0 == 0 }) {
      linear.removeAll(keepingCapacity: true)
      return
    }
    let targets = (0..<n).map { i in
      (0..<n).reduce(0.0) { $0 + precision[i, $1] * constant[$1] }
    }
    linear = coefficients.indices.map { coefficients[$0] * targets[$0 % n] }
  }

  /// Adds the linear term of the equation of a year whose states begin at a block.
  func addLinear(to sum: inout [Double], from start: Int) {
    for (index, value) in linear.enumerated() {
      sum[(start + places[index / order]) * order + index % order] += value
    }
  }
}
