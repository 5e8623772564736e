#!/usr/bin/env python3
"""Scores, calibration and comparisons for OutturnEvaluationTests, by scoringrules, properscoring,
SciPy and statsmodels.

    forecast_scores.py OUTPUT.json

Needs numpy, scipy, statsmodels, scoringrules and properscoring. Where two programs have the same
score, both must give it before it is written.
"""

import datetime
import json
import pathlib
import sys

import numpy as np
import properscoring as ps
import scipy
import scipy.optimize
import scipy.stats as st
import scoringrules as sr
import statsmodels
import statsmodels.api as sm
from statsmodels.stats.proportion import proportion_confint

RNG = np.random.default_rng(20261126)
LEVELS = np.arange(1, 100) / 100


def laws():
    rows = []
    for location, scale, nu, y in [
        (5.4, 0.8, 4, 5.0), (5.4, 0.8, 4, 9.0), (-2, 3, 1.5, 0.0), (0, 1, 30, 0.0),
        (0, 1, 2.2, -6.0), (3.5, 0.1, 200, 3.51), (0, 12, 7, 40.0),
    ]:
        crps = float(sr.crps_t(y, nu, location, scale))
        # The definition, ∫ (F − 1{y ≤ x})² dx.
        law = st.t(nu, location, scale)
        left = scipy.integrate.quad(lambda x: law.cdf(x) ** 2, -np.inf, y, epsabs=1e-11)[0]
        right = scipy.integrate.quad(lambda x: law.sf(x) ** 2, y, np.inf, epsabs=1e-11)[0]
        assert abs(crps - left - right) < 1e-6 * crps, (location, scale, nu, y)
        normal = float(sr.crps_normal(y, location, scale))
        assert abs(normal - float(ps.crps_gaussian(y, location, scale))) < 1e-12
        rows.append({
            "location": location, "scale": scale, "nu": nu, "outturn": y, "studentCRPS": crps,
            "normalCRPS": normal, "studentLog": float(-law.logpdf(y)),
            "normalLog": float(-st.norm(location, scale).logpdf(y)),
        })
    return rows


def samples():
    rows = []
    for n, y in [(1, 0.3), (2, 5.0), (3, -1.0), (7, 0.0), (17, 2.0), (64, -4.0)]:
        x = np.round(RNG.standard_t(4, n) * 2, 4)
        crps = float(sr.crps_ensemble(y, x, estimator="nrg"))
        assert abs(crps - float(ps.crps_ensemble(y, x))) < 1e-12
        fair = float(sr.crps_ensemble(y, x, estimator="fair")) if n > 1 else None
        rows.append({"sample": x.tolist(), "outturn": y, "crps": crps, "fair": fair})
    return rows


def quantiles():
    rows = []
    for location, scale, nu, y in [
        (5.4, 0.8, 4, 5.0), (5.4, 0.8, 4, 11.0), (5.4, 0.8, 4, -3.0), (2, 5, 50, 2.0),
    ]:
        q = np.round(st.t.ppf(LEVELS, nu, location, scale), 4)
        pinball = [float(sr.quantile_score(y, a, t)) for a, t in zip(q, LEVELS)]
        rows.append({
            "quantiles": q.tolist(), "outturn": y, "pinball": pinball,
            "crps": float(sr.crps_quantile(y, q, LEVELS)),
            "intervals": [
                [cover, float(sr.interval_score(y, q[lo], q[98 - lo], 1 - cover))]
                for cover, lo in [(0.5, 24), (0.8, 9), (0.9, 4)]
            ],
        })
    return rows


def isotonic():
    rows = []
    for n in (1, 2, 3, 7, 64):
        y = np.round(np.linspace(0, 1, n) + RNG.normal(0, 0.4, n), 3)
        w = RNG.integers(1, 9, n).astype(float)
        fit = scipy.optimize.isotonic_regression(y, weights=w).x
        rows.append({"values": y.tolist(), "weights": w.tolist(), "fit": fit.tolist()})
    return rows


