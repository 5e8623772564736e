#!/usr/bin/env python3
"""Rank-normalised convergence diagnostics by ArviZ, for OutturnModelsTests.

    rank_convergence.py OUTPUT.json
"""

import datetime
import json
import pathlib
import sys

import arviz
import numpy as np


def cases(generator):
    """Chains (chain x draw), by name."""
    def autoregression(rho, chains, draws):
        x = generator.standard_normal(chains)
        rows = []
        for _ in range(draws):
            x = rho * x + np.sqrt(1 - rho * rho) * generator.standard_normal(chains)
            rows.append(x)
        return np.array(rows).T

    shifted = autoregression(0.3, 4, 100)
    shifted[2] += 1.5
    wide = autoregression(0.0, 3, 101)
    wide[0] *= 3
    return {
        "independent": autoregression(0.0, 4, 100),
        "sticky": autoregression(0.9, 4, 200),
        "alternating": autoregression(-0.6, 2, 120),
        "one chain is elsewhere": shifted,
        "one chain is wider, odd length": wide,
        "heavy tails": generator.standard_cauchy((4, 100)),
        "ties": np.floor(2 * autoregression(0.5, 2, 100)),
    }


def main(output):
    generator = np.random.default_rng(20210604)
    document = {
        "what": "rank-normalised split R-hat, bulk and tail effective sample size, Monte Carlo"
                " standard errors (Vehtari et al. 2021)",
        "source": "computed by ArviZ on chains made by NumPy's default generator, seed 20210604",
        "programs": {"arviz": arviz.__version__, "numpy": np.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-9 relative: sums over hundreds of draws in another order; 1e-6 for the"
                     " error of a quantile, whose program has 7 digits of the normal law",
        "cases": []}
    for name, chains in cases(generator).items():
        chains = np.round(chains, 6)
        document["cases"].append({
            "name": name, "chains": chains.tolist(),
            "rHat": float(arviz.rhat(chains, method="rank")),
            "bulkSize": float(arviz.ess(chains, method="bulk")),
            "tailSize": float(arviz.ess(chains, method="tail")),
            "meanError": float(arviz.mcse(chains, method="mean")),
            "standardDeviationError": float(arviz.mcse(chains, method="sd")),
            "medianError": float(arviz.mcse(chains, method="quantile", prob=0.5)),
            "upperError": float(arviz.mcse(chains, method="quantile", prob=0.9))})
    pathlib.Path(output).write_text(json.dumps(document) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
