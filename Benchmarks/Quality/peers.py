"""Forecasts by simple peers, in the form that the benchmark scores.

    python3 peers.py TRACK PEER FILE.csv

PEER: random_walk, mean_t, ar1 (NumPy), or auto_arima (needs statsforecast).
"""
import csv
import sys
import zlib

import numpy as np

from tracks import COLUMNS, HORIZON, TARGETS, TRACKS, panel, seen

PATHS = 2000


def random_walk(y, rng):
    """Steps of the window's own mean square, no drift."""
    step = np.sqrt(np.mean(np.diff(y) ** 2))
    return y[-1] + np.cumsum(step * rng.standard_normal((PATHS, HORIZON)), axis=1)


def mean_t(y, rng):
    """Independent normal years under a flat prior: Student-t, joint over the years."""
    n = len(y)
    sigma = np.sqrt(np.sum((y - y.mean()) ** 2) / rng.chisquare(n - 1, (PATHS, 1)))
    centre = y.mean() + sigma / np.sqrt(n) * rng.standard_normal((PATHS, 1))
    return centre + sigma * rng.standard_normal((PATHS, HORIZON))


def ar1(y, rng):
    """Least squares, its estimates taken for the truth."""
    before, after = y[:-1] - y[:-1].mean(), y[1:]
    square = before @ before
    slope = float(np.clip(before @ after / square if square > 0 else 0, -0.98, 0.98))
    level = after.mean() - slope * y[:-1].mean()
    rest = after - level - slope * y[:-1]
    sigma = np.sqrt(rest @ rest / max(len(after) - 2, 1))
    value, out = np.full(PATHS, y[-1]), np.empty((PATHS, HORIZON))
    for h in range(HORIZON):
        value = level + slope * value + sigma * rng.standard_normal(PATHS)
        out[:, h] = value
    return out


def auto_arima(y, rng):
    from statsforecast.models import AutoARIMA

    model = AutoARIMA(season_length=1)
    try:
        model.fit(y)
        paths = model.simulate(h=HORIZON, n_paths=PATHS, seed=int(rng.integers(1 << 30)))
        if np.isfinite(paths).all():
            return paths
    except Exception as error:  # a series that the peer cannot fit: said, and replaced
        print(f"auto_arima: {type(error).__name__}, mean_t in its place", file=sys.stderr)
    return mean_t(y, rng)


PEERS = dict(random_walk=random_walk, mean_t=mean_t, ar1=ar1, auto_arima=auto_arima)


def main(track, peer, path):
    levels = np.arange(1, 100) / 100
    values = panel(track)
    with open(path, "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["track", "unit", "origin", "kind", "horizon", *COLUMNS])
        for origin in TRACKS[track]["origins"]:
            rng = np.random.default_rng(zlib.crc32(f"{track} {peer} {origin}".encode()))
            for unit, window in seen(values, track, origin).items():
                paths = PEERS[peer](np.array(window), rng)
                for kind, h in TARGETS:
                    sample = paths[:, h - 1] if kind == "point" else paths[:, :h].mean(axis=1)
                    row = np.round(np.quantile(sample, levels), 4)
                    out.writerow([track, unit, origin, kind, h, *row])


if __name__ == "__main__":
    main(*sys.argv[1:4])
