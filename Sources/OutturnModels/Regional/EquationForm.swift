internal import OutturnAlgebra

/// What one equation of the regional model adds to the precision and to the linear term of the
/// states, per unit of weight.
///
/// The equation is Σ cₖ·xₖ − constant ~ N(0, (weight·W)⁻¹), the cₖ taken series by series and the xₖ
/// blocks of n states. It stands for a whole family, one a year: ``GaussianSystem/add(_:at:weight:)``
/// says which. A chain keeps its forms: the blocks stay where they are, only the numbers change.
struct EquationForm {
  /// n.
  let order: Int
  /// First place of each block xₖ, counted from the year's first; distinct.
  let places: [Int]
  /// Where each block of `elements` goes; the row is never above the column.
  let corners: [(row: Int, column: Int)]
  /// The blocks that meet at each corner.
  private let pairs: [(left: Int, right: Int)]
  /// cₗ·W·cₖ, n×n each, column-major, corner after corner.
  private(set) var elements: [Double]
  /// cₖ·W·constant, block after block; empty if the constant is zero.
  private(set) var linear: [Double] = []
  /// Block after block.
  private var coefficients: [Double]

  /// A form without numbers.
  init(places: [Int], order: Int) {
    self.places = places
    self.order = order
    pairs = places.indices.flatMap { left in
      places.indices.filter { places[left] >= places[$0] }.map { (left, $0) }
    }
    corners = pairs.map { (places[$0.left], places[$0.right]) }
    elements = Array(repeating: 0, count: pairs.count * order * order)
    coefficients = Array(repeating: 0, count: places.count * order)
  }

  /// Gives the form its numbers.
  ///
  /// - Parameters:
  ///   - precision: W, n×n.
  ///   - constant: By series; empty means zero.
  ///   - coefficient: Of a block and a series.
  /// - Complexity: O(blocks² · n²).
  mutating func refill(
    precision: Matrix, constant: [Double] = [], coefficient: (_ block: Int, _ series: Int) -> Double
  ) {
    let n = order
    for block in places.indices {
      for i in 0..<n { coefficients[block * n + i] = coefficient(block, i) }
    }
    precision.elements.withUnsafeBufferPointer { precision in
      coefficients.withUnsafeBufferPointer { coefficients in
        elements.withUnsafeMutableBufferPointer { elements in
          var place = 0
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
}
