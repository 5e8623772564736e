#!/usr/bin/env python3
"""Conditional forecasts of Luetkepohl's VAR(2), for OutturnSimulationTests.

    conditional_forecast.py E1.dat OUTPUT.json

E1.dat as for conjugate_var.py. Parameters are least squares on 1960Q4-1978Q4 and held fixed;
covariance with divisor T - Kp - 1 = 66. The conditional means come from a Kalman smoother over the
forecast horizon, in which an assumed value is an observation without noise: nothing is stacked and
no cell of the path's covariance is formed, which is how the Swift code goes about it.
"""

import datetime
import json
import pathlib
import sys

import numpy as np

LAGS, HORIZON = 2, 4
# Assumed: income growth by step from 1. Expected: what statsmodels' and gretl's coefficients give
# by a stacked normal vector, to ten decimals (inv, inc, cons by step; distance).
CASES = {
    "A": ({1: 0.03}, {1: (-0.0055498092, 0.03, 0.0261436307),
                      4: (0.0147027411, 0.0218162249, 0.0181375367)}, 0.7411743023),
    "B": ({1: 0.03, 2: 0.03, 3: 0.03, 4: 0.03}, {1: (0.0052762598, 0.03, 0.0275354635),
                                                4: (0.0262386796, 0.03, 0.0257154414)},
          2.6774776154),
    "C": ({4: 0.03}, {1: (-0.0107473659, 0.0209172772, 0.0224796271)}, None),
}


def read(path):
    lines = pathlib.Path(path).read_text(encoding="latin-1").splitlines()
    start = next(i for i, line in enumerate(lines) if line.split()[:1] == ["invest"])
    return np.array([[float(v) for v in line.split()] for line in lines[start + 1:]
                     if line.split()])


def smoothed(coefficients, covariance, history, assumed):
    """Means of every step given the assumed ones, and the squared distance of the surprise."""
    n = covariance.shape[0]
    F = np.zeros((n * LAGS, n * LAGS))
    F[:n] = coefficients[1:].T
    F[n:, :-n] = np.eye(n * (LAGS - 1))
    constant = np.concatenate([coefficients[0], np.zeros(n * (LAGS - 1))])
    noise = np.zeros_like(F)
    noise[:n, :n] = covariance
    state, P = history.ravel(), np.zeros_like(F)
    predicted, filtered, distance = [], [], 0.0
    for step in range(1, HORIZON + 1):
        state, P = constant + F @ state, F @ P @ F.T + noise
        predicted.append((state, P))
        if step in assumed:
            gain, surprise = P[:, 1] / P[1, 1], assumed[step] - state[1]
            distance += surprise**2 / P[1, 1]
            state, P = state + gain * surprise, P - np.outer(gain, P[1])
        filtered.append((state, P))
    means = [filtered[-1][0]]
    for step in range(HORIZON - 2, -1, -1):
        J = filtered[step][1] @ F.T @ np.linalg.pinv(predicted[step + 1][1])
        means.append(filtered[step][0] + J @ (means[-1] - predicted[step + 1][0]))
    return np.array([m[:n] for m in reversed(means)]), distance


def main(source, output):
    growth = np.diff(np.log(read(source)[:76]), axis=0)
    Y = growth[LAGS:]
    X = np.column_stack([np.ones(len(Y))] + [growth[LAGS - lag:-lag] for lag in (1, 2)])
    coefficients = np.linalg.lstsq(X, Y, rcond=None)[0]
    residuals = Y - X @ coefficients
    covariance = residuals.T @ residuals / (len(Y) - X.shape[1])
    assert abs(coefficients[1, 0] - -0.31963097158065) < 1e-12
    assert abs(covariance[0, 0] * 1e4 - 21.296289187147) < 1e-9
    history = growth[:-LAGS - 1:-1]
    cases = []
    for name, (assumed, expected, expected_distance) in CASES.items():
        means, distance = smoothed(coefficients, covariance, history, assumed)
        for step, values in expected.items():
            assert np.abs(means[step - 1] - values).max() < 1e-10, (name, step, means)
        if expected_distance is not None:
            assert abs(distance - expected_distance) < 1e-9, (name, distance)
        cases.append({"name": name, "assumed": {str(s): v for s, v in assumed.items()},
                      "means": means.tolist(), "distance": distance})
    document = {
        "what": "Means of a VAR(2)'s path given the growth of income in some of four quarters",
        "source": "Luetkepohl (2005), file e1, figures of Deutsche Bundesbank as in statsmodels"
                  " (BSD 3-clause licence); Kalman smoother, checked against a stacked normal"
                  " vector",
        "programs": {"numpy": np.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-10: two methods agree to 7e-18 in means; a squared distance sums a few"
                     " terms of size 1",
        "coefficients": coefficients.tolist(), "factor": np.linalg.cholesky(covariance).tolist(),
        "history": history.tolist(),
        "unconditional": smoothed(coefficients, covariance, history, {})[0].tolist(),
        "incomeDeviations": [0.0117191180, 0.0121992988, 0.0123144202, 0.0124295268],
        "cases": cases}
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