def brier():
    rows = []
    for n, power in [(1, 1), (5, 1), (200, 1), (900, 2)]:
        p = np.round(RNG.uniform(0, 1, n), 2)
        year = np.sort(RNG.integers(2000, 2010, n))
        shift = RNG.normal(0, 0.2, 10)[year - 2000]
        o = (RNG.uniform(0, 1, n) < np.clip(p**power + shift, 0, 1)).astype(float)
        score = float(np.mean(sr.brier_score(o, p)))
        said, where = np.unique(p, return_inverse=True)
        counts = np.bincount(where).astype(float)
        fit = scipy.optimize.isotonic_regression(
            np.bincount(where, o) / counts, weights=counts).x[where]
        rest = float(np.mean((fit - o) ** 2))
        rate = float(o.mean())
        rows.append({
            "probabilities": p.tolist(), "happened": o.astype(int).tolist(),
            "years": year.tolist(), "score": score, "miscalibration": score - rest,
            "uncertainty": rate * (1 - rate), "discrimination": rate * (1 - rate) - rest,
        })
    return rows


def joint():
    rows = []
    for n, d in [(1, 1), (2, 2), (17, 3), (40, 4)]:
        x = np.round(RNG.normal(0, 1, (n, d)) + RNG.normal(0, 1, (n, 1)), 4)
        y = np.round(RNG.normal(0, 1, d), 4)
        rows.append({
            "sample": x.tolist(), "outturn": y.tolist(),
            "energy": float(sr.energy_score(y, x)),
            "variogramHalf": float(sr.variogram_score(y, x, p=0.5)),
            "variogramOne": float(sr.variogram_score(y, x, p=1.0)),
        })
    return rows


def calibration():
    rows = []
    for n in (3, 40, 500):
        year = RNG.integers(2000, 2008, n)
        u = np.clip(np.round(RNG.uniform(0, 1, n) + RNG.normal(0, 0.1, 8)[year - 2000], 4), 0, 1)
        inside = (np.abs(u - 0.5) <= 0.4).astype(float)
        model = sm.OLS(inside, np.ones(n)).fit(
            cov_type="cluster", cov_kwds={"groups": year, "use_correction": False})
        groups = len(set(year.tolist()))
        error = float(model.bse[0]) * np.sqrt(groups / (groups - 1))
        share = float(inside.mean())
        plain = share * (1 - share) / n
        effect = max(1.0, error**2 / plain) if plain > 0 else 1.0
        low, high = proportion_confint(
            share * n / effect, n / effect, alpha=0.05, method="wilson")
        rows.append({
            "transforms": u.tolist(), "years": year.tolist(), "cover80": share,
            "standardError": error, "designEffect": effect, "low": float(low),
            "high": float(high), "ks": float(st.kstest(u, "uniform").statistic),
        })
    return rows


def comparison():
    rows = []
    for n, h in [(5, 1), (12, 1), (26, 5), (80, 3)]:
        e = RNG.normal(0, 1, n + h)
        d = np.round(np.convolve(e, np.ones(h) / h, "same")[:n] + 0.1, 5)
        ones = np.ones(n)
        lags = h - 1
        hac = {}
        for name, kernel in (("bartlett", "bartlett"), ("rectangular", "uniform")):
            fit = sm.OLS(d, ones).fit(
                cov_type="HAC",
                cov_kwds={"maxlags": lags, "kernel": kernel, "use_correction": False})
            hac[name] = float(fit.bse[0]) if np.isfinite(fit.bse[0]) else None
        rows.append({
            "differences": d.tolist(), "horizon": h, "mean": float(d.mean()),
            "bartlett": hac["bartlett"], "rectangular": hac["rectangular"],
        })
    # Without autocorrelations the corrected test is the t test of a mean.
    d = np.array(rows[1]["differences"])
    test = st.ttest_1samp(d, 0)
    rows[1]["t"] = float(test.statistic)
    rows[1]["pValue"] = float(test.pvalue)
    return rows


def main(output):
    document = {
        "what": "scores of probability forecasts, calibration and comparison of forecasters",
        "source": "Tests/ReferenceGenerators/forecast_scores.py",
        "programs": {
            "scoringrules": sr.__version__, "properscoring": ps.__version__,
            "scipy": scipy.__version__, "statsmodels": statsmodels.__version__,
            "numpy": np.__version__,
        },
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-10 relative to the larger of 1 and the value",
        "laws": laws(), "samples": samples(), "quantiles": quantiles(),
        "isotonic": isotonic(), "brier": brier(), "joint": joint(),
        "calibration": calibration(), "comparison": comparison(),
    }
    pathlib.Path(output).write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
