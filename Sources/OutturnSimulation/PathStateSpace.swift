internal import OutturnAlgebra
internal import OutturnModels

/// One draw's path, given the scales of its shocks, as a linear model with a hidden state: the
/// second way to a conditional forecast, which shares with the stacked normal vector nothing but
/// the parameters.
///
/// The state holds the components, or the lags of an autoregression, and as many past figures as
/// the longest condition reaches back. A condition is observed, without error, in the period of its
/// latest cell.
///
/// - Source: Durbin & Koopman (2012), §4.4; Bańbura, Giannone & Lenza (2015),
///   doi:10.1016/j.ijforecast.2014.08.013.
struct PathStateSpace {
  private let n: Int
  private let horizon: Int
  private let shift: [Double]
  private let transitions: [TransitionEquation]
  private let initial: InitialState
  /// Where the state holds the figures of so many steps back: rows of the state with their
  /// weights, by series.
  private let readers: [[[(place: Int, weight: Double)]]]

  /// - Parameters:
  ///   - squaredScales: s² by source and step.
  ///   - shift: Added to the output and not fed back; empty means none.
  ///   - reach: Steps that the longest condition spans, from 1.
  init(
    _ model: PathModel, draw: Int, horizon: Int, shockScale: Double, squaredScales: [Double],
    shift: [Double], reach: Int
  ) {
    n = model.seriesCount
    self.horizon = horizon
    self.shift = shift.isEmpty ? Array(repeating: 0, count: n * horizon) : shift
    let motion: Motion
    switch model {
    case .components(let model): motion = Motion(model, draw: draw, reach: reach)
    case .vectorAutoregression(let model): motion = Motion(model, draw: draw, reach: reach)
    case .normalInverseWishart, .gaussianPaths:
      preconditionFailure("a model without a recursion has no state-space form")
    }
    transitions = (0..<horizon).map { step in
      TransitionEquation(
        transition: motion.transition, selection: motion.selection,
        covariance: motion.covariance { source in
          squaredScales[source * horizon + step] * shockScale * shockScale
        }, intercept: motion.intercept)
    }
    let first = transitions[0]
    let start = zip(first.transition * motion.state, first.intercept).map { $0 + $1 }
    let spread = (first.selection * first.covariance).multiplied(
      by: first.selection, transposingOther: true)
    initial = InitialState(mean: start, covariance: spread)
    readers = motion.readers
  }

  /// Mean and covariance of the path, and the log density of the values, given that each row's sum
  /// has its value. Weights behind the last cell are those of independent noises.
  func conditional(
    on rows: [ConditionSystem.Row], values: [Double], noiseScales: [Double]
  ) throws(StateSpaceError) -> (mean: [Double], covariance: Matrix, logDensity: Double) {
    let m = initial.mean.count
    let cells = n * horizon
    var byStep = Array(repeating: [Int](), count: horizon)
    for (place, row) in rows.enumerated() {
      byStep[row.weights.filter { $0.cell < cells }.map { $0.cell / n }.max()!].append(place)
    }
    let observations = byStep.enumerated().map { step, places in
      var design = Matrix(rowCount: places.count, columnCount: m)
      var intercept = [Double](repeating: 0, count: places.count)
      var noise = Matrix(rowCount: places.count, columnCount: noiseScales.count)
      for (line, place) in places.enumerated() {
        for (cell, weight) in rows[place].weights {
          guard cell < cells else {
            noise[line, cell - cells] = weight * noiseScales[cell - cells]
            continue
          }
          for (state, loading) in readers[step - cell / n][cell % n] {
            design[line, state] += weight * loading
          }
          intercept[line] += weight * shift[cell]
        }
      }
      return ObservationEquation(
        design: design, covariance: noise.multiplied(by: noise, transposingOther: true),
        intercept: intercept)
    }
    let space = LinearGaussianStateSpace(
      observations: observations, transitions: Array(transitions.dropFirst()) + [transitions[0]],
      initial: initial)
    let filter = try KalmanFilter(space, values: byStep.map { $0.map { values[$0] } })
    let smoother = try KalmanSmoother(filter)
    var output = Matrix(rowCount: n, columnCount: m)
    for series in 0..<n {
      for (state, loading) in readers[0][series] { output[series, state] = loading }
    }
    var covariance = Matrix(rowCount: n * horizon, columnCount: n * horizon)
    for first in 0..<horizon {
      for second in first..<horizon {
        let block = (output * smoother.covariance(first + 1, second + 1)).multiplied(
          by: output, transposingOther: true)
        for i in 0..<n {
          for j in 0..<n {
            covariance[first * n + i, second * n + j] = block[i, j]
            covariance[second * n + j, first * n + i] = block[i, j]
          }
        }
      }
    }
    let mean = (0..<horizon).flatMap { step in
      zip(output * smoother.means[step], shift[step * n..<(step + 1) * n]).map { $0 + $1 }
    }
    return (mean, covariance, filter.logLikelihood())
  }
}

