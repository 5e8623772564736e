private import Glibc

/// The normal law of one path turned so that the conditions stand alone.
///
/// With V = L·Lᵀ the covariance of the path and R the conditions' weights, rotations Q of the
/// columns bring R·L to [T 0], T lower triangular. Then
///
///     y = μ + L₁·e + L₂·z,    R·y = R·μ + T·e,    [L₁ L₂] = L·Q
///
/// with e and z independent standard normals: values of the conditions settle e, and given e the
/// path is N(μ + L₁·e, L₂·L₂ᵀ). Nothing is subtracted from a variance, so a figure that is fixed
/// has a variance of zero to rounding. Rotating neighbouring columns, last first, leaves L₂ lower
/// triangular. Noises of measurements are cells of their own behind those of the path, so that the
/// part of L₂ that belongs to the path stays triangular.
///
/// - Complexity: O(c³/6 + q·c²) for c cells and q conditions.
/// - Source: Waggoner & Zha (1999), doi:10.1162/003465399558508, for the law; the rotations are
///   Givens', Golub & Van Loan (2013), §5.1.8.
/// - Verified: `ConditionalForecastTests`; on every run against the Kalman smoother.
struct ConditionedPath: Sendable {
  let cells: Int
  /// Noises of measurements: further cells, behind those of the path.
  let noises: Int
  let rowCount: Int
  private let all: Int
  private let height: Int
  /// Columns of L with those of R·L below, one after the other.
  private var columns: [Double]
  private(set) var mean: [Double]
  /// R·μ.
  private(set) var centre: [Double]

  init(cells: Int, noises: Int, rowCount: Int) {
    self.cells = cells
    self.noises = noises
    self.rowCount = rowCount
    all = cells + noises
    height = all + rowCount
    columns = Array(repeating: 0, count: all * height)
    mean = Array(repeating: 0, count: all)
    centre = Array(repeating: 0, count: rowCount)
  }

  /// Takes in a draw's law and rotates it.
  ///
  /// - Parameters:
  ///   - shift: Added to the mean; empty means none.
  ///   - noiseScales: Standard deviation of each noise.
  mutating func load(
    _ moments: DrawMoments, shift: [Double], noiseScales: [Double], rows: [ConditionSystem.Row]
  ) {
    factor(moments.covariance)
    for (place, scale) in noiseScales.enumerated() {
      columns[(cells + place) * height + cells + place] = scale
    }
    for i in 0..<cells { mean[i] = moments.mean[i] + (shift.isEmpty ? 0 : shift[i]) }
    for (place, row) in rows.enumerated() {
      var sum = 0.0
      for (cell, weight) in row.weights { sum += weight * mean[cell] }
      centre[place] = sum
      for column in 0..<all {
        var product = 0.0
        for (cell, weight) in row.weights { product += weight * columns[column * height + cell] }
        columns[column * height + all + place] = product
      }
    }
    for place in 0..<rowCount { rotate(place) }
  }

  /// T[row][column].
  @inline(__always)
  func triangle(_ row: Int, _ column: Int) -> Double { columns[column * height + all + row] }

  /// √(R·V·Rᵀ) of one condition by itself.
  func standardDeviation(_ row: Int) -> Double {
    (0...row).reduce(0.0) { $0 + triangle(row, $1) * triangle(row, $1) }.squareRoot()
  }

  /// Appends the law of the path given e: its mean, then the factor packed by rows.
  ///
  /// - Parameter fixed: Values of the cells that a condition fixes by itself.
  func append(given e: [Double], fixed: [(cell: Int, value: Double)], to parameters: inout [Double])
  {
    let start = parameters.count
    for i in 0..<cells {
      var value = mean[i]
      for (place, size) in e.enumerated() { value += columns[place * height + i] * size }
      parameters.append(value)
    }
    for i in 0..<cells {
      for j in 0...i {
        let column = rowCount + j
        parameters.append(column < all ? columns[column * height + i] : 0)
      }
    }
    for (cell, value) in fixed {
      parameters[start + cell] = value
      let row = start + cells + cell * (cell + 1) / 2
      for place in row...row + cell { parameters[place] = 0 }
    }
  }

  /// Cholesky's factor by columns; a direction without variance is a column of zeros.
  private mutating func factor(_ covariance: [Double]) {
    // A pivot this small against its variance is rounding.
    let tolerance = 0x1p-44
    for place in columns.indices { columns[place] = 0 }
    for j in 0..<cells {
      let own = j * height
      for i in j..<cells { columns[own + i] = covariance[i * cells + j] }
      for k in 0..<j {
        let other = k * height
        let factor = columns[other + j]
        if factor == 0 { continue }
        for i in j..<cells { columns[own + i] -= factor * columns[other + i] }
      }
      let pivot = columns[own + j]
      if pivot <= tolerance * covariance[j * cells + j] {
        for i in j..<cells { columns[own + i] = 0 }
      } else {
        let root = pivot.squareRoot()
        for i in j..<cells { columns[own + i] /= root }
      }
    }
  }

  /// Rotates columns so that the condition's row ends in its own column.
  private mutating func rotate(_ place: Int) {
    let row = all + place
    for right in stride(from: all - 1, to: place, by: -1) {
      let (a, b) = ((right - 1) * height, right * height)
      let (x, y) = (columns[a + row], columns[b + row])
      if y == 0 { continue }
      let size = hypot(x, y)
      let (cosine, sine) = (x / size, y / size)
      func turn(_ range: Range<Int>) {
        for i in range {
          let (left, other) = (columns[a + i], columns[b + i])
          columns[a + i] = cosine * left + sine * other
          columns[b + i] = cosine * other - sine * left
        }
      }
      // Above, both columns are still zero.
      turn(max(0, right - 1 - place)..<all)
      turn(row..<height)
      columns[a + row] = size
      columns[b + row] = 0
    }
    if columns[place * height + row] < 0 {
      for i in 0..<height { columns[place * height + i] = -columns[place * height + i] }
    }
  }
}
