private import Glibc
internal import OutturnAlgebra

/// A linear equation whose coefficients are held towards 0:
///
///     minimise Σ w_t·(y_t − α − x_t·β)² + λ·Σ_j (s_j·β_j)²
///
/// s_j is the weighted standard deviation of regressor j about its weighted mean, divisor Σw, or
/// about 0 when there is no intercept: the penalty is on regressors in units of their own spread, so
/// a change of units changes nothing but units. The intercept is not penalised.
public struct RidgeRegression: Sendable, Hashable {
  public let equation: LinearRegression
  /// λ, positive, in units of Σw: R's `lm.ridge` has the same scaling, and scikit-learn's `alpha`
  /// on standardised regressors is the same number.
  public let penalty: Double

  /// - Parameters:
  ///   - equation: Response, regressors, weights.
  ///   - penalty: λ.
  public init(_ equation: LinearRegression, penalty: Double) {
    precondition(
      penalty > 0 && penalty.isFinite && !equation.regressors.isEmpty,
      "a penalty of \(penalty) on \(equation.regressors)")
    self.equation = equation
    self.penalty = penalty
  }

  /// Estimates the equation by QR of the standardised rows with √λ·I below them.
  ///
  /// Works with fewer observations than regressors and with collinear ones.
  ///
  /// - Throws: ``EstimationError/unknownSeries(names:known:)``;
  ///   ``EstimationError/tooFewObservations(response:observations:needed:)`` for fewer than 2;
  ///   ``EstimationError/collinear(names:)`` for regressors that never vary;
  ///   ``EstimationError/weightsNotPositive(name:observations:)``.
  /// - Complexity: O((T + k)·k²).
  /// - Source: Hoerl & Kennard (1970), doi:10.1080/00401706.1970.10488634.
  /// - Verified: `RidgeRegressionTests`, statsmodels and mpmath.
  public func fit(_ table: SeriesTable) throws(EstimationError) -> FittedRidgeRegression {
    try equation.requireSeries(in: table)
    let count = table.periodCount
    if count < 2 {
      throw .tooFewObservations(response: equation.response, observations: count, needed: 2)
    }
    let y = equation.column(equation.response, of: table)
    let weights =
      try equation.weightColumn(of: table) ?? Array(repeating: 1, count: count)
    let total = weights.reduce(0, +)
    func mean(_ values: [Double]) -> Double {
      if !equation.hasIntercept { return 0 }
      return zip(weights, values).reduce(0) { $0 + $1.0 * $1.1 } / total
    }
    let columns = equation.regressors.map { equation.column($0, of: table) }
    let centres = columns.map(mean)
    let spreads = zip(columns, centres).map { column, centre in
      sqrt(
        zip(weights, column).reduce(0) {
          $0 + $1.0 * ($1.1 - centre) * ($1.1 - centre)
        } / total)
    }
    // A constant column comes out within rounding of 0.
    let still = columns.indices.filter {
      spreads[$0] <= abs(centres[$0]) * 0x1p-50 || spreads[$0] == 0
    }
    if !still.isEmpty { throw .collinear(names: still.map { equation.regressors[$0] }) }

    let k = columns.count
    var x = Matrix(rowCount: count + k, columnCount: k)
    var right = Matrix(rowCount: count + k, columnCount: 1)
    let responseMean = mean(y)
    for t in 0..<count {
      let root = sqrt(weights[t])
      right[t, 0] = root * (y[t] - responseMean)
      for j in 0..<k { x[t, j] = root * (columns[j][t] - centres[j]) / spreads[j] }
    }
    for j in 0..<k { x[count + j, j] = sqrt(penalty) }
    let qr = PivotedQR(x)
    let standardised: [Double]
    do {
      standardised = try qr.leastSquares(right).elements
    } catch .rankDeficient(_, let places) {
      throw .collinear(names: places.map { equation.regressors[$0] })
    } catch {
      throw .numbersRefused(model: equation.response, error)
    }
    let slopes = zip(standardised, spreads).map { $0 / $1 }
    let intercept = responseMean - zip(slopes, centres).reduce(0) { $0 + $1.0 * $1.1 }
    let fitted = (0..<count).map { t in
      (0..<k).reduce(responseMean) { $0 + slopes[$1] * (columns[$1][t] - centres[$1]) }
    }
    // The upper rows of Q hold the hat matrix of the penalised fit: tr H = ‖Q_upper‖².
    let basis = qr.orthonormalBasis()
    let trace = (0..<count).reduce(0.0) { sum, t in
      (0..<k).reduce(sum) { $0 + basis[t, $1] * basis[t, $1] }
    }
    return FittedRidgeRegression(
      specification: self, coefficients: (equation.hasIntercept ? [intercept] : []) + slopes,
      fittedValues: fitted, residuals: zip(y, fitted).map { $0 - $1 },
      effectiveParameters: trace + (equation.hasIntercept ? 1 : 0),
      weightedSquares: zip(weights, zip(y, fitted)).reduce(0) {
        $0 + $1.0 * ($1.1.0 - $1.1.1) * ($1.1.0 - $1.1.1)
      })
  }
}

/// A linear equation estimated with a penalty.
///
/// It has no standard errors: the estimate is biased by design, and a covariance without the bias
/// would mislead. ``BayesianLinearRegression`` is the same shrinkage with its uncertainty.
public struct FittedRidgeRegression: Sendable {
  public let specification: RidgeRegression
  /// In the regressors' own units, in the order of ``LinearRegression/coefficientNames``.
  public let coefficients: [Double]
  /// T.
  public let fittedValues: [Double]
  /// T.
  public let residuals: [Double]
  /// tr H of the fit, the intercept counted as 1: k without a penalty, fewer with one.
  public let effectiveParameters: Double
  /// Σ w·û².
  let weightedSquares: Double

  /// The estimate of one coefficient.
  ///
  /// - Parameter name: A regressor, or `constant`.
  public func coefficient(_ name: String) -> Double {
    guard let place = specification.equation.coefficientNames.firstIndex(of: name) else {
      preconditionFailure("no coefficient \(name)")
    }
    return coefficients[place]
  }

  /// Generalised cross-validation: T·Σwû²/(T − tr H)², to compare penalties; smaller is better.
  ///
  /// - Source: Golub, Heath & Wahba (1979), doi:10.1080/00401706.1979.10489751.
  public var generalisedCrossValidation: Double {
    let count = Double(residuals.count)
    let left = count - effectiveParameters
    return count * weightedSquares / (left * left)
  }

  /// The point prediction at given regressors.
  ///
  /// - Parameter values: A value for each regressor by name.
  public func prediction(at values: [String: Double]) -> Double {
    zip(specification.equation.row(values), coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
