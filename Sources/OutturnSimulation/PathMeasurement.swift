/// A figure that tells of a cell without being it: the cell's value plus noise.
///
/// Unlike a ``PathCondition`` it does not say what the cell turns out to be: it is weighed against
/// what the model expects.
package struct PathMeasurement: Sendable, Hashable {
  /// Cell (step, series) stands at `step * seriesCount + series`.
  package let cell: Int
  /// Model units.
  package let value: Double
  /// Factors on independent noises of variance 1, by ``MeasurementNoise`` in order; those beyond
  /// the last are zero.
  package let loadings: [Double]

  package init(cell: Int, value: Double, loadings: [Double]) {
    self.cell = cell
    self.value = value
    self.loadings = loadings
  }
}

/// Measurements with the noises that they share.
package struct PathMeasurements: Sendable, Hashable {
  package let all: [PathMeasurement]
  /// One a noise.
  package let noises: [MeasurementNoise]

  package static let none = PathMeasurements([], noises: [])

  /// - Precondition: No measurement loads on a noise that is not there, and all are of one period.
  package init(_ all: [PathMeasurement], noises: [MeasurementNoise]) {
    precondition(
      all.allSatisfy { $0.loadings.count <= noises.count }, "a measurement with unknown noises")
    self.all = all
    self.noises = noises
  }

  package var isEmpty: Bool { all.isEmpty }

  /// The measurements as exact conditions on the cells and, behind them, the noises.
  func conditions(cells: Int) -> [PathCondition] {
    all.map { measurement in
      PathCondition(
        weights: [(measurement.cell, 1)]
          + measurement.loadings.enumerated().filter { $0.element != 0 }.map {
            (cells + $0.offset, $0.element)
          }, law: .exact(measurement.value))
    }
  }
}

/// One noise of variance 1: normal, or Student-t with a scale that a group has in common.
package struct MeasurementNoise: Sendable, Hashable {
  /// Noises of one group share the scale of a Student-t law; nil for a normal one.
  package let group: Int?

  package init(group: Int?) { self.group = group }

  /// Of the shared scales, as of the model's own shocks; from 3.
  static let degreesOfFreedom = 5
}
