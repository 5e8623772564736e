#!/usr/bin/env python3
"""Scores of two forecasters of a small panel for OutturnTests, from growth by unit and year.

    panel_scores.py GROWTH.csv OUTPUT.json

GROWTH.csv has unit,year,gdp (Benchmarks/Quality/data/pwt.csv: Penn World Table 10.0, CC BY 4.0).
The forecasters are normal laws by formula, so that the test makes the same tables: `steady` is the
window's mean with 1.5 times its standard deviation, `last` the last value with spread 2·√h. All
scores are from the definitions with NumPy, pandas, SciPy, scoringrules and statsmodels.
"""

import datetime
import json
import pathlib
import sys

import numpy as np
import pandas as pd
import scipy
import scipy.optimize
import scipy.stats as st
import scoringrules as sr
import statsmodels
import statsmodels.api as sm

UNITS = 6
WINDOW = 5
ORIGINS = range(1996, 2010)
LEFT_OUT = (2008, 2009)
TARGETS = [("point", h) for h in range(1, 6)] + [("avg", 3), ("avg", 5)]
LEVELS = np.arange(1, 100) / 100


def law(name, window, kind, h):
    if name == "steady":
        return window.mean(), 1.5 * window.std(ddof=1)
    return window[-1], 2 * h**0.5


def cumulative(q, x):
    low, high = (q[4] - q[0]) / np.log(5), (q[98] - q[94]) / np.log(5)
    if x < q[0]:
        return 0.01 * np.exp((x - q[0]) / low)
    if x >= q[98]:
        return 1 - 0.01 * np.exp((q[98] - x) / high)
    return float(np.interp(x, q, LEVELS))


def rows(values, name):
    found = []
    for unit, own in values.items():
        for origin in ORIGINS:
            window = np.array([own[y] for y in range(origin - WINDOW + 1, origin + 1)])
            thresholds = (
                window.mean(), window[-1], np.round(2 * np.median(window[-5:])) / 2 + 0.5)
            for kind, h in TARGETS:
                years = range(origin + (h if kind == "point" else 1), origin + h + 1)
                y = float(np.mean([own[year] for year in years]))
                centre, spread = law(name, window, kind, h)
                q = np.round(st.norm.ppf(LEVELS, centre, spread), 4)
                inside = cumulative(q, y + 0.25) - cumulative(q, y - 0.25)
                found.append({
                    "unit": unit, "origin": origin, "kind": kind, "h": h, "year": origin + h,
                    "turbulent": any(year in LEFT_OUT for year in years),
                    "crps": float(sr.crps_quantile(y, q, LEVELS)), "ae": abs(y - q[49]),
                    "pit": cumulative(q, y), "ls": -np.log(0.98 * inside + 0.0001),
                    "p": [min(max(1 - cumulative(q, t - 1e-9), 0.005), 0.995)
                          for t in thresholds],
                    "o": [float(y >= t) for t in thresholds],
                })
    return pd.DataFrame(found)


def summary(own, reference):
    scale = reference.groupby("unit").crps.mean()
    ratio = own.groupby("unit").crps.mean() / scale
    p, o = np.concatenate(own.p.values), np.concatenate(own.o.values)
    said, where = np.unique(p, return_inverse=True)
    weights = np.bincount(where).astype(float)
    fit = scipy.optimize.isotonic_regression(
        np.bincount(where, o) / weights, weights=weights).x[where]
    rest = float(np.mean((fit - o) ** 2))
    pit = np.sort(own.pit.values)
    steps = (np.arange(len(pit)) + 0.5) / len(pit)
    difference = (own.crps.values - reference.crps.values) / own.unit.map(scale).values
    byOrigin = pd.Series(difference).groupby(own.origin.values).mean().values
    hac = sm.OLS(byOrigin, np.ones(len(byOrigin))).fit(
        cov_type="HAC", cov_kwds={"maxlags": 4, "use_correction": False})
    units = own.groupby("unit").crps.mean()
    return {
        "n": len(own), "crps": float(units.mean()), "median": float(units.median()),
        "skill": float(1 - np.exp(np.log(ratio).mean())), "mae": float(own.ae.mean()),
        "logScore": float(own.ls.mean()),
        "cover": [float(np.mean(np.abs(own.pit - 0.5) <= c / 2)) for c in (0.5, 0.8, 0.9)],
        "ks": float(np.max(np.abs(pit - steps))),
        "brier": float(np.mean((p - o) ** 2)),
        "miscalibration": float(np.mean((p - o) ** 2)) - rest,
        "dm": float(hac.tvalues[0]) if np.any(difference != 0) else None,
    }


def main(growth, output):
    table = pd.read_csv(growth)
    wide = table.pivot(index="unit", columns="year", values="gdp")
    years = range(ORIGINS[0] - WINDOW + 1, ORIGINS[-1] + 6)
    wide = wide[list(years)].dropna().sort_index().iloc[:UNITS].round(4)
    values = {unit: row.to_dict() for unit, row in wide.iterrows()}
    steady, last = rows(values, "steady"), rows(values, "last")
    scores = []
    for kind, h in TARGETS:
        for calm in (False, True):
            def pick(frame):
                chosen = (frame.kind == kind) & (frame.h == h) & ~(calm & frame.turbulent)
                return frame[chosen].reset_index(drop=True)
            for name, own in (("steady", steady), ("last", last)):
                scores.append({
                    "model": name, "kind": kind, "horizon": h, "calm": calm,
                    **summary(pick(own), pick(last))})
    document = {
        "what": "scores of two forecasters of a panel by definition",
        "source": "Tests/ReferenceGenerators/panel_scores.py",
        "data": "Penn World Table 10.0 by way of R's stevedata, CC BY 4.0",
        "programs": {
            "numpy": np.__version__, "pandas": pd.__version__, "scipy": scipy.__version__,
            "scoringrules": sr.__version__, "statsmodels": statsmodels.__version__,
        },
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-8 relative to the larger of 1 and the value",
        "window": WINDOW, "origins": list(ORIGINS), "leftOut": list(LEFT_OUT),
        "growth": {unit: {str(y): v for y, v in own.items()} for unit, own in values.items()},
        "scores": scores,
    }
    pathlib.Path(output).write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
