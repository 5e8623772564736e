#!/usr/bin/env python3
"""Laws of shocks for OutturnSimulationTests: stochastic volatility by quadrature, resampled
residuals by listing every path.

    shock_laws.py OUTPUT.json

A volatile shock is exp(h)·x with h normal, by its mean and variance at each step, and x standard
normal or Student t of unit scale; SciPy integrates over h. Resampled paths are few enough to be
written down one by one; NumPy standardises the residuals.
"""

import datetime
import itertools
import json
import pathlib
import sys

import numpy as np
import scipy
from scipy import integrate, stats

STEPS = 5
# h before the first step, drift, persistence, standard deviation; degrees of freedom, 0 for normal.
VOLATILE = [
    ((0.0, -0.04, 1.0, 0.2), 0),
    ((0.4, 0.1, 0.7, 0.15), 0),
    ((-0.3, 0.0, 0.9, 0.1), 9),
    ((0.2, -0.0225, 1.0, 0.15), 9),
]
BOUNDS = (0.7, 2.5)


def law_of_h(law):
    state, drift, persistence, deviation = law
    mean, variance = state, 0.0
    for _ in range(STEPS):
        mean = drift + persistence * mean
        variance = persistence**2 * variance + deviation**2
        yield mean, variance


def moment(k, freedom):
    """E x^k for even k."""
    value = 1.0
    for i in range(1, k // 2 + 1):
        value *= (2 * i - 1) * (freedom / (freedom - 2 * i) if freedom else 1)
    return value


def volatile(law, freedom):
    x = stats.t(freedom) if freedom else stats.norm()
    steps = []
    for mean, variance in law_of_h(law):
        h = stats.norm(mean, variance**0.5)
        low, high = h.ppf(1e-14), h.ppf(1 - 1e-14)

        def over(f):
            value, error = integrate.quad(
                lambda t: f(np.exp(t)) * h.pdf(t), low, high, epsabs=1e-13, epsrel=1e-12, limit=400)
            assert error < 1e-9 * max(1, abs(value))
            return value

        steps.append({
            # E y², E y⁴, E y⁸.
            "moments": [over(lambda s, k=k: s**k) * moment(k, freedom) for k in (2, 4, 8)],
            "tails": [over(lambda s, c=c: x.sf(c / s)) for c in BOUNDS],
        })
    # The same by simulation, roughly.
    random = np.random.default_rng(1)
    y = np.full(1_000_000, law[0])
    for step in steps:
        y = law[1] + law[2] * y + law[3] * random.standard_normal(y.size)
        shock = np.exp(y) * x.rvs(y.size, random_state=random)
        assert abs(np.mean(shock**2) / step["moments"][0] - 1) < 0.02
        assert abs(np.mean(shock > BOUNDS[1]) - step["tails"][1]) < 0.001
    return {"law": law, "degreesOfFreedom": freedom, "steps": steps}


def standardised(rows):
    rows = np.asarray(rows)
    centred = rows - rows.mean(axis=0)
    factor = np.linalg.cholesky(centred.T @ centred / len(rows))
    return np.linalg.solve(factor, centred.T).T


def listed(tables, factors, start, advance, bounds):
    """Every two-step path: one row a source and step."""
    rows = len(tables[0])
    paths = []
    for choice in itertools.product(range(rows), repeat=2 * len(tables)):
        state, path = start, []
        for step in range(2):
            shocks = [
                factor @ table[choice[step * len(tables) + k]]
                for k, (table, factor) in enumerate(zip(tables, factors))
            ]
            state, output = advance(state, shocks)
            path.append(output)
        paths.append(np.concatenate(path))
    paths = np.array(paths)
    return {
        "residualTables": [table.tolist() for table in tables],
        "mean": paths.mean(axis=0).tolist(),
        "covariance": np.cov(paths.T, bias=True).tolist(),
        "firstStep": sorted(set(np.round(paths[:, 0], 12))),
        "bounds": bounds,
        # Of the first series: at step 1, at step 2, at both.
        "probabilities": [
            float(np.mean(paths[:, 0] >= bounds[0])), float(np.mean(paths[:, 2] >= bounds[1])),
            float(np.mean((paths[:, 0] >= bounds[0]) & (paths[:, 2] >= bounds[1]))),
        ],
    }


def main(output):
    residuals = [
        [[0.9, -1.2], [-1.4, 0.3], [0.2, 0.8], [2.1, 1.1], [-0.6, -0.7]],
        [[-0.3, 0.4], [1.7, 1.9], [-0.8, -0.1], [0.5, -1.6], [-2.2, 0.6]],
    ]
    # One vector autoregression.
    constant, lag = np.array([1.5, 0.7]), np.array([[0.5, 0.2], [-0.1, 0.6]])
    factor, history = np.array([[0.8, 0.0], [0.3, 1.1]]), np.array([4.0, 2.5])

    def advance(y, shocks):
        y = constant + lag @ y + shocks[0]
        return y, y

    autoregression = listed(
        [standardised(residuals[0])], [factor], history, advance, [4.5, 4.0])
    autoregression["parameters"] = [
        *constant, *lag.T.ravel(), factor[0, 0], factor[1, 0], factor[1, 1]]
    autoregression["history"] = history.tolist()
    # Two components.
    parts = [
        dict(state=[3.0, 2.0], c=[0.3, 0.1], rho=[0.9, 0.8], w=[1.0, 1.0],
             factor=np.array([[0.6, 0.0], [0.2, 0.5]])),
        dict(state=[0.5, -0.4], c=[0.0, 0.0], rho=[0.4, 0.3], w=[0.8, 1.2],
             factor=np.array([[1.0, 0.0], [-0.3, 0.7]])),
    ]

    def advance_parts(states, shocks):
        states = [np.array(p["c"]) + np.array(p["rho"]) * x + e
                  for p, x, e in zip(parts, states, shocks)]
        return states, sum(np.array(p["w"]) * x for p, x in zip(parts, states))

    components = listed(
        [standardised(r) for r in residuals], [p["factor"] for p in parts],
        [np.array(p["state"]) for p in parts], advance_parts, [3.5, 3.0])
    components["parameters"] = [
        v for p in parts for v in (
            *p["state"], *p["c"], *p["rho"], p["factor"][0, 0], p["factor"][1, 0],
            p["factor"][1, 1], *p["w"])]
    components["history"] = []
    document = {
        "what": "moments and tails of volatile shocks; all paths of resampled shocks",
        "source": "Tests/ReferenceGenerators/shock_laws.py",
        "programs": {"numpy": np.__version__, "scipy": scipy.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-12 for tables and moments; simulated figures five standard errors",
        "bounds": BOUNDS,
        "volatile": [volatile(*case) for case in VOLATILE],
        "residuals": residuals,
        "autoregression": autoregression,
        "components": components,
    }
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n")


main(sys.argv[1])
