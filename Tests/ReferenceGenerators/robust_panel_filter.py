#!/usr/bin/env python3
"""The robust panel filter by matrices and scipy.stats, for OutturnModelsTests.

    robust_panel_filter.py Benchmarks/Quality/data/pwt.csv OUTPUT.json

Growth of 22 countries from Penn World Table 10.0 (CC BY 4.0), 2000-2019, complete and with holes.
Written from the model's equations: state vector, transition and selection matrices, one unit at a
time; paths by simulation; the search is Powell's, on the first six units.
"""

import csv
import datetime
import json
import math
import sys
from math import lgamma as gammaln

import numpy as np
import scipy
from scipy import optimize

YEARS = list(range(2000, 2020))
PATHS = 200_000
NAMES = ["persistence", "departureScale", "meanSpread", "meanCentre", "variance", "varianceWeight",
         "discount", "bound"]
# A world-like set, one like regions' deviations, and one far from both.
SETS = [
    dict(zip(NAMES, row)) for row in (
        [0.65, 1.25, 1.0, 3.7, 1.0, 1.4, 0.5, 2.25],
        [0.84, 1.0, 1.0, 0.0, 0.15, 3.5, 0.5, 2.25],
        [-0.3, 0.4, 3.0, 2.0, 4.0, 12.0, 0.93, 1.5],
    )
]
# The prior of countries: centre as the first set, and spreads of the transformed numbers.
DEVIATIONS = np.array([0.25, 0.3, 0.4, 0.6, 0.5, 0.3, 0.6, 0.4])
COMMON = 0.05


def read(path):
    table = {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["year"]) in YEARS:
                table.setdefault(row["unit"], {})[int(row["year"])] = float(row["gdp"])
    return {unit: [own.get(year) for year in YEARS] for unit, own in sorted(table.items())}


def run(y, p, forget=True):
    """-> log density, state, covariance/sigma^2, degrees of freedom, sum of squares."""
    phi, kappa, delta, d0, s0 = (p[k] for k in (
        "persistence", "departureScale", "discount", "varianceWeight", "variance"))
    if not forget:
        delta = 1.0
    A, Q, c = np.diag([1.0, phi]), np.diag([0.0, kappa ** 2]), np.ones(2)
    x = np.array([p["meanCentre"], 0.0])
    V = np.diag([p["meanSpread"] ** 2, kappa ** 2 / (1 - min(phi ** 2, 0.98))])
    n, S, total = d0, d0 * s0, 0.0
    for t, value in enumerate(y):
        if t:
            x, V = A @ x, A @ V @ A.T + Q
            n, S = delta * n + (1 - delta) * d0, delta * S + (1 - delta) * d0 * s0
        if value is None:
            continue
        spread, error = c @ V @ c + 1, value - c @ x
        scale = math.sqrt(S / n * spread)
        total += (gammaln((n + 1) / 2) - gammaln(n / 2) - 0.5 * math.log(n * math.pi)
                  - math.log(scale) - (n + 1) / 2 * math.log1p((error / scale) ** 2 / n))
        weight = min(1.0, p["bound"] / max(abs(error / scale), 1e-300))
        gain = V @ c / spread
        x = x + gain * error * weight
        V = V - np.outer(gain, gain) * spread
        n, S = n + 1, S + error ** 2 / spread * weight
    return total, x, V, n, S


def simulate(y, p, rng):
    _, x, V, n, S = run(y, p)
    _, _, _, long_n, long_S = run(y, p, forget=False)
    sigma = np.sqrt(S / rng.chisquare(n, PATHS))
    root = np.linalg.cholesky(V + 1e-14 * np.eye(2))
    state = x[:, None] + sigma * (root @ rng.standard_normal((2, PATHS)))
    out = np.empty((5, PATHS))
    for h in range(5):
        if h:
            fresh = np.sqrt(long_S / rng.chisquare(long_n, PATHS))
            sigma = np.where(rng.random(PATHS) < 1 - p["discount"], fresh, sigma)
        state[1] = p["persistence"] * state[1] + p["departureScale"] * sigma * rng.standard_normal(PATHS)
        out[h] = state.sum(0) + sigma * rng.standard_normal(PATHS)
    return out


def coordinates(p):
    return np.array([np.arctanh(p["persistence"]), np.log(p["departureScale"]),
                     np.log(p["meanSpread"]), p["meanCentre"], np.log(p["variance"]),
                     np.log(p["varianceWeight"]), np.log(p["discount"] / (1 - p["discount"])),
                     np.log(p["bound"] - 1.2)])


def parameters(c):
    return dict(zip(NAMES, [np.tanh(c[0]), np.exp(c[1]), np.exp(c[2]), c[3], np.exp(c[4]),
                            np.exp(c[5]), 1 / (1 + np.exp(-c[6])), 1.2 + np.exp(c[7])]))


def fit(panel):
    centre, weight = coordinates(SETS[0]), 1 / (1 + (len(panel) - 1) * COMMON)

    def density(z):
        p = parameters(centre + DEVIATIONS * z)
        prior = sum(-2 * np.log1p(v * v / 3) if k in (3, 4) else -v * v / 2 for k, v in enumerate(z))
        return weight * sum(run(y, p)[0] for y in panel.values()) + prior

    best = max((optimize.minimize(lambda z: -density(z), start, method="Powell",
                                  options=dict(xtol=1e-5, ftol=1e-9))
                for start in (np.zeros(8), 0.7 * np.ones(8))),
               key=lambda r: -r.fun)
    return dict(logDensity=-best.fun, parameters=parameters(centre + DEVIATIONS * best.x))


def share(panel):
    """Average correlation of two units' changes, the two years of the largest common one left out."""
    Y = np.array(list(panel.values()), float)
    D = np.diff(Y, axis=1)
    Z = D / np.sqrt((D ** 2).mean(1, keepdims=True))
    kept = np.argsort(np.abs(Z.mean(0)), kind="stable")[:-2]
    Z = Z[:, kept]
    N = len(Z)
    return float((N * (Z.mean(0) ** 2).mean() / (Z ** 2).mean() - 1) / (N - 1))


def main(source, target):
    complete = read(source)
    holes = {u: [None if (i * 7 + t * 3) % 11 == 0 else v for t, v in enumerate(y)]
             for i, (u, y) in enumerate(complete.items())}
    rng = np.random.default_rng(20260101)
    cases = []
    for name, panel in (("complete", complete), ("with holes", holes)):
        for p in SETS:
            units = []
            for y in panel.values():
                total, x, *_ = run(y, p)
                paths = simulate(y, p, rng)
                levels = [0.1, 0.5, 0.9]
                units.append(dict(
                    logDensity=total,
                    means=[x[0] + x[1] * p["persistence"] ** h for h in range(1, 6)],
                    next=np.quantile(paths[0], levels).tolist(),
                    fifth=np.quantile(paths[4], levels).tolist(),
                    average=np.quantile(paths.mean(0), levels).tolist()))
            cases.append(dict(name=name, parameters=p, values=list(panel.values()), units=units))
    json.dump(dict(
        source="Penn World Table 10.0, CC BY 4.0; " + __file__.rsplit("/", 1)[-1],
        versions=f"numpy {np.__version__}, scipy {scipy.__version__}",
        date=datetime.date.today().isoformat(), paths=PATHS, units=list(complete),
        firstYear=YEARS[0], cases=cases, fit=fit(dict(list(complete.items())[:6])), commonShare=share(complete)),
        open(target, "w"), indent=None)


if __name__ == "__main__":
    main(*sys.argv[1:3])
