#!/usr/bin/env python3
"""Forecasts of the benchmark models for OutturnEvaluationTests, by simulation in NumPy.

    benchmark_models.py OUTPUT.json

Every model is simulated from its definition, path by path, with its parameters drawn by plain
Monte Carlo or rejection; nothing is integrated in closed form. Histories have holes, which are
filled by simulating over them.
"""

import datetime
import json
import pathlib
import sys

import numpy as np

DRAWS = 1_000_000
LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]
H = 5
RNG = np.random.default_rng(5)

HISTORIES = {
    "smooth": [7.9, 7.8, 7.3, 6.9, 6.7, 6.9, 6.6, 6.1, 2.3, 8.1, 3.0, 5.2, 5.0],
    "short": [3.1, -0.4, 2.2, 4.9, 1.0],
    "trending": [12.0, 11.1, 10.4, 9.2, 8.5, 7.4, 6.6, 5.8, 5.1],
    "holes": [8.0, 9.4, 7.7, 7.5, 8.3, None, 7.0, 7.9, None, 5.1],
    "ends early": [2.0, 3.5, 2.9, 1.1, 4.2, 2.6, 3.3, None, None],
}


def known(history):
    years = [i for i, v in enumerate(history) if v is not None]
    return years, np.array([history[i] for i in years])


def naive_rw(history):
    years, y = known(history)
    variance = np.mean(np.diff(y) ** 2 / np.diff(years))
    steps = H + len(history) - 1 - years[-1]
    return y[-1] + np.cumsum(RNG.normal(0, variance**0.5, (DRAWS, steps)), 1)[:, -H:]


def mean_t(history):
    _, y = known(history)
    n = len(y)
    sigma = np.sqrt(np.sum((y - y.mean()) ** 2) / RNG.chisquare(n - 1, DRAWS))
    mu = y.mean() + sigma / n**0.5 * RNG.normal(size=DRAWS)
    return mu[:, None] + sigma[:, None] * RNG.normal(size=(DRAWS, H))


def autoregression(history):
    y = [(a, b) for a, b in zip(history, history[1:]) if a is not None and b is not None]
    x, z = np.array(y).T
    design = np.column_stack([np.ones(len(x)), x])
    beta, *_ = np.linalg.lstsq(design, z, rcond=None)
    residual = z - design @ beta
    return design, beta, float(residual @ residual)


def walk(history, intercept, slope, sigma):
    years, y = known(history)
    steps = H + len(history) - 1 - years[-1]
    c = np.full(DRAWS, y[-1])
    out = np.empty((DRAWS, steps))
    for h in range(steps):
        c = intercept + slope * c + sigma * RNG.normal(size=DRAWS)
        out[:, h] = c
    return out[:, -H:]


def ar1_plugin(history):
    design, beta, squares = autoregression(history)
    slope = np.clip(beta[1], -0.98, 0.98)
    # The line goes through the means whatever the slope.
    x = design[:, 1].mean()
    intercept = beta[0] + (beta[1] - slope) * x
    return walk(history, intercept, slope, (squares / (len(design) - 2)) ** 0.5)


def ar1_bayes(history):
    design, beta, squares = autoregression(history)
    n = len(design)
    root = np.linalg.cholesky(np.linalg.inv(design.T @ design))
    kept, sigmas = [], []
    while sum(len(k) for k in kept) < DRAWS:
        sigma = np.sqrt(squares / RNG.chisquare(n - 2, DRAWS))
        draw = beta + sigma[:, None] * (RNG.normal(size=(DRAWS, 2)) @ root.T)
        good = np.abs(draw[:, 1]) < 0.98
        kept.append(draw[good])
        sigmas.append(sigma[good])
    draw, sigma = np.concatenate(kept)[:DRAWS], np.concatenate(sigmas)[:DRAWS]
    return walk(history, draw[:, 0], draw[:, 1], sigma)


def ll_bayes(history):
    years, y = known(history)
    n = len(y)
    ratios = np.arange(11) / 10
    logs, parts = [], []
    # By dense covariances: given the ratio, y[1:] − y[0] is normal with known shape.
    for k in ratios:
        gaps = np.array(years[1:]) - years[0]
        # First level = y₀ + σ·noise; later levels add (κσ)²·years.
        level = 1 + k * k * np.minimum.outer(gaps, gaps)
        cov = level + np.eye(n - 1)
        d = y[1:] - y[0]
        inverse = np.linalg.inv(cov)
        squares = d @ inverse @ d
        logs.append(-0.5 * np.linalg.slogdet(cov)[1] - (n - 1) / 2 * np.log(squares))
        cross = 1 + k * k * gaps
        mean = y[0] + cross @ inverse @ d
        variance = 1 + k * k * gaps[-1] - cross @ inverse @ cross
        parts.append((mean, variance, squares))
    w = np.exp(np.array(logs) - max(logs))
    pick = RNG.choice(len(ratios), DRAWS, p=w / w.sum())
    mean, variance, squares = np.array(parts)[pick].T
    sigma = np.sqrt(squares / RNG.chisquare(n - 1, DRAWS))
    m = mean + sigma * np.sqrt(variance) * RNG.normal(size=DRAWS)
    steps = H + len(history) - 1 - years[-1]
    out = np.empty((DRAWS, steps))
    for h in range(steps):
        m = m + sigma * ratios[pick] * RNG.normal(size=DRAWS)
        out[:, h] = m + sigma * RNG.normal(size=DRAWS)
    return out[:, -H:]


def main(output):
    rows = []
    for name, history in HISTORIES.items():
        for model in (naive_rw, mean_t, ar1_plugin, ar1_bayes, ll_bayes):
            pairs = sum(
                a is not None and b is not None for a, b in zip(history, history[1:]))
            if model in (ar1_plugin, ar1_bayes) and pairs < 4:
                continue
            paths = model(history)
            for kind, h in [("point", 1), ("point", 3), ("avg", 3), ("avg", 5)]:
                x = paths[:, h - 1] if kind == "point" else paths[:, :h].mean(1)
                batches = np.quantile(x.reshape(50, -1), LEVELS, axis=1)
                rows.append({
                    "history": name, "model": model.__name__, "kind": kind, "horizon": h,
                    "quantiles": np.quantile(x, LEVELS).round(6).tolist(),
                    "errors": (batches.std(axis=1, ddof=1) / 50**0.5).round(6).tolist(),
                })
    document = {
        "what": "quantiles of the benchmark models' forecasts by simulation",
        "source": "Tests/ReferenceGenerators/benchmark_models.py",
        "programs": {"numpy": np.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "5 standard errors of the simulation, as given",
        "draws": DRAWS, "levels": LEVELS, "histories": HISTORIES, "forecasts": rows,
    }
    pathlib.Path(output).write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
