internal import OutturnSimulation

/// What two targets have to do with each other.
package struct TargetPair: Sendable, Hashable {
  /// Places of the targets.
  package var first: Int
  package var second: Int
  /// Probability that both are met.
  package var both: Double
  /// Of the first where the second is met; nil when it never is.
  package var firstGivenSecond: Double?
  /// Of the second where the first is met; nil when it never is.
  package var secondGivenFirst: Double?
}

extension Attainment {
  /// Expected number of some targets that are met: the sum of their probabilities, however they are
  /// linked.
  package func expectedMet(_ targets: [Int]) -> Double {
    targets.reduce(0) { $0 + probability($1).value }
  }

  /// Every pair of some targets, on whole paths.
  package func pairs(_ targets: [Int]) -> [TargetPair] {
    let single = targets.map { probability($0).value }
    return targets.indices.flatMap { one in
      targets.indices.dropFirst(one + 1).map { other in
        let both = joint([targets[one], targets[other]]).value
        return TargetPair(
          first: targets[one], second: targets[other], both: both,
          firstGivenSecond: single[other] > 0 ? both / single[other] : nil,
          secondGivenFirst: single[one] > 0 ? both / single[one] : nil)
      }
    }
  }

  /// The joint probability of some targets where one of them is met, in their order; nil for one
  /// that never is.
  package func jointGivenEach(_ targets: [Int]) -> [Double?] {
    let all = joint(targets).value
    return targets.map { target in
      let single = probability(target).value
      return single > 0 ? all / single : nil
    }
  }
}
