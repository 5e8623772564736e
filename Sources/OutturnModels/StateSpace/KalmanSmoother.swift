public import OutturnAlgebra

/// The states of all periods given all figures.
///
/// - Complexity: O(T·(m³ + q·m²)); a diffuse scalar costs O(m³).
/// - Source: Durbin & Koopman (2012), §4.4, §4.7, §5.3, §6.4.4. In diffuse periods the expansion in
///   powers of 1/κ is carried in full, where the book leaves out terms that vanish in the end.
/// - Verified: `NileTests`, `StateSpaceReferenceTests`, `StateSpacePropertyTests`.
public struct KalmanSmoother: Sendable {
  public let filter: KalmanFilter
  /// Mean of the state of period t given all figures, t = 1…T; m each.
  public let means: [[Double]]
  /// Its covariance, m×m.
  public let covariances: [Matrix]
  /// N at the beginning of each period: the information of this and later periods.
  private let information: [Matrix]

  /// Runs back through a filter's record.
  ///
  /// - Throws: ``StateSpaceError/undetermined(directions:)``.
  public init(_ filter: KalmanFilter) throws(StateSpaceError) {
    try filter.checkDetermined()
    self.filter = filter
    means = filter.smoothedMeans(
      predictedMeans: filter.predictedMeans, innovations: filter.innovations)
    var covariances: [Matrix] = []
    var information: [Matrix] = []
    var backward = BackwardInformation(stateCount: filter.model.stateCount)
    for index in (0..<filter.periodCount).reversed() {
      if index < filter.periodCount - 1 {
        backward.carry(filter.model.transition(index + 1).transition)
      }
      for update in filter.updates[index].reversed() { backward.take(update) }
      covariances.append(
        backward.covariance(
          proper: filter.predictedCovariances[index], diffuse: filter.diffuseCovariances[index]))
      information.append(backward.orders[0])
    }
    self.covariances = covariances.reversed()
    self.information = information.reversed()
  }

  /// Covariance of the states of two periods given all figures, m×m: rows of `first`, columns of
  /// `second`, both from 1.
  ///
  /// - Precondition: `first` ≤ `second`, and `first` does not begin with a diffuse state.
  /// - Complexity: O((second − first)·m³).
  public func covariance(_ first: Int, _ second: Int) -> Matrix {
    precondition(
      first >= 1 && first <= second && second <= filter.periodCount,
      "periods \(first) and \(second) of \(filter.periodCount)")
    if first == second { return covariances[first - 1] }
    precondition(filter.diffuseCovariances[first - 1] == nil, "period \(first) is diffuse")
    let m = filter.model.stateCount
    // P_t·L_tᵀ·…·L_{s−1}ᵀ·(I − N_{s−1}·P_s), each L a period's updates and its transition.
    var carried = filter.predictedCovariances[first - 1]
    for index in (first - 1)..<(second - 1) {
      for update in filter.updates[index] where update.kind != .redundant {
        let across = update.row.product(carried)
        for j in 0..<m {
          for i in 0..<m { carried[i, j] -= across[i] * update.gain[j] }
        }
      }
      carried = carried.multiplied(
        by: filter.model.transition(index + 1).transition, transposingOther: true)
    }
    let rest =
      Matrix.identity(m) - information[second - 1] * filter.predictedCovariances[second - 1]
    return carried * rest
  }
}

extension KalmanFilter {
  /// α̂_t = a_t + P_t·r_{t−1}, and P∞·r⁽¹⁾ besides in diffuse periods.
  func smoothedMeans(predictedMeans: [[Double]], innovations: [[Double]]) -> [[Double]] {
    let m = model.stateCount
    var r = [Double](repeating: 0, count: m)
    var second = r
    var means: [[Double]] = []
    for index in (0..<periodCount).reversed() {
      if index < periodCount - 1 {
        let transition = model.transition(index + 1).transition
        r = Self.carried(r, transition)
        second = Self.carried(second, transition)
      }
      for (update, surprise) in zip(updates[index], innovations[index]).reversed() {
        switch update.kind {
        case .redundant: continue
        case .proper:
          let own = surprise / update.variance - Self.product(update.gain, r)
          update.row.add(own, to: &r)
          update.row.add(-Self.product(update.gain, second), to: &second)
        case .diffuse:
          let own =
            surprise / update.variance - Self.product(update.gain, second)
            - Self.product(update.secondGain, r)
          update.row.add(own, to: &second)
          update.row.add(-Self.product(update.gain, r), to: &r)
        }
      }
      var mean = zip(predictedMeans[index], predictedCovariances[index] * r).map { $0 + $1 }
      if let diffuse = diffuseCovariances[index] {
        mean = zip(mean, diffuse * second).map { $0 + $1 }
      }
      means.append(mean)
    }
    return means.reversed()
  }

  private static func carried(_ r: [Double], _ transition: Matrix) -> [Double] {
    transition.multiplied(by: Matrix(column: r), transposingSelf: true).elements
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
