private import Glibc
package import OutturnAlgebra
package import OutturnRandom

/// The size of the shocks after an outbreak as an unknown of a Gibbs sampler.
///
/// Given B and Σ the squared distances q_t = e_t′Σ⁻¹e_t hold all that the data say of the factors:
///
///     log p(s, ρ | B, Σ, Y) = Σ_t (−n·log f_t − q_t/(2·f_t²)) + log prior,
///
/// f_t the factor of row t. Each number is moved by a slice step in its logarithm, ρ as it is.
///
/// - Source: the model and its priors: Lenza & Primiceri (2022), doi:10.1002/jae.2895.
/// - Verified: `OutbreakScaleStepTests`, calibration and quadrature.
package struct OutbreakScaleStep: Sendable {
  package private(set) var course: OutbreakScale
  /// Periods from the outbreak's first to each row; negative before it.
  private let elapsed: [Int]

  /// Starts at factors of 3 and the prior mode of the decay.
  package init(elapsed: [Int], freeFactors: Int) {
    self.elapsed = elapsed
    course = OutbreakScale(
      factors: [Double](repeating: 3, count: freeFactors), decay: OutbreakScale.decayMode)
  }

  /// 1/f², by row: the precision of its shock relative to Σ⁻¹.
  package var weights: [Double] {
    elapsed.map { row in
      let factor = course.factor(after: row)
      return 1 / (factor * factor)
    }
  }

  /// Moves every factor and the decay.
  ///
  /// - Parameters:
  ///   - errors: E, T×n, not scaled.
  ///   - covariance: Σ.
  package mutating func sweep(
    errors: Matrix, covariance: Matrix, stream: inout RandomStream
  ) throws(AlgebraError) {
    let standardised = try Cholesky(covariance).lower.solveLower(errors.transposed)
    let rows = elapsed.indices.filter { elapsed[$0] >= 0 }
    let distances = rows.map { t in
      standardised.column(t).reduce(0) { $0 + $1 * $1 }
    }
    let order = Double(errors.columnCount)
    func logLikelihood(_ course: OutbreakScale) -> Double {
      zip(rows, distances).reduce(0) { sum, row in
        let factor = course.factor(after: elapsed[row.0])
        return sum - order * log(factor) - row.1 / (2 * factor * factor)
      }
    }
    let bounds = OutbreakScale.factorBounds
    for place in course.factors.indices {
      var other = course
      let u = SliceStep.next(
        after: log(course.factors[place]), width: 0.7,
        limits: log(bounds.lowerBound)...log(bounds.upperBound), from: &stream
      ) { u in
        other.factors[place] = exp(u)
        // The density of log s has the volume element s.
        return logLikelihood(other) + OutbreakScale.logDensity(ofFactor: exp(u)) + u
      }
      course.factors[place] = min(bounds.upperBound, max(bounds.lowerBound, exp(u)))
    }
    var other = course
    course.decay = SliceStep.next(
      after: course.decay, width: 0.3, limits: OutbreakScale.decayBounds, from: &stream
    ) { decay in
      other.decay = decay
      return logLikelihood(other) + OutbreakScale.logDensity(ofDecay: decay)
    }
  }
}
