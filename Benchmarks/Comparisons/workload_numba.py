"""Workloads W0 and W1 in Numba, idiomatic: a loop over paths, np.random, a histogram a cell.

One thread, compiled before the clock starts. The histograms are those of the other programs:
4096 bins, placed by a pilot of 8192 paths.
"""

import numpy as np
from numba import njit

from workload import HORIZON, QUANTILES, REGRESSORS, SERIES, Workload, arguments, measure

BINS, PILOT = 4096, 8192
given = arguments()
w = Workload(given.file)


@njit
def set_seed(seed):
    np.random.seed(seed)


@njit
def one_path(drawn, B, L, M, Lambda, nu, last, growth, level, z, a, inverse, q, v):
    """Growth and level of one path, HORIZON x SERIES."""
    if drawn:
        for j in range(REGRESSORS):
            for i in range(SERIES):
                z[j, i] = np.random.standard_normal()
        for i in range(SERIES):
            for c in range(i):
                a[i, c] = np.random.standard_normal()
            inverse[i] = 1.0 / np.sqrt(np.random.chisquare(nu - i))
    for step in range(HORIZON):
        y = last if step == 0 else growth[step - 1]
        for i in range(SERIES):
            v[i] = np.random.standard_normal()
        if drawn:
            for j in range(REGRESSORS):
                q[j] = M[0, j]
                for i in range(1, REGRESSORS):
                    q[j] += M[i, j] * y[i - 1]
            for c in range(SERIES - 1, -1, -1):
                for j in range(REGRESSORS):
                    v[c] += z[j, c] * q[j]
                for i in range(c + 1, SERIES):
                    v[c] -= a[i, c] * v[i]
                v[c] *= inverse[c]
        for i in range(SERIES):
            total = B[0, i]
            for j in range(SERIES):
                total += B[1 + j, i] * y[j]
            for j in range(i + 1):
                total += (Lambda[i, j] if drawn else L[i, j]) * v[j]
            growth[step, i] = total
            before = 100.0 if step == 0 else level[step - 1, i]
            level[step, i] = before * (1.0 + 0.01 * total)


@njit
def scratch():
    return (
        np.empty((HORIZON, SERIES)), np.empty((HORIZON, SERIES)),
        np.empty((REGRESSORS, SERIES)), np.empty((SERIES, SERIES)), np.empty(SERIES),
        np.empty(REGRESSORS), np.empty(SERIES),
    )


@njit
def levels(count, drawn, B, L, M, Lambda, nu, last):
    """Levels of `count` paths, for the pilot."""
    kept = np.empty((HORIZON, SERIES, count))
    growth, level, z, a, inverse, q, v = scratch()
    for path in range(count):
        one_path(drawn, B, L, M, Lambda, nu, last, growth, level, z, a, inverse, q, v)
        kept[:, :, path] = level
    return kept


@njit
def run(paths, drawn, B, L, M, Lambda, nu, last, targets, centre, per_bin):
    histogram = np.zeros((HORIZON, SERIES, BINS + 2), dtype=np.uint32)
    sums = np.zeros((2, HORIZON, SERIES))
    first = joint = 0
    growth, level, z, a, inverse, q, v = scratch()
    for path in range(paths):
        one_path(drawn, B, L, M, Lambda, nu, last, growth, level, z, a, inverse, q, v)
        met = 0
        for i in range(SERIES):
            if growth[0, i] >= targets[i]:
                met += 1
        if growth[0, 0] >= targets[0]:
            first += 1
        if met == SERIES:
            joint += 1
        for step in range(HORIZON):
            for i in range(SERIES):
                d = (level[step, i] - centre[step, i]) * per_bin[step, i]
                sums[0, step, i] += d
                sums[1, step, i] += d * d
                histogram[step, i, int(min(max(d + (BINS // 2 + 1), 0.0), BINS + 1.0))] += 1
    return first, joint, sums, histogram


def bins(kept):
    """Centre and bins a unit, from a pilot's levels."""
    lower, centre, upper = np.quantile(kept, [0.01, 0.5, 0.99], axis=2)
    scale = np.maximum(upper - centre, centre - lower) / 2.3263478740408408
    return centre, BINS / (16 * scale)


def quantiles(histogram, centre, per_bin, paths):
    below = np.cumsum(histogram, axis=2, dtype=float)
    rows = []
    for step in range(HORIZON):
        for i in range(SERIES):
            edges = centre[step, i] + (np.arange(BINS + 2) - BINS // 2) / per_bin[step, i]
            rows.append(np.interp(np.array(QUANTILES) * paths, below[step, i], edges))
    return np.concatenate(rows)


def simulate(paths=given.paths):
    model = (given.workload == "W1", w.B, w.L, w.M, w.Lambda, float(w.nu), w.last)
    set_seed(given.seed)
    centre, per_bin = bins(levels(PILOT, *model))
    first, joint, sums, histogram = run(paths, *model, w.targets, centre, per_bin)
    mean = sums[0] / paths
    deviation = np.sqrt(sums[1] / paths - mean**2)
    cells = np.concatenate([
        (centre + mean / per_bin).ravel(), (deviation / per_bin).ravel(),
        quantiles(histogram, centre, per_bin, paths),
    ])
    return first, joint, cells


if __name__ == "__main__":
    simulate(100)
    measure("numba", given, simulate)
