package import OutturnSeries
package import OutturnSimulation

/// A target with the cell of the simulation that decides it.
package struct ResolvedTarget: Sendable, Hashable {
  /// Names it: `gdp.growth`.
  package var id: String
  /// Id of the plan's indicator, or of the series for a target given by hand.
  package var indicator: String
  package var name: LocalizedText
  /// Id of the modelled series.
  package var series: String
  package var measure: Measure
  package var year: Int
  package var sense: Sense
  /// As written, in per cent or in the series' unit.
  package var threshold: PublishedFigure
  package var band: Double?
  package var unit: String
  package var isHeadline: Bool
  package var isStretch: Bool
  package var cell: TargetCell

  package init(
    id: String, indicator: String, name: LocalizedText, series: String, measure: Measure,
    year: Int, sense: Sense, threshold: PublishedFigure, band: Double?, unit: String,
    isHeadline: Bool, isStretch: Bool = false, cell: TargetCell
  ) {
    self.id = id
    self.indicator = indicator
    self.name = name
    self.series = series
    self.measure = measure
    self.year = year
    self.sense = sense
    self.threshold = threshold
    self.band = band
    self.unit = unit
    self.isHeadline = isHeadline
    self.isStretch = isStretch
    self.cell = cell
  }
}

/// The odds of a set of targets, from the paths that met them.
///
/// Several targets are counted on whole paths, so that those that move together are met together: a
/// joint probability is never a product of single ones. That of one target is what the ensemble's
/// sampler says.
package struct Attainment: Sendable {
  /// In the order of the ensemble's targets.
  package let targets: [ResolvedTarget]
  package let ensemble: PathEnsemble
  package let rounding: Rounding

  /// - Parameter ensemble: Simulated with the targets' cells, in their order.
  package init(_ targets: [ResolvedTarget], ensemble: PathEnsemble, rounding: Rounding) {
    precondition(
      ensemble.targetCount == targets.count,
      "\(targets.count) targets, \(ensemble.targetCount) counted")
    self.targets = targets
    self.ensemble = ensemble
    self.rounding = rounding
  }

  /// Probability that one target is met.
  package func probability(_ target: Int, rounding: Rounding? = nil) -> Probability {
    ensemble.probability(
      ofTarget: target, published: (rounding ?? self.rounding) == .published)
  }

  /// Probability that the mask of met targets satisfies a condition; bit t is target t.
  package func probability(
    rounding: Rounding? = nil, where predicate: (Int) -> Bool
  ) -> Probability {
    ensemble.probability(
      published: (rounding ?? self.rounding) == .published, where: predicate)
  }

  /// Probability that all of some targets are met.
  ///
  /// - Parameter targets: Places of the targets; the probability of none is 1.
  package func joint(_ targets: [Int], rounding: Rounding? = nil) -> Probability {
    if targets.count == 1 { return probability(targets[0], rounding: rounding) }
    let mask = targets.reduce(0) { $0 | 1 << $1 }
    return probability(rounding: rounding) { $0 & mask == mask }
  }

  /// The same within one member of the model combination.
  package func memberJoint(
    _ targets: [Int], member: Int, rounding: Rounding? = nil
  ) -> Probability {
    let published = (rounding ?? self.rounding) == .published
    if targets.count == 1 {
      return ensemble.memberProbability(member, ofTarget: targets[0], published: published)
    }
    let mask = targets.reduce(0) { $0 | 1 << $1 }
    return ensemble.memberProbability(member, published: published) { $0 & mask == mask }
  }

  /// Probability that at least k of some targets are met, for k from 0 (which is 1) to all.
  package func atLeast(_ targets: [Int]) -> [Double] {
    if targets.count == 1 { return [1, probability(targets[0]).value] }
    return (0...targets.count).map { least in
      probability { mask in
        targets.count { mask >> $0 & 1 == 1 } >= least
      }.value
    }
  }

  /// What the joint probability of some targets would be without each, in their order: the one
  /// whose absence helps most is the one that binds.
  package func jointWithoutEach(_ targets: [Int]) -> [Double] {
    targets.map { dropped in joint(targets.filter { $0 != dropped }).value }
  }

  /// The product of single probabilities: what the joint probability would be if the targets had
  /// nothing to do with each other.
  package func productOfMarginals(_ targets: [Int]) -> Double {
    targets.reduce(1) { $0 * probability($1).value }
  }

  /// Places of the headline targets.
  package var headline: [Int] { targets.indices.filter { targets[$0].isHeadline } }

  /// Places of the headline targets that the plan promises rather than strives for.
  package var promised: [Int] { headline.filter { !targets[$0].isStretch } }
}