/// A law of motion with memory of past figures.
private struct Motion {
  var transition: Matrix
  var selection: Matrix
  var intercept: [Double]
  var state: [Double]
  var readers: [[[(place: Int, weight: Double)]]]
  /// Σ of each source, n×n.
  private var scales: [Matrix]

  /// The covariance of all shocks, a block a source.
  func covariance(_ squaredScale: (Int) -> Double) -> Matrix {
    let n = scales[0].rowCount
    var result = Matrix(rowCount: n * scales.count, columnCount: n * scales.count)
    for (source, scale) in scales.enumerated() {
      for i in 0..<n {
        for j in 0..<n {
          result[source * n + i, source * n + j] = squaredScale(source) * scale[i, j]
        }
      }
    }
    return result
  }

  /// State: the components, then the figures of the steps before.
  init(_ model: ComponentPathModel, draw: Int, reach: Int) {
    let n = model.seriesCount
    let sources = model.componentCount
    let each = ComponentPathModel.parametersPerDraw(seriesCount: n, componentCount: 1)
    let own = n * sources
    let m = own + n * (reach - 1)
    transition = Matrix(rowCount: m, columnCount: m)
    selection = Matrix(rowCount: m, columnCount: own)
    intercept = Array(repeating: 0, count: m)
    state = Array(repeating: 0, count: m)
    scales = []
    var now = Array(repeating: [(place: Int, weight: Double)](), count: n)
    for source in 0..<sources {
      let start = (draw * sources + source) * each
      let part = Array(model.parameters[start..<start + each])
      for i in 0..<n {
        let place = source * n + i
        state[place] = part[i]
        intercept[place] = part[n + i]
        transition[place, place] = part[2 * n + i]
        selection[place, place] = 1
        now[i].append((place, part[each - n + i]))
      }
      scales.append(Self.covariance(packed: Array(part[3 * n..<each - n]), order: n))
    }
    readers = [now]
    for back in 1..<max(1, reach) {
      let first = own + (back - 1) * n
      readers.append((0..<n).map { [(first + $0, 1)] })
      for i in 0..<n {
        for (place, weight) in readers[back - 1][i] { transition[first + i, place] = weight }
      }
    }
  }

  /// State: this step's figures, then those of the steps before.
  init(_ model: VectorAutoregressionPathModel, draw: Int, reach: Int) {
    let n = model.seriesCount
    let each = VectorAutoregressionPathModel.parametersPerDraw(seriesCount: n, lags: model.lags)
    let part = Array(model.parameters[draw * each..<(draw + 1) * each])
    let depth = max(model.lags, reach)
    transition = Matrix(rowCount: n * depth, columnCount: n * depth)
    selection = Matrix(rowCount: n * depth, columnCount: n)
    intercept = Array(repeating: 0, count: n * depth)
    state = Array(repeating: 0, count: n * depth)
    for i in 0..<n {
      intercept[i] = part[i]
      selection[i, i] = 1
      for before in 0..<n * model.lags { transition[i, before] = part[(1 + before) * n + i] }
    }
    for i in n..<max(n, n * depth) { transition[i, i - n] = 1 }
    for (place, value) in model.history.enumerated() { state[place] = value }
    readers = (0..<depth).map { back in (0..<n).map { [(back * n + $0, 1)] } }
    scales = [
      Self.covariance(packed: Array(part[(1 + n * model.lags) * n..<each]), order: n)
    ]
  }

  private static func covariance(packed: [Double], order n: Int) -> Matrix {
    var factor = Matrix(rowCount: n, columnCount: n)
    for i in 0..<n {
      for j in 0...i { factor[i, j] = packed[i * (i + 1) / 2 + j] }
    }
    return factor.multiplied(by: factor, transposingOther: true)
  }
}
