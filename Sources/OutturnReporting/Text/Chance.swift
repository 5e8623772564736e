internal import OutturnPlanning

/// A probability with what has to be said along with it.
struct Chance {
  /// The one to put first.
  var probability: Double
  /// For the threshold as it stands.
  var exact: Double
  /// Monte Carlo standard error.
  var error: Double
  var byModel: [Double]

  init(_ entry: TargetProbability, rounding: Rounding) {
    exact = entry.probability
    probability =
      rounding == .exact ? exact : entry.asPublished?.probability ?? exact
    error = entry.mcStandardError
    byModel = Array(entry.byModel.values)
  }

  init(_ entry: ExpressionProbability, rounding: Rounding) {
    exact = entry.probability
    probability = rounding == .exact ? exact : entry.asPublished ?? exact
    error = entry.mcStandardError
    byModel = Array(entry.byModel.values)
  }

  init(_ joint: JointProbability) {
    exact = joint.probability
    probability = exact
    error = joint.mcStandardError
    byModel = Array(joint.byModel.values)
  }
}

extension JointProbability {
  /// Monte Carlo error of another frequency among the same paths.
  func standardError(of other: Double) -> Double {
    let variance = probability * (1 - probability)
    guard variance > 0 else { return mcStandardError }
    return mcStandardError * (max(other * (1 - other), 0) / variance).squareRoot()
  }
}

extension TextRenderer {
  /// `43.4%（各模型36%～49%），约四成，大约对半`.
  func sentence(_ chance: Chance) -> Phrase {
    let value = style.probability(chance.probability, standardError: chance.error)
    let spread = style.spread(chance.byModel).map {
      Phrase(zhHans: "各模型\($0.zhHans)", en: "across models \($0.en)").inParentheses
    }
    let words = ProbabilityWords.phrase(chance.probability)
    return value + (spread ?? .empty) + Phrase(zhHans: "，\(words.zhHans)", en: ", \(words.en)")
  }
}
