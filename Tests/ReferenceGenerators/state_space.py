#!/usr/bin/env python3
"""Kalman filter and smoother of statsmodels on random models, for OutturnModelsTests.

    state_space.py OUTPUT.json

Models of several shapes with missing cells: correlated measurement errors, fewer shocks than states,
design matrices that change, stationary, known and exact diffuse starts. And Nile (Cobb 1978, as in
the Python package statsmodels), a local level with fixed variances.
"""

import datetime
import json
import pathlib
import sys

import numpy as np
import statsmodels
import statsmodels.api as sm
from statsmodels.tsa.statespace.initialization import Initialization
from statsmodels.tsa.statespace.kalman_smoother import KalmanSmoother

# name, states, observations, shocks, periods, share missing, start
FORMS = [
    ("one of each, T = 1", 1, 1, 1, 1, 0.0, "known"),
    ("known start", 3, 2, 2, 12, 0.3, "known"),
    ("stationary start, correlated errors", 4, 3, 2, 20, 0.35, "stationary"),
    ("stationary start, everything missing at times", 2, 2, 2, 15, 0.7, "stationary"),
    ("changing design", 3, 2, 3, 10, 0.2, "changing"),
    ("diffuse trend", 2, 1, 2, 14, 0.2, "trend"),
    ("diffuse, two observations a period", 3, 2, 3, 12, 0.4, "diffuse"),
    ("partly diffuse", 3, 2, 2, 14, 0.25, "partly"),
]
HORIZON = 4


def positive(rng, order, rank=None):
    root = rng.standard_normal((order, rank or order))
    return root @ root.T + (0.1 * np.eye(order) if rank is None else 0)


def smoother(name, m, p, r, T, missing, start, rng):
    changing = start == "changing"
    total = T + HORIZON
    design = rng.standard_normal((p, m, total) if changing else (p, m, 1))
    errors = positive(rng, p)
    if p > 1 and start != "stationary":
        errors = np.diag(np.diag(errors))
    transition = rng.standard_normal((m, m))
    transition *= 0.85 / max(abs(np.linalg.eigvals(transition)))
    if start == "trend":
        transition, design = np.array([[1.0, 1.0], [0.0, 1.0]]), np.array([[[1.0], [0.0]]])
    selection = np.eye(m)[:, :r] if r < m else np.eye(m)
    shocks = positive(rng, r)
    d, c = rng.standard_normal(p), rng.standard_normal(m)
    if start == "trend":
        c = np.zeros(2)
    values = rng.standard_normal((T, p)) * 2 + 1
    values[rng.random((T, p)) < missing] = np.nan
    model = KalmanSmoother(k_endog=p, k_states=m, k_posdef=r)
    padded = np.vstack([values, np.full((HORIZON, p), np.nan)])
    model.bind(np.asfortranarray(padded.T))
    model["design"], model["obs_cov"] = (design if changing else design[:, :, 0]), errors
    model["transition"], model["selection"], model["state_cov"] = transition, selection, shocks
    model["obs_intercept"], model["state_intercept"] = d[:, None], c[:, None]
    mean, covariance, diffuse = np.zeros(m), np.zeros((m, m)), [False] * m
    if start in ("known", "changing"):
        mean, covariance = rng.standard_normal(m), positive(rng, m)
        model.initialize_known(mean, covariance)
    elif start == "stationary":
        model.initialize_stationary()
    elif start == "partly":
        mean, covariance = np.zeros(m), np.diag([0.0] + [2.0] * (m - 1))
        diffuse = [True] + [False] * (m - 1)
        initial = Initialization(m)
        initial.set(0, "diffuse")
        initial.set((1, m), "known", constant=mean[1:], stationary_cov=covariance[1:, 1:])
        model.initialize(initial)
    else:
        diffuse = [True] * m
        model.initialize_diffuse()
    model.filter_univariate = True
    result = model.smooth()
    last = result.predicted_state[:, T], result.predicted_state_cov[:, :, T]
    means, covariances = [], []
    for h in range(HORIZON):
        Z = design[:, :, T + h] if changing else design[:, :, 0]
        a, P = result.predicted_state[:, T + h], result.predicted_state_cov[:, :, T + h]
        means.append((d + Z @ a).tolist())
        covariances.append((Z @ P @ Z.T + errors).tolist())
    nan = lambda row: [None if np.isnan(v) else float(v) for v in row]
    return {
        "name": name, "start": "stationary" if start == "stationary" else "given",
        "designs": [design[:, :, t].tolist() for t in range(total if changing else 1)],
        "errors": errors.tolist(), "observationIntercept": d.tolist(),
        "transition": transition.tolist(), "selection": selection.tolist(),
        "shocks": shocks.tolist(), "stateIntercept": c.tolist(),
        "initialMean": mean.tolist(), "initialCovariance": covariance.tolist(),
        "diffuse": diffuse, "values": [nan(row) for row in values],
        "logLikelihood": float(result.llf_obs[:T].sum()),
        "diffusePeriods": int(result.nobs_diffuse),
        "lastPredictedMean": last[0].tolist(), "lastPredictedCovariance": last[1].tolist(),
        "filteredMeans": result.filtered_state.T[:T].tolist(),
        "smoothedMeans": result.smoothed_state.T[:T].tolist(),
        "smoothedCovariances": np.moveaxis(result.smoothed_state_cov, 2, 0)[:T].tolist(),
        "forecastMeans": means, "forecastCovariances": covariances,
    }


def nile():
    values = sm.datasets.nile.load_pandas().data["volume"].to_numpy()
    out = {"values": values.tolist(), "errorVariance": 15099.0, "levelVariance": 1469.1}
    for name, burn in (("burned", 1), ("diffuse", 0)):
        model = KalmanSmoother(k_endog=1, k_states=1, loglikelihood_burn=burn)
        model.bind(values)
        model["design", 0, 0] = model["transition", 0, 0] = model["selection", 0, 0] = 1.0
        model["obs_cov", 0, 0], model["state_cov", 0, 0] = 15099.0, 1469.1
        if burn:
            model.initialize_approximate_diffuse(1e6)
        else:
            model.initialize_diffuse()
        result = model.smooth()
        out[name] = {
            "logLikelihood": float(result.llf_obs[burn:].sum()),
            "smoothedLevels": result.smoothed_state[0].tolist(),
            "smoothedVariances": result.smoothed_state_cov[0, 0].tolist(),
            "lastFilteredLevel": float(result.filtered_state[0, -1])}
    return out


def main(output):
    rng = np.random.default_rng(20260101)
    document = {
        "what": "Filtered, smoothed and forecast states of random linear models with missing cells,"
                " and of Nile's local level",
        "source": "statsmodels (BSD 3-clause licence); Nile: Cobb (1978), in the public domain",
        "programs": {"statsmodels": statsmodels.__version__, "numpy": np.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-12 of the largest element: both sum some hundred terms in doubles",
        "models": [smoother(*form, rng) for form in FORMS], "nile": nile()}
    pathlib.Path(output).write_text(json.dumps(document) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
