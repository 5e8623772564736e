#!/usr/bin/env python3
"""Dummy observations and scaled shocks in the conjugate vector autoregression, for
OutturnModelsTests.

    bayesian_var.py conjugate-var.json OUTPUT.json

The data are those of conjugate-var.json, in logs of the levels times 100. Everything is computed
another way than in Swift, with 40 digits: the density of the rows as a matrix-variate t law whose
prior has first been updated by the imagined rows through normal equations, not as a ratio of two
densities.
"""

import datetime
import json
import pathlib
import sys

import mpmath as mp
import numpy as np

mp.mp.dps = 40
PSI = [4.0, 1.5, 1.2]
LAGS = 2


def log_det(a):
    return mp.log(mp.det(a))


def log_gamma(n, a):
    return (mp.mpf(n * (n - 1)) / 4 * mp.log(mp.pi)
            + sum(mp.loggamma(a - mp.mpf(i) / 2) for i in range(n)))


def matrix_t(Y, X, D, mean, V, S, d):
    """log density of the rows of Y given X under B ~ N(mean, V), errors of row variance D."""
    T, n = Y.rows, Y.cols
    K = D + X * V * X.T
    E = Y - X * mean
    inner = S + E.T * mp.inverse(K) * E
    return (-mp.mpf(n * T) / 2 * mp.log(mp.pi) + log_gamma(n, mp.mpf(d + T) / 2)
            - log_gamma(n, mp.mpf(d) / 2) - mp.mpf(n) / 2 * log_det(K)
            + mp.mpf(d) / 2 * log_det(S) - mp.mpf(d + T) / 2 * log_det(inner)), inner


def update(Y, X, D, mean, V, S, d):
    W = mp.inverse(D)
    P = mp.inverse(V)
    post = mp.inverse(P + X.T * W * X)
    B = post * (P * mean + X.T * W * Y)
    _, inner = matrix_t(Y, X, D, mean, V, S, d)
    return B, post, inner, d + Y.rows


def case(levels, tightness, mu, delta, course):
    y = 100 * np.log(np.array(levels))
    n = y.shape[1]
    Y, X = y[LAGS:], np.column_stack([np.ones(len(y) - LAGS)] + [y[LAGS - l:-l] for l in (1, 2)])
    lam = mp.mpf(str(tightness))
    V = mp.diag([mp.mpf(10) ** 7] + [lam ** 2 / (l * l * mp.mpf(str(p))) for l in (1, 2) for p in PSI])
    S = mp.diag([mp.mpf(str(p)) for p in PSI])
    mean = mp.zeros(1 + n * LAGS, n)
    for i in range(n):
        mean[1 + i, i] = 1
    law = (mean, V, S, n + 2)
    bar = y[:LAGS].mean(axis=0)
    rows_x, rows_y = [], []
    if mu:
        for i in range(n):
            r = np.zeros(n)
            r[i] = bar[i] / mu
            rows_y.append(r.tolist())
            rows_x.append(np.concatenate([[0.0]] + [r] * LAGS).tolist())
    if delta:
        r = bar / delta
        rows_y.append(r.tolist())
        rows_x.append(np.concatenate([[1 / delta]] + [r] * LAGS).tolist())
    if rows_x:
        law = update(mp.matrix(rows_y), mp.matrix(rows_x), mp.eye(len(rows_x)), *law)
    scales = [mp.mpf(1)] * len(Y)
    if course:
        first, factors, decay = course["first"], course["factors"], mp.mpf(str(course["decay"]))
        for row in range(len(Y)):
            j = row + LAGS - first
            if 0 <= j < len(factors):
                scales[row] = mp.mpf(str(factors[j]))
            elif j >= len(factors):
                scales[row] = 1 + (mp.mpf(str(factors[-1])) - 1) * decay ** (j - len(factors) + 1)
    D = mp.diag([s * s for s in scales])
    Ym, Xm = mp.matrix(Y.tolist()), mp.matrix(X.tolist())
    value, _ = matrix_t(Ym, Xm, D, *law)
    B, _, inner, d = update(Ym, Xm, D, *law)
    expected = inner / (d - n - 1)
    return {"tightness": tightness, "sumOfCoefficients": mu, "singleUnitRoot": delta,
            "course": course, "logMarginalLikelihood": float(value),
            "mean": [[float(v) for v in r] for r in B.tolist()],
            "expectedCovariance": [[float(v) for v in r] for r in expected.tolist()]}


def main(source, output):
    levels = json.loads(pathlib.Path(source).read_text())["levels"]
    course = {"first": 60, "factors": [4.0, 2.5], "decay": 0.6}
    document = {
        "what": "conjugate vector autoregression in log levels with sum-of-coefficients and single"
                "-unit-root dummies and with scaled shocks, p = 2",
        "source": "the levels of conjugate-var.json; computed by matrix-variate t densities",
        "programs": {"mpmath": mp.__version__, "numpy": np.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-7 absolute for the marginal likelihood, 1e-7 of the largest element for the"
                     " rest: logs of levels that trend are collinear to a condition number of 1e6",
        "psi": PSI, "lags": LAGS,
        "cases": [case(levels, 0.2, None, None, None), case(levels, 0.2, 1.0, None, None),
                  case(levels, 0.2, None, 0.5, None), case(levels, 0.15, 0.7, 1.3, None),
                  case(levels, 0.3, None, None, course), case(levels, 0.3, 1.0, 1.0, course)]}
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
