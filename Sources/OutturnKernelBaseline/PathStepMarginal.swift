internal import COutturnSIMD

/// What a step whose coefficients are integrated out leaves to those after it.
struct StepRows {
  /// p: k rows.
  var direction: UnsafeMutablePointer<Real>
  /// f: n rows.
  var innovation: UnsafeMutablePointer<Real>
  /// 1/d and √d.
  var inverse: UnsafeMutablePointer<Real>
  var deviation: UnsafeMutablePointer<Real>

  @inline(__always) init(
    _ steps: UnsafeMutablePointer<Real>, step: Int, series n: Int, regressors k: Int
  ) {
    direction = steps + step &* stepRowCount(series: n, regressors: k) &* lanes
    innovation = direction + k &* lanes
    inverse = innovation + n &* lanes
    deviation = inverse + lanes
  }
}

@inline(__always)
func stepRowCount(series n: Int, regressors k: Int) -> Int { k &+ n &+ 2 }

/// w_h in `solved` where the coefficients are integrated out given Σ, from q_h in `rotated`.
///
/// As in `stepNormalInverseWishart` Aᵀv = w with w = ε + Zᵀq, q = Mᵀx. Given A and the path so far w
/// is normal, since every step before has told Z's columns the same: with the q of the steps before
///
///     p_h = q_h − Σ_{s<h} (p_sᵀq_h/d_s)·p_s      d_h = 1 + q_hᵀp_h
///     w_h = Σ_{s<h} (p_sᵀq_h/d_s)·f_s + f_h      f_h = √d_h·ε_h
///
/// which has the covariance I + QQᵀ of all steps. It takes k·n normals less than drawing Z.
@inline(__always)
func addProjection(
  _ rows: ConjugateRows, shock: UnsafeMutablePointer<Real>, step: Int, series n: Int,
  regressors k: Int
) {
  let own = StepRows(rows.steps, step: step, series: n, regressors: k)
  let inflation = project(
    rows.rotated, rows.steps, rows.solved, step: step, series: n, regressors: k)
  let deviation = inflation.squareRoot
  deviation.store(to: own.deviation)
  (Reals(1) / inflation).store(to: own.inverse)
  var i = 0
  while i < n {
    let f = deviation * Reals(at: shock + i &* lanes)
    f.store(to: own.innovation + i &* lanes)
    (Reals(at: rows.solved + i &* lanes) + f).store(to: rows.solved + i &* lanes)
    i &+= 1
  }
}

/// Leaves p_h in its rows and Σ_s (p_sᵀq_h/d_s)·f_s in `solved`; returns d_h.
@inline(__always)
func project(
  _ rotated: UnsafeMutablePointer<Real>, _ steps: UnsafeMutablePointer<Real>,
  _ solved: UnsafeMutablePointer<Real>, step: Int, series n: Int, regressors k: Int
) -> Reals {
  let own = StepRows(steps, step: step, series: n, regressors: k).direction
  var j = 0
  while j < k {
    Reals(at: rotated + j &* lanes).store(to: own + j &* lanes)
    j &+= 1
  }
  var i = 0
  while i < n {
    Reals(0).store(to: solved + i &* lanes)
    i &+= 1
  }
  var s = 0
  while s < step {
    let earlier = StepRows(steps, step: s, series: n, regressors: k)
    var weight = Reals(0)
    j = 0
    while j < k {
      weight = Reals(at: earlier.direction + j &* lanes)
        .times(Reals(at: rotated + j &* lanes), plus: weight)
      j &+= 1
    }
    weight = weight * Reals(at: earlier.inverse)
    j = 0
    while j < k {
      Reals(at: own + j &* lanes).minus(weight, times: Reals(at: earlier.direction + j &* lanes))
        .store(to: own + j &* lanes)
      j &+= 1
    }
    i = 0
    while i < n {
      weight.times(
        Reals(at: earlier.innovation + i &* lanes), plus: Reals(at: solved + i &* lanes)
      ).store(to: solved + i &* lanes)
      i &+= 1
    }
    s &+= 1
  }
  var inflation = Reals(1)
  j = 0
  while j < k {
    inflation = Reals(at: rotated + j &* lanes)
      .times(Reals(at: own + j &* lanes), plus: inflation)
    j &+= 1
  }
  return inflation
}
