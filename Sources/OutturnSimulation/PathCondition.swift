package import OutturnSeries

/// A condition on the cells of a path, in model units: what is known of a weighted sum.
package struct PathCondition: Sendable, Hashable {
  /// What is known of the sum.
  package enum Law: Sendable, Hashable {
    case exact(Double)
    case distributed(Distribution)
    case within(ClosedRange<Double>)
  }

  /// The distribution of a sum, stated for the growth that it stands for.
  package struct Distribution: Sendable, Hashable {
    package let law: StatedLaw
    /// The sum is transform(divided by `factor`, less `offset`).
    package let transformation: Transformation
    package let factor: Double
    package let offset: Double

    package init(
      _ law: StatedLaw, transformation: Transformation = .identity, factor: Double = 1,
      offset: Double = 0
    ) {
      self.law = law
      self.transformation = transformation
      self.factor = factor
      self.offset = offset
    }

    /// The sum at the mean of the stated law.
    var centre: Double { transformation.forward((law.mean - offset) / factor) }

    /// The sum at a quantile of the stated law; not finite where growth cannot lie.
    func value(at p: Double) -> Double {
      transformation.forward((law.quantile(p) - offset) / factor)
    }
  }

  /// Cell (step, series) stands at `step * seriesCount + series`; no cell twice.
  package let weights: [(cell: Int, weight: Double)]
  package let law: Law

  package init(weights: [(cell: Int, weight: Double)], law: Law) {
    precondition(
      !weights.isEmpty && Set(weights.map(\.cell)).count == weights.count,
      "a condition on cells \(weights.map(\.cell))")
    self.weights = weights
    self.law = law
  }

  package static func == (one: PathCondition, other: PathCondition) -> Bool {
    one.law == other.law
      && one.weights.elementsEqual(other.weights) { $0.cell == $1.cell && $0.weight == $1.weight }
  }

  package func hash(into hasher: inout Hasher) {
    for (cell, weight) in weights {
      hasher.combine(cell)
      hasher.combine(weight)
    }
    hasher.combine(law)
  }

  /// The sum over a path.
  package func value(_ path: [Double]) -> Double {
    weights.reduce(0) { $0 + $1.weight * path[$1.cell] }
  }
}

/// The correlation of the normal scores of two distributed conditions, by their places.
package struct ConditionCorrelation: Sendable, Hashable {
  package let first: Int
  package let second: Int
  package let value: Double

  package init(first: Int, second: Int, value: Double) {
    self.first = first
    self.second = second
    self.value = value
  }
}

/// An outside view in model units: the mean of a weighted sum of cells, and its spread if one is
/// named.
package struct PathView: Sendable {
  package let weights: [(cell: Int, weight: Double)]
  package let mean: Double
  package let standardDeviation: Double?

  package init(
    weights: [(cell: Int, weight: Double)], mean: Double, standardDeviation: Double? = nil
  ) {
    precondition(standardDeviation.map { $0 > 0 } ?? true, "a view without spread is a condition")
    self.weights = weights
    self.mean = mean
    self.standardDeviation = standardDeviation
  }
}
