"""Workloads W0 and W1 in NumPy: SFC64, a row a variable, chunks that stay in the cache.

Mean, standard deviation and 7 quantiles of 20 levels. `np.quantile` is exact and needs all
values; `--no-quantiles` leaves it out. `--single` computes in single precision. `--marginal`
integrates the coefficients of W1 out as Outturn does instead of drawing them.
"""

import numpy as np

from workload import HORIZON, QUANTILES, REGRESSORS, SERIES, Workload, arguments, measure

given = arguments(
    no_quantiles={"action": "store_true"}, single={"action": "store_true"},
    marginal={"action": "store_true"},
    chunk={"type": int, "default": 8192},
)
w = Workload(given.file)
dtype = np.float32 if given.single else np.float64


def fixed_paths(rng, count):
    """Growth of each step, 4 x count, with the posterior mean's parameters."""
    constant, lag, factor = w.B[0][:, None].astype(dtype), w.B[1:].T.astype(dtype), w.L.astype(dtype)
    y = np.repeat(w.last[:, None].astype(dtype), count, axis=1)
    shocks = rng.standard_normal((HORIZON, SERIES, count), dtype=dtype)
    for step in range(HORIZON):
        y = lag @ y
        y += factor @ shocks[step]
        y += constant
        yield y


def drawn(rng, count):
    """Coefficients Z, 20 normals a path: adds Z'q to the shocks of a step."""
    z = rng.standard_normal((REGRESSORS, SERIES, count), dtype=dtype)

    def add(q, v):
        for j in range(REGRESSORS):
            v += q[j] * z[j]

    return add


def integrated(count):
    """The law of shock + Z'q given the steps before, without Z."""
    past = []

    def add(q, v):
        p = q.copy()
        products = []
        for direction, inverse, innovation in past:
            weight = np.einsum("ij,ij->j", direction, q)
            weight *= inverse
            p -= weight * direction
            products.append((weight, innovation))
        inflation = np.einsum("ij,ij->j", p, q)
        inflation += 1
        v *= np.sqrt(inflation)
        past.append((p, 1 / inflation, v.copy()))
        for weight, innovation in products:
            v += weight * innovation

    return add


def drawn_paths(rng, count):
    """Growth of each step with parameters of its own for every path, in whitened coordinates.

    y = B'x + Lambda v, A'v = shock + Z'(M'x): neither B nor Sigma of a path is formed.
    """
    mean, m, scale = w.B.T.astype(dtype), w.M.T.astype(dtype), w.Lambda.astype(dtype)
    add_coefficients = integrated(count) if given.marginal else drawn(rng, count)
    below = {
        (i, c): rng.standard_normal(count, dtype=dtype) for i in range(SERIES) for c in range(i)
    }
    inverse = [
        1 / np.sqrt(2 * rng.standard_gamma((w.nu - i) / 2, count, dtype=dtype))
        for i in range(SERIES)
    ]
    shocks = rng.standard_normal((HORIZON, SERIES, count), dtype=dtype)
    x = np.ones((REGRESSORS, count), dtype=dtype)
    x[1:] = w.last[:, None]
    for step in range(HORIZON):
        v = shocks[step]
        add_coefficients(m @ x, v)
        for c in reversed(range(SERIES)):
            for i in range(c + 1, SERIES):
                v[c] -= below[i, c] * v[i]
            v[c] *= inverse[c]
        y = mean @ x
        y += scale @ v
        x[1:] = y
        yield y


def simulate():
    rng = np.random.Generator(np.random.SFC64(given.seed))
    paths_of = fixed_paths if given.workload == "W0" else drawn_paths
    targets = w.targets[:, None].astype(dtype)
    keep = None
    if not given.no_quantiles:
        keep = np.empty((HORIZON, SERIES, given.paths), dtype=dtype)
    sums = np.zeros((2, HORIZON, SERIES))
    first = joint = done = 0
    while done < given.paths:
        count = min(given.chunk, given.paths - done)
        level = np.full((SERIES, count), 100, dtype=dtype)
        for step, y in enumerate(paths_of(rng, count)):
            if step == 0:
                met = y >= targets
                first += np.count_nonzero(met[0])
                joint += np.count_nonzero(met.all(axis=0))
            level *= 1 + y * dtype(0.01)
            centred = level - dtype(100)
            sums[0, step] += centred.sum(axis=1)
            sums[1, step] += np.einsum("ij,ij->i", centred, centred)
            if keep is not None:
                keep[step, :, done:done + count] = level
        done += count
    mean = sums[0] / given.paths
    deviation = np.sqrt(sums[1] / given.paths - mean**2)
    cells = [mean.ravel() + 100, deviation.ravel()]
    if keep is not None:
        for row in keep.reshape(HORIZON * SERIES, -1):
            cells.append(np.quantile(row, QUANTILES, overwrite_input=True))
    return first, joint, np.concatenate(cells)


name = "numpy" + ("-marginal" if given.marginal else "") + ("-single" if given.single else "")
name += "-moments" if given.no_quantiles else ""
measure(name, given, simulate)
