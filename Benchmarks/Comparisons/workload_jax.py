"""Workload W0 in JAX on the processor: one jitted function a chunk, double precision.

Moments and probabilities; `--quantiles` adds `jnp.quantile`, which sorts all values.
"""

import jax
import jax.numpy as jnp
import numpy as np

from workload import HORIZON, QUANTILES, SERIES, Workload, arguments, measure

jax.config.update("jax_enable_x64", True)
given = arguments(quantiles={"action": "store_true"}, chunk={"type": int, "default": 50_000})
w = Workload(given.file)
if given.workload != "W0" or given.paths % given.chunk:
    raise SystemExit("this program has W0 alone, in whole chunks")


@jax.jit
def chunk_of_paths(key):
    shocks = jax.random.normal(key, (HORIZON, SERIES, given.chunk))

    def step(state, shock):
        y, level = state
        y = w.B[0][:, None] + w.B[1:].T @ y + w.L @ shock
        level = level * (1 + 0.01 * y)
        return (y, level), (y, level)

    start = jnp.repeat(jnp.array(w.last)[:, None], given.chunk, axis=1)
    _, (growth, level) = jax.lax.scan(step, (start, jnp.full_like(start, 100.0)), shocks)
    met = growth[0] >= w.targets[:, None]
    centred = level - 100
    figures = (met[0].sum(), met.all(axis=0).sum(), centred.sum(axis=2), (centred**2).sum(axis=2))
    return figures + ((level,) if given.quantiles else ())


quantiles = jax.jit(lambda level: jnp.quantile(level, jnp.array(QUANTILES), axis=2))


def simulate(chunks=given.paths // given.chunk):
    parts = [chunk_of_paths(key) for key in jax.random.split(jax.random.key(given.seed), chunks)]
    first, joint, sums, squares = (sum(np.asarray(part[i]) for part in parts) for i in range(4))
    mean = sums / (chunks * given.chunk)
    cells = [mean.ravel() + 100, np.sqrt(squares / (chunks * given.chunk) - mean**2).ravel()]
    if given.quantiles:
        level = jnp.concatenate([part[4] for part in parts], axis=2)
        cells.append(np.asarray(quantiles(level)).ravel())
    return first, joint, np.concatenate(cells)


simulate()  # compiles
measure("jax" + ("" if given.quantiles else "-moments"), given, simulate)
