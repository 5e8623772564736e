#!/usr/bin/env python3
"""The conjugate vector autoregression on Luetkepohl's data, for OutturnModelsTests.

    conjugate_var.py E1.dat OUTPUT.json

E1.dat is the file of Luetkepohl (2005), "New Introduction to Multiple Time Series Analysis", as in
the Python package statsmodels (tsa/vector_ar/tests/results/e1.dat).

Everything is computed another way than in Swift: the posterior by normal equations, the marginal
likelihood as the density of a matrix-variate t law of the T rows,

    Y ~ MT(X B0, D + X Omega X', Psi, d),  D = diag(1/weight).

At weights of 1 the marginal likelihoods agree to ten decimals with those of R's BVAR and of the
Bank of England's package, which are asserted here.
"""

import datetime
import json
import pathlib
import sys

import mpmath as mp
import numpy as np

mp.mp.dps = 40
PSI = ["2.0e-3", "1.5e-4", "1.0e-4"]
LAGS = 2
PUBLISHED = {0.1: 538.5298840643, 0.2: 540.6252000758, 1.0: 529.0418440444}


def read(path):
    lines = pathlib.Path(path).read_text(encoding="latin-1").splitlines()
    start = next(i for i, line in enumerate(lines) if line.split()[:1] == ["invest"])
    rows = [[float(v) for v in line.split()] for line in lines[start + 1:] if line.split()]
    return np.array(rows)


def log_gamma(a, n):
    return sum(mp.loggamma(a - mp.mpf(j) / 2) for j in range(n))


def log_det(matrix):
    return mp.log(mp.det(matrix))


def fit(Y, X, tightness, weights):
    """One case at 40 digits: the prior's variance of 1e7 costs doubles half of theirs here."""
    Y, X = mp.matrix(Y.tolist()), mp.matrix(X.tolist())
    T, n = Y.rows, Y.cols
    psi = [mp.mpf(v) for v in PSI]
    variances = [mp.mpf(10) ** 7] + [
        mp.mpf(tightness) ** 2 / (lag**2 * v) for lag in range(1, LAGS + 1) for v in psi]
    omega, d = mp.diag(variances), n + 2
    W = mp.diag([mp.mpf(w) for w in weights])
    covariance = (omega**-1 + X.T * W * X) ** -1
    mean = covariance * (X.T * W * Y)
    residuals = Y - X * mean
    scale = mp.diag(psi) + residuals.T * W * residuals + mean.T * omega**-1 * mean
    rows = W**-1 + X * omega * X.T
    inner = mp.eye(n) + mp.diag(psi) ** -1 * (Y.T * (rows**-1 * Y))
    density = (log_gamma(mp.mpf(d + T) / 2, n) - log_gamma(mp.mpf(d) / 2, n)
               - mp.mpf(n * T) / 2 * mp.log(mp.pi) - mp.mpf(n) / 2 * log_det(rows)
               - mp.mpf(T) / 2 * log_det(mp.diag(psi)) - mp.mpf(d + T) / 2 * log_det(inner))

    def doubles(matrix):
        return [[float(v) for v in row] for row in matrix.tolist()]

    return {"tightness": tightness, "weights": list(weights),
            "logMarginalLikelihood": float(density), "mean": doubles(mean),
            "rowCovariance": doubles(covariance),
            "expectedCovariance": doubles(scale / (d + T - n - 1))}


def main(source, output):
    levels = read(source)
    growth = np.diff(np.log(levels[:76]), axis=0)
    Y = growth[LAGS:]
    X = np.column_stack([np.ones(len(Y))] + [growth[LAGS - lag:-lag] for lag in (1, 2)])
    assert Y.shape == (73, 3)
    ones = [1.0] * len(Y)
    cases = [fit(Y, X, tightness, ones) for tightness in PUBLISHED]
    for case in cases:
        assert abs(case["logMarginalLikelihood"] - PUBLISHED[case["tightness"]]) < 6e-11, case
    uneven = [0.25 if t % 5 == 0 else 2.0 if t % 7 == 0 else 1.0 for t in range(len(Y))]
    cases.append(fit(Y, X, 0.2, uneven))
    document = {
        "what": "Bayesian vector autoregression with a Minnesota prior in conjugate form: fixed"
                " West German investment, income and consumption, log differences, p = 2",
        "source": "Luetkepohl (2005), file e1; figures of Deutsche Bundesbank, copied from"
                  " statsmodels (BSD 3-clause licence). Marginal likelihoods at unit weights as R"
                  " BVAR's bv_ml and the Bank of England's log_marginal_likelihood give them",
        "programs": {"mpmath": mp.__version__, "numpy": np.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-9 absolute for the marginal likelihood, where the other programs agree to"
                     " 5e-11; 1e-10 of the largest element of a matrix for the rest, whose"
                     " condition numbers are below 1e5",
        "levels": levels[:76].tolist(), "psi": [float(v) for v in PSI], "lags": LAGS,
        "cases": cases}
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
