private import Glibc

/// The hyperparameters that are learnt, as coordinates log θ between bounds.
struct HyperparameterSpace: Sendable {
  struct Coordinate: Sendable {
    var name: String
    var bounds: ClosedRange<Double>
    /// log of the density of θ up to what does not depend on θ; 0 when it is flat.
    var logPrior: @Sendable (Double) -> Double
    /// Where a search starts.
    var start: Double
  }

  let coordinates: [Coordinate]
  private let prior: ConjugatePrior
  private let freeFactors: Int

  init(_ prior: ConjugatePrior, freeFactors: Int) {
    var list: [Coordinate] = []
    func add(_ name: String, _ rule: HyperparameterRule?) {
      guard case .estimated(let law, let bounds)? = rule else { return }
      precondition(bounds.lowerBound > 0, "\(name) within \(bounds)")
      let mode = law.map { ($0.shape - 1) * $0.scale }
      let middle = sqrt(bounds.lowerBound * bounds.upperBound)
      list.append(
        Coordinate(
          name: name, bounds: bounds, logPrior: { law?.logDensity($0) ?? 0 },
          start: min(bounds.upperBound, max(bounds.lowerBound, mode ?? middle))))
    }
    add("tightness", prior.tightness)
    add("sum_of_coefficients", prior.sumOfCoefficients)
    add("single_unit_root", prior.singleUnitRoot)
    if freeFactors > 0 {
      let names = OutbreakScale.parameterNames(freeFactors: freeFactors)
      for name in names.dropLast() {
        list.append(
          Coordinate(
            name: name, bounds: OutbreakScale.factorBounds,
            logPrior: OutbreakScale.logDensity(ofFactor:), start: 3))
      }
      list.append(
        Coordinate(
          name: names[freeFactors], bounds: OutbreakScale.decayBounds,
          logPrior: OutbreakScale.logDensity(ofDecay:), start: OutbreakScale.decayMode))
    }
    coordinates = list
    self.prior = prior
    self.freeFactors = freeFactors
  }

  /// The hyperparameters at a point, one θ a coordinate.
  func hyperparameters(_ point: [Double]) -> Hyperparameters {
    var rest = point[...]
    func value(_ rule: HyperparameterRule?) -> Double? {
      switch rule {
      case .fixed(let value): value
      case .estimated: rest.removeFirst()
      case nil: nil
      }
    }
    var result = Hyperparameters(tightness: value(prior.tightness)!)
    result.sumOfCoefficients = value(prior.sumOfCoefficients)
    result.singleUnitRoot = value(prior.singleUnitRoot)
    if freeFactors > 0 {
      result.outbreak = OutbreakScale(factors: Array(rest.dropLast()), decay: rest.last!)
    }
    return result
  }

  func logPrior(_ point: [Double]) -> Double {
    zip(coordinates, point).reduce(0) { $0 + $1.0.logPrior($1.1) }
  }

  /// θ of log θ, moved to the nearer bound when outside.
  func point(_ logarithms: [Double]) -> [Double] {
    zip(coordinates, logarithms).map { coordinate, u in
      min(coordinate.bounds.upperBound, max(coordinate.bounds.lowerBound, exp(u)))
    }
  }

  /// Whether every log θ lies between its bounds.
  func holds(_ logarithms: [Double]) -> Bool {
    zip(coordinates, logarithms).allSatisfy { coordinate, u in
      u >= log(coordinate.bounds.lowerBound) && u <= log(coordinate.bounds.upperBound)
    }
  }
}
