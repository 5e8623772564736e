"""Workload W0 by statsmodels' `varsim` and exact quantiles; it has no parameter draws for W1.

`varsim` is what `VARResults.simulate_var` calls. Paths are its `nsimulations`, in batches.
"""

import numpy as np
from statsmodels.tsa.vector_ar.util import varsim

from workload import HORIZON, QUANTILES, SERIES, Workload, arguments, measure

given = arguments()
w = Workload(given.file)
if given.workload != "W0":
    raise SystemExit("this program has W0 alone")


def simulate(paths=given.paths, batch=10_000):
    rng = np.random.Generator(np.random.SFC64(given.seed))
    growth = np.empty((paths, HORIZON, SERIES))
    for done in range(0, paths, batch):
        count = min(batch, paths - done)
        growth[done:done + count] = varsim(
            w.B[1:].T[None], w.B[0], w.L @ w.L.T, steps=HORIZON + 1,
            initial_values=w.last[None], rng=rng, nsimulations=count)[:, 1:]
    met = growth[:, 0] >= w.targets
    level = 100 * np.cumprod(1 + growth / 100, axis=1)
    cells = np.concatenate([
        level.mean(axis=0).ravel(), level.std(axis=0).ravel(),
        np.quantile(level, QUANTILES, axis=0).ravel(),
    ])
    return met[:, 0].sum(), met.all(axis=1).sum(), cells


measure("statsmodels", given, simulate)
