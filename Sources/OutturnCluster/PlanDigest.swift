internal import OutturnFiles
internal import OutturnSeries
package import OutturnSimulation

/// Names the exact inputs of a simulation, posterior draws included: equal digests, equal paths.
///
/// SHA-256 over the plan's numbers bit by bit in a fixed order, each list after its length. A fit on
/// another machine whose last digits differ has another digest.
package enum PlanDigest {
  package static func sha256(of plan: SimulationPlan) -> String {
    var content = Content()
    content.add(plan.model)
    content.add([plan.horizon, plan.paths])
    content.add(plan.seed)
    content.add(plan.transformations.map { Transformation.allCases.firstIndex(of: $0)! })
    content.add(plan.shift.flatMap(\.self))
    content.add([plan.shockScale])
    for level in plan.levels { content.add(level) }
    content.add([plan.deflator == nil ? 0 : 1])
    if let deflator = plan.deflator {
      content.add(deflator.means)
      content.add(deflator.commonStandardDeviations)
      content.add(deflator.yearStandardDeviations)
    }
    for identity in plan.identities {
      content.add(identity.members)
      content.add(identity.shares)
      content.add(identity.covariances.flatMap(\.self))
    }
    for target in plan.targets {
      content.add([target.measure == .growth ? 0 : 1, target.series, target.step])
      content.add([
        target.exact.lowerBound, target.exact.upperBound, target.published.lowerBound,
        target.published.upperBound,
      ])
    }
    content.add(plan.batches.map(\.upperBound))
    content.add(plan.members.map(\.upperBound))
    content.add(plan.measures.map { $0 == .growth ? 0 : 1 })
    content.add(Array(plan.sampler.rawValue.utf8).map { Int($0) })
    content.add(Array(plan.precision.rawValue.utf8).map { Int($0) })
    return content.hash.hexadecimal()
  }

  private struct Content {
    var hash = SHA256()

    mutating func add(_ numbers: [Double]) {
      hash.update(words: [UInt64(numbers.count)] + numbers.map(\.bitPattern))
    }

    mutating func add(_ numbers: [Int]) {
      hash.update(words: [UInt64(numbers.count)] + numbers.map { UInt64(bitPattern: Int64($0)) })
    }

    mutating func add(_ number: UInt64) {
      hash.update(words: [number])
    }

    mutating func add(_ rule: LevelRule) {
      add(rule.baseLevels)
      switch rule.noise {
      case .none: add([0])
      case .logNormal(let deviation):
        add([1])
        add([deviation])
      case .uniform(let width):
        add([2])
        add([width])
      }
      add([rule.usesDeflator ? 1 : 0])
    }

    mutating func add(_ model: PathModel) {
      add([model.seriesCount, model.drawCount])
      switch model {
      case .components(let model):
        add([0, model.componentCount])
        add(model.degreesOfFreedom)
        add(model.parameters)
      case .vectorAutoregression(let model):
        add([1, model.lags, model.degreesOfFreedom])
        add(model.parameters)
        add(model.history)
      case .normalInverseWishart(let model):
        add([2, model.lags, model.degreesOfFreedom])
        add(model.mean)
        add(model.rowFactor)
        add(model.scaleFactor)
        add(model.history)
      case .gaussianPaths(let model):
        add([3, model.horizon])
        add(model.parameters)
      }
      if let volatility = model.volatility {
        add([4, volatility.count])
        add(volatility.parameters)
      }
      if let residuals = model.residuals {
        add([5, residuals.rowCount])
        add(residuals.values)
      }
    }
  }
}
