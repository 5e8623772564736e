#!/usr/bin/env python3
"""Tails of Fisher's F law and quantiles of Student's t for OutturnRandomTests, by mpmath.

    fisher_f.py OUTPUT.json

Every value is checked against SciPy before it is written.
"""

import datetime
import json
import pathlib
import sys

import mpmath as mp
import scipy
import scipy.stats as st

mp.mp.dps = 60


def exceedance(f, d1, d2):
    f, a, b = mp.mpf(f), mp.mpf(d2) / 2, mp.mpf(d1) / 2
    return mp.betainc(a, b, 0, d2 / (d2 + d1 * f), regularized=True)


def student_tail(t, nu):
    return mp.betainc(mp.mpf(nu) / 2, mp.mpf(1) / 2, 0, nu / (nu + t * t), regularized=True) / 2


def quantile(p, nu):
    p = mp.mpf(p)
    tail = min(p, 1 - p)
    start = abs(st.t.ppf(float(tail), nu))
    t = mp.findroot(lambda t: student_tail(t, nu) - tail, mp.mpf(start))
    return -t if p < 0.5 else t


def main(output):
    rows = []
    for d1 in (1, 2, 3, 4, 7, 30):
        for d2 in (1, 2, 5, 14, 60, 198, 1000):
            for f in (1e-6, 0.02, 0.3, 0.95, 1.0, 1.5917019484, 4.0, 25.0, 400.0):
                value = float(exceedance(f, d1, d2))
                if value < 1e-280:
                    continue
                assert abs(st.f.sf(f, d1, d2) / value - 1) < 1e-8, (f, d1, d2)
                rows.append([f, d1, d2, value])
    quantiles = []
    for nu in (1, 2, 2.5, 9, 66, 1000):
        for p in (1e-6, 0.025, 0.3, 0.499, 0.55, 0.9, 0.975, 0.9995):
            value = float(quantile(p, nu))
            assert abs(st.t.ppf(p, nu) / value - 1) < 1e-8, (p, nu)
            quantiles.append([p, nu, value])
    document = {
        "what": "P(F > f) by f and two degrees of freedom; quantiles of Student's t",
        "source": "Tests/ReferenceGenerators/fisher_f.py",
        "programs": {"mpmath": mp.__version__, "scipy": scipy.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "relative 3e-12 for the tails; 1e-11 for quantiles, 1e-9 near the median",
        "fisherF": rows,
        "studentQuantile": quantiles,
    }
    pathlib.Path(output).write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
