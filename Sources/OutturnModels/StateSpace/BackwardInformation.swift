internal import OutturnAlgebra

/// N = N⁽⁰⁾ + N⁽¹⁾/κ + N⁽²⁾/κ²: what later figures say of the state, carried backwards.
///
/// - Source: Durbin & Koopman (2012), §5.3.
struct BackwardInformation {
  /// N⁽⁰⁾, N⁽¹⁾, N⁽²⁾, m×m each.
  private(set) var orders: [Matrix]

  init(stateCount m: Int) {
    orders = Array(repeating: Matrix(rowCount: m, columnCount: m), count: 3)
  }

  /// Back over a transition: N ← Tᵀ·N·T.
  mutating func carry(_ transition: Matrix) {
    for order in orders.indices where orders[order].largestMagnitude > 0 {
      orders[order] =
        transition.multiplied(by: orders[order] * transition, transposingSelf: true)
        .symmetrised
    }
  }

  /// Back over one scalar observation.
  mutating func take(_ update: StateCovariance.Update) {
    switch update.kind {
    case .redundant: break
    case .proper:
      for order in orders.indices where order == 0 || orders[order].largestMagnitude > 0 {
        Self.pass(&orders[order], update, own: order == 0 ? 1 / update.variance : 0)
      }
    case .diffuse: takeDiffuse(update)
    }
  }

  /// N ← zᵀ·own·z + (I − K·z)ᵀ·N·(I − K·z), where K·z has few columns that are not zero.
  private static func pass(
    _ n: inout Matrix, _ update: StateCovariance.Update, own: Double
  ) {
    let across = n * update.gain
    let square = zip(across, update.gain).reduce(own) { $0 + $1.0 * $1.1 }
    for (j, right) in zip(update.row.places, update.row.weights) {
      for i in across.indices {
        n[i, j] -= across[i] * right
        n[j, i] -= across[i] * right
      }
      for (i, left) in zip(update.row.places, update.row.weights) {
        n[i, j] += square * left * right
      }
    }
  }

  /// The same with F⁻¹ and I − K·z as series in 1/κ, term by term.
  private mutating func takeDiffuse(_ update: StateCovariance.Update) {
    let m = update.gain.count
    var row = Matrix(rowCount: 1, columnCount: m)
    for (place, weight) in zip(update.row.places, update.row.weights) { row[0, place] = weight }
    let ratio = update.properVariance / update.variance
    let first = Matrix(column: update.secondGain) * row
    let passes = [
      Matrix.identity(m) - Matrix(column: update.gain) * row, -1 * first, ratio * first,
    ]
    let square = row.multiplied(by: row, transposingSelf: true)
    let own = [0, 1 / update.variance, -ratio / update.variance]
    var next = own.map { $0 * square }
    for i in 0...2 {
      for j in 0...(2 - i) {
        for k in 0...(2 - i - j) {
          next[i + j + k] += passes[i].multiplied(
            by: orders[j] * passes[k], transposingSelf: true)
        }
      }
    }
    orders = next.map(\.symmetrised)
  }

  /// The covariance of the state given everything: P − P·N·P to order κ⁰.
  func covariance(proper p: Matrix, diffuse: Matrix?) -> Matrix {
    var result = p - p * (orders[0] * p)
    if let infinite = diffuse {
      let mixed = infinite * (orders[1] * p)
      result = result - mixed - mixed.transposed - infinite * (orders[2] * infinite)
    }
    return result.symmetrised
  }
}
