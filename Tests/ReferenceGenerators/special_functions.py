#!/usr/bin/env python3
"""Values of distribution functions for OutturnRandomTests, by mpmath at 60 digits.

    special_functions.py OUTPUT.json

Every value is checked against SciPy before it is written: two programs and two methods.
"""

import datetime
import json
import pathlib
import sys

import mpmath as mp
import scipy
import scipy.stats as st

mp.mp.dps = 60


def normal(z):
    return mp.ncdf(mp.mpf(z)), st.norm.cdf(z)


def student(t, nu):
    t, v = mp.mpf(t), mp.mpf(nu)
    tail = mp.betainc(v / 2, mp.mpf(1) / 2, 0, v / (v + t * t), regularized=True) / 2
    return (1 - tail if t > 0 else tail), st.t.cdf(float(t), nu)


def gamma(x, a):
    return mp.gammainc(mp.mpf(a), 0, mp.mpf(x), regularized=True), st.gamma.cdf(x, a)


def chi_squared(x, k):
    return mp.gammainc(mp.mpf(k) / 2, mp.mpf(x) / 2, regularized=True), st.chi2.sf(x, k)


CASES = {
    "normal": (normal, [(z,) for z in (
        0.0, 0.5, 1.0, 2.0, 5.0, 8.0, -1e-9, -0.25, -1.0, -1.96, -3.0, -6.0, -10.0, -20.0, -30.0,
        -37.0)]),
    "studentT": (student, [(t, nu) for nu in (1, 2, 2.5, 5, 14, 30, 200) for t in (
        -1e3, -40.0, -10.0, -3.0, -1.0000001, -0.999, -0.3, -1e-3, -1e-6, -1e-9, 0.0, 1e-8, 0.7,
        1.5, 6.0)]),
    "gamma": (gamma, [(x, a) for a in (0.3, 1, 2.5, 10, 40, 100) for x in (
        1e-10, 1e-3, 0.1, 0.9, 1.0, 2.0, 3.4, 3.6, 11.0, 30.0, 41.0, 42.0, 90.0, 150.0)]),
    "chiSquared": (chi_squared, [(x, k) for k in (1, 2, 3, 5, 8, 20, 60) for x in (
        1e-6, 0.5, 2.0, 7.0, 22.0, 61.0, 100.0, 200.0, 500.0, 1000.0)]),
}


def main(output):
    result = {}
    for name, (function, arguments) in CASES.items():
        rows = []
        for case in arguments:
            exact, other = function(*case)
            value = float(exact)
            # SciPy serves as a check of the formula, not of the last digits: its Student t loses
            # half of them near the middle (1.6e-9 at t = 1e-8 with one degree of freedom).
            loose = 1e-8 if name == "studentT" and abs(case[0]) < 1e-3 else 0
            assert abs(value - other) <= 1e-9 * abs(value) + loose + 1e-300, (name, case)
            if value == 0 or abs(value) < 1e-307:
                continue
            rows.append([*case, value])
        result[name] = rows
    document = {
        "what": "P(Z <= z); P(T <= t) by (t, nu); P(X <= x) by (x, shape); P(X > x) by (x, k)",
        "source": "mpmath at 60 digits, each checked against SciPy",
        "programs": {"mpmath": mp.__version__, "scipy": scipy.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "relative 1e-12; normal 1e-14 to |z| = 1 and 1e-12 beyond, where the rounding"
                     " of z/sqrt(2) alone costs z^2 units in the last place",
        "values": result}
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
