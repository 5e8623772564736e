#!/usr/bin/env python3
"""Forecasts of one-year indicators, bounds of joint events and the joint probability of a growth
and a level target for OutturnPlanningTests, by SciPy.

    kind_forecast.py OUTPUT.json

Probabilities by adaptive quadrature over the base; bounds by a linear program over every joint law
of the events; the joint probability of a growth and a level target by quadrature.
"""

import itertools
import json
import math
import pathlib
import sys

import numpy as np
import scipy
from scipy import integrate, optimize, stats

NU = 4


def below(value, base, centre, scale, rate):
    def inner(b):
        if rate:
            return stats.t.cdf((value - b - centre) / scale, NU)
        return stats.t.cdf((100 * math.log(value / b) - centre) / scale, NU) if value > 0 else 0.0

    low, high = base
    if low == high:
        return inner(low)
    return integrate.quad(inner, low, high, epsabs=1e-13, epsrel=1e-13)[0] / (high - low)


# name, base interval (null: growth only), centre, scale, is a rate, value
LEVELS = [
    ("hogs 85", (84.5, 85.5), 1.0, 3.0, False, 85.0),
    ("hogs 84.5", (84.5, 85.5), 1.0, 3.0, False, 84.5),
    ("output 269.5", (244.5, 245.5), 5 + 0.25 * (100 * math.log(1.065) - 5), math.hypot(6, 2),
     False, 269.5),
    ("firms 15", (17.0, 17.0), 0.0, math.hypot(25, 100 * math.sqrt(2 / 17)), False, 15.0),
    ("rate 92", (92.95, 93.05), 0.0, 2.0, True, 92.0),
]
GROWTH = [
    ("sales 10", 5 + 0.25 * (100 * math.log(1.08) - 5), 6.0, 10.0),
    ("investment 5.5", 4.0, 12.0, 5.5),
]
EVENTS = [
    [0.3, 0.5, 0.7], [0.9, 0.8, 0.95, 0.99], [0.1, 0.2, 0.15, 0.4], [0.5], [0.45, 0.55],
    [0.62, 0.05, 0.77, 0.31, 0.5],
]


def bound(probabilities, k, sign):
    n = len(probabilities)
    atoms = list(itertools.product((0, 1), repeat=n))
    cost = [sign * (1.0 if sum(a) >= k else 0.0) for a in atoms]
    rows = [[1.0] * len(atoms)] + [[float(a[i]) for a in atoms] for i in range(n)]
    answer = optimize.linprog(cost, A_eq=rows, b_eq=[1.0] + probabilities, bounds=(0, None))
    assert answer.success
    return sign * answer.fun


def joint():
    """g, deflator and base independent and normal; level = base (1 + g) (1 + deflator)."""
    (gm, gs), (pm, ps), (bm, bs) = (5.0, 0.9), (0.3, 0.6), (312.8, 2.0)

    def reached(g):
        def inner(p):
            need = 330 / ((1 + g / 100) * (1 + p / 100))
            return stats.norm.sf(need, bm, bs) * stats.norm.pdf(p, pm, ps)

        return integrate.quad(inner, pm - 9 * ps, pm + 9 * ps, epsabs=1e-13)[0]

    def over(low):
        return integrate.quad(
            lambda g: reached(g) * stats.norm.pdf(g, gm, gs), low, gm + 9 * gs, epsabs=1e-12,
            points=[5.0] if low < 5 else None)[0]

    return {"growth": float(stats.norm.sf(5.5, gm, gs)), "level": over(gm - 9 * gs),
            "joint": over(5.5)}


def main(output):
    document = {
        "scipy": scipy.__version__,
        "levels": [
            {"name": n, "low": b[0], "high": b[1], "centre": c, "scale": s, "value": v,
             "below": below(v, b, c, s, r)}
            for n, b, c, s, r, v in LEVELS],
        "growth": [
            {"name": n, "value": v,
             "below": float(stats.t.cdf((100 * math.log(1 + v / 100) - c) / s, NU))}
            for n, c, s, v in GROWTH],
        "events": [
            {"probabilities": p,
             "low": [bound(p, k, 1) for k in range(len(p) + 1)],
             "high": [bound(p, k, -1) for k in range(len(p) + 1)]}
            for p in EVENTS],
        "oracle": joint(),
    }
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n")


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main(sys.argv[1])
