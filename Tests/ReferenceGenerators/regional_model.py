#!/usr/bin/env python3
"""The regional model a second time: another parametrisation, dense algebra, another sampler.

    regional_model.py MODEL_FOLDER OUTPUT.json [--sweeps N] [--seed S]

Reads model.yaml and data/history.csv of a model folder and writes the posterior of both forms of
the regional model for OutturnModelsTests.

What is different from the Swift sampler, on purpose:

* The states are the level, the national shock and the deviations (l, e, d), with diagonal-block
  priors, and the published figures are sums of them. Swift's states are the level and the regions'
  true growth, and the structure stands in its equations.
* All states form one dense normal vector.
* The loading b and the persistence rho are drawn by Metropolis with every state integrated out.
  Swift draws each from its normal conditional given the regions' growth.
* Random numbers, linear algebra and the reading of the files share nothing.

Standard errors are those of batch means over 100 batches of one long chain.
"""

import argparse
import csv
import datetime
import hashlib
import json
import multiprocessing
import pathlib
import platform

import numpy as np
import scipy
import scipy.linalg
import scipy.stats
import yaml

STATUS_ORDER = [
    "first release", "communique (first)", "statistical communique (first)", "report-time",
    "report-time estimate", "as stated", "derived", "encyclopaedia", "final", "revised",
]


def rank(status):
    """Of several figures for one year the one with the lowest rank counts, the first on a tie."""
    for place, start in enumerate(STATUS_ORDER):
        if status.startswith(start):
            return place
    return len(STATUS_ORDER)


def read_figures(path, regions, series, transforms, years):
    """years x regions x series, NaN where nothing is published, model units."""
    chosen = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["measure"] != "growth" or not row["period"].isdigit():
                continue
            key = row["region"], row["series"], int(row["period"])
            if key not in chosen or rank(row["status"]) < chosen[key][0]:
                chosen[key] = rank(row["status"]), float(row["value"])
    figures = np.full((len(years), len(regions), len(series)), np.nan)
    for t, year in enumerate(years):
        for r, region in enumerate(regions):
            for i, name in enumerate(series):
                if (region, name, year) in chosen:
                    value = chosen[region, name, year][1]
                    if transforms[name] == "log_growth":
                        value = 100 * np.log1p(value / 100)
                    figures[t, r, i] = value
    return figures


class Model:
    """Everything that is known before sampling."""

    def __init__(self, folder):
        with open(folder / "model.yaml", encoding="utf-8") as file:
            text = yaml.safe_load(file)
        self.regions = [region["id"] for region in text["regions"]]
        self.series = text["modelled"]
        transforms = {item["id"]: item["transform"] for item in text["series"]}
        self.years = list(range(text["sample_from"], text["base_year"] + 1))
        self.y = read_figures(
            folder / text["history"], self.regions, self.series, transforms, self.years)
        prior = text["regional"]
        self.n, self.T, self.R = len(self.series), len(self.years), len(self.regions)

        def covariance(entry):
            sd = np.array([entry["sd"][s] for s in self.series], float)
            first = np.array(
                [1.0] + [entry["correlation"][s] for s in self.series[1:]])
            correlation = np.outer(first, first)
            np.fill_diagonal(correlation, 1)
            return float(entry["degrees_of_freedom"]), correlation * np.outer(sd, sd)

        def normal(entry):
            return (np.array([entry[s]["mean"] for s in self.series], float),
                    np.array([entry[s]["sd"] for s in self.series], float))

        self.Q, self.S = covariance(prior["national_level"]), covariance(prior["national_shock"])
        self.U = [covariance(prior["deviations"][r]) for r in self.regions[1:]]
        self.reversion = prior["reversion"]
        self.m, self.b = normal(prior["long_run_mean"]), normal(prior["shock_loading"])
        self.rho = normal(prior["deviation_persistence"])
        self.first = np.array([prior["initial_deviation"][s] for s in self.series], float)
        self.level0 = normal(prior["initial_level"])
        self.nu = prior["error_degrees_of_freedom"]
        turbulence = {int(year): float(f) for year, f in prior["turbulence"].items()}
        self.kappa = np.array([turbulence.get(year, 1.0) for year in self.years])
        self.noise = np.array(
            [[prior["measurement"][r][s] for s in self.series] for r in self.regions])
        self.text = prior

    def prior_precision(self, phi, rho, m, Q, S, U, omega_e, omega_d):
        """Precision and linear term of (l, e, d1, ..., d_{R-1}), each a T x n block."""
        T, n = self.T, self.n
        blocks, linear = [], []
        difference = np.eye(T) - phi * np.eye(T, k=-1)
        rows = difference[1:]
        Qi = np.linalg.inv(Q)
        level = np.kron(rows.T @ rows, Qi)
        level[:n, :n] += np.diag(self.level0[1] ** -2)
        h = (rows.T @ np.ones(T - 1))[:, None] * ((1 - phi) * Qi @ m)
        h[0] += self.level0[0] * self.level0[1] ** -2
        blocks.append(level)
        linear.append(h.ravel())
        blocks.append(np.kron(np.diag(omega_e / self.kappa), np.linalg.inv(S)))
        linear.append(np.zeros(T * n))
        innovations = np.eye(T * n) - np.kron(np.eye(T, k=-1), np.diag(rho))
        for r in range(self.R - 1):
            precision = np.kron(np.diag(omega_d[r]), np.linalg.inv(U[r]))
            precision[:n, :n] = np.diag(self.first ** -2)
            blocks.append(innovations.T @ precision @ innovations)
            linear.append(np.zeros(T * n))
        return scipy.linalg.block_diag(*blocks), np.concatenate(linear)

    def observed(self, b):
        """H'W H and H'W y of the published figures, H from (l, e, d) to the figures."""
        K, T, n = self.R + 1, self.T, self.n
        size = K * T * n
        place = np.arange(size).reshape(K, T, n)
        gram, linear = np.zeros((size, size)), np.zeros(size)
        for i in range(n):
            c = np.zeros((self.R, K))
            c[:, 0] = 1
            c[0, 1] = 1
            c[1:, 1] = b[i]
            for r in range(1, self.R):
                c[r, 2:r + 2] = 1
            known = ~np.isnan(self.y[:, :, i])
            w = known / self.noise[:, i] ** 2
            m = np.einsum("tr,rk,rl->tkl", w, c, c)
            v = np.einsum("tr,rk->tk", w * np.where(known, self.y[:, :, i], 0), c)
            p = place[:, :, i].T
            gram[p[:, :, None], p[:, None, :]] += m
            linear[p] += v
        return gram, linear


def run(arguments):
    folder, phi, sweeps, burn, seed = arguments
    model = Model(pathlib.Path(folder))
    rng = np.random.default_rng(seed)
    T, n, R = model.T, model.n, model.R
    Q, S, U = model.Q[1].copy(), model.S[1].copy(), [u[1].copy() for u in model.U]
    b, rho, m = model.b[0].copy(), model.rho[0].copy(), model.m[0].copy()
    omega_e, omega_d = np.ones(T), np.ones((R - 1, T))

    def solve(b, rho):
        """Cholesky factor, L^-1 h and log density of (b, rho) and the figures, up to a constant.

        The determinant of the states' prior precision does not depend on either.
        """
        P0, h0 = model.prior_precision(phi, rho, m, Q, S, U, omega_e, omega_d)
        gram, linear = model.observed(b)
        L = np.linalg.cholesky(P0 + gram)
        half = scipy.linalg.solve_triangular(L, h0 + linear, lower=True, check_finite=False)
        density = 0.5 * half @ half - np.log(np.diag(L)).sum()
        for value, (mean, sd) in [(b, model.b), (rho, model.rho)]:
            density -= 0.5 * (((value - mean) / sd) ** 2).sum()
        return L, half, density

    def inverse_wishart(prior, squares, count):
        nu, mean = prior
        return np.atleast_2d(scipy.stats.invwishart.rvs(
            nu + count, (nu - n - 1) * mean + squares, random_state=rng))

    def weights(shocks, covariance):
        distance = np.einsum("ti,ij,tj->t", shocks, np.linalg.inv(covariance), shocks)
        return rng.gamma((model.nu + n) / 2, 2 / (model.nu + distance))

    names = []
    for what in (["expected_growth", "level"] + [f"deviation_{r}" for r in model.regions[1:]]
                 + ["loading", "persistence", "long_run_mean", "sd_Q", "sd_S"]
                 + [f"sd_U_{r}" for r in model.regions[1:]]):
        names += [f"{what}.{s}" for s in model.series]
    for c in ["Q", "S"] + [f"U_{r}" for r in model.regions[1:]]:
        names += [f"correlation_{c}.gdp.{s}" for s in model.series[1:]]
    names.append("probability_gdp_5.5")
    kept = np.empty((sweeps, len(names)))

    steps = [0.5 * np.diag(model.b[1]), 0.5 * np.diag(model.rho[1])]
    history, accepted = [], 0
    for sweep in range(burn + sweeps):
        L, half, density = solve(b, rho)
        for place in (0, 1):
            proposed = [b, rho]
            proposed[place] = proposed[place] + steps[place] @ rng.standard_normal(n)
            if np.abs(proposed[1]).max() >= 1:
                continue
            other = solve(*proposed)
            if np.log(rng.random()) < other[2] - density:
                (b, rho), (L, half, density) = proposed, other
                accepted += sweep >= burn
        if sweep < burn:
            history.append(np.concatenate([b, rho]))
            if sweep % 500 == 499:
                recent = np.array(history[len(history) // 2:])
                for place in (0, 1):
                    spread = np.cov(recent[:, place * n:(place + 1) * n].T)
                    steps[place] = 1.2 / np.sqrt(n) * np.linalg.cholesky(
                        spread + 1e-6 * np.eye(n))
        x = scipy.linalg.solve_triangular(
            L, half + rng.standard_normal(len(half)), lower=True, trans="T", check_finite=False)
        x = x.reshape(R + 1, T, n)
        level, e, d = x[0], x[1], x[2:]

        eta = level[1:] - phi * level[:-1] - (1 - phi) * m
        Q = inverse_wishart(model.Q, eta.T @ eta, T - 1)
        scaled = e * np.sqrt(omega_e / model.kappa)[:, None]
        S = inverse_wishart(model.S, scaled.T @ scaled, T)
        omega_e = weights(e / np.sqrt(model.kappa)[:, None], S)
        for r in range(R - 1):
            u = d[r][1:] - rho * d[r][:-1]
            scaled = u * np.sqrt(omega_d[r][1:])[:, None]
            U[r] = inverse_wishart(model.U[r], scaled.T @ scaled, T - 1)
            omega_d[r][1:] = weights(u, U[r])
        if phi < 1:
            Qi = np.linalg.inv(Q)
            precision = np.diag(model.m[1] ** -2) + (T - 1) * (1 - phi) ** 2 * Qi
            total = (level[1:] - phi * level[:-1]).sum(axis=0)
            h = model.m[0] * model.m[1] ** -2 + (1 - phi) * Qi @ total
            factor = np.linalg.cholesky(precision)
            m = np.linalg.solve(precision, h) + np.linalg.solve(
                factor.T, rng.standard_normal(n))
        if sweep >= burn:
            last = d[:, -1]
            growth = phi * level[-1] + (1 - phi) * m + rho * last.sum(axis=0)
            matrices = [Q, S] + U
            # The scales of next year's shocks are drawn, the shocks integrated out.
            scale = rng.chisquare(model.nu, R) / model.nu
            variance = Q[0, 0] + b[0] ** 2 * S[0, 0] / scale[0] + sum(
                U[r][0, 0] / scale[r + 1] for r in range(R - 1))
            kept[sweep - burn] = np.concatenate([
                growth, level[-1], last.ravel(), b, rho, m,
                np.concatenate([np.sqrt(np.diag(c)) for c in matrices]),
                np.concatenate([c[0, 1:] / np.sqrt(c[0, 0] * np.diag(c)[1:]) for c in matrices]),
                [scipy.stats.norm.sf((5.5 - growth[0]) / np.sqrt(variance))]])
    return names, kept, accepted / (2 * sweeps)


def summary(names, kept):
    """Mean and standard deviation with standard errors by batch means."""
    batches = 100
    result = {}
    for name, values in zip(names, kept.T):
        sd = values.std()
        if sd < 1e-12:
            continue
        parts = values.reshape(batches, -1)
        squares = ((parts - values.mean()) ** 2).mean(axis=1)
        result[name] = {
            "mean": values.mean(),
            "mean_error": parts.mean(axis=1).std(ddof=1) / np.sqrt(batches),
            "sd": sd,
            "sd_error": squares.std(ddof=1) / np.sqrt(batches) / (2 * sd)}
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--sweeps", type=int, default=60_000, help="a multiple of 100")
    parser.add_argument("--burn", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=20260101)
    options = parser.parse_args()
    model = Model(options.folder)
    jobs = [(options.folder, phi, options.sweeps, options.burn, options.seed + k)
            for k, phi in enumerate([1.0, model.reversion])]
    with multiprocessing.Pool(2) as pool:
        outputs = pool.map(run, jobs)

    def digest(path):
        return hashlib.sha256(path.read_bytes()).hexdigest()

    document = {
        "what": "Posterior of the regional model by an independent sampler",
        "source": "Tests/ReferenceGenerators/regional_model.py, see there for what differs",
        "programs": {"python": platform.python_version(), "numpy": np.__version__,
                     "scipy": scipy.__version__},
        "date": datetime.date.today().isoformat(),
        "inputs": {"model.yaml sha256": digest(options.folder / "model.yaml"),
                   "history.csv sha256": digest(options.folder / "data" / "history.csv")},
        "tolerance": "4 combined Monte Carlo standard errors: P(|t| > 4) is 8e-4 with the 19"
                     " degrees of freedom of the smaller error estimate",
        "sweeps": options.sweeps,
        "regions": model.regions, "series": model.series, "first_year": model.years[0],
        "values": [[[None if np.isnan(v) else v for v in region] for region in year]
                   for year in model.y],
        "prior": {
            "national_level": covariance_text(model, "national_level"),
            "national_shock": covariance_text(model, "national_shock"),
            "deviations": {r: covariance_text(model, "deviations", r)
                           for r in model.regions[1:]},
            "deviation_persistence": pairs(model.rho),
            "initial_deviation": model.first.tolist(), "reversion": model.reversion,
            "long_run_mean": pairs(model.m), "shock_loading": pairs(model.b),
            "error_degrees_of_freedom": model.nu,
            "turbulence": {str(y): k for y, k in zip(model.years, model.kappa) if k != 1},
            "initial_level": pairs(model.level0),
            "measurement": {r: list(row) for r, row in zip(model.regions, model.noise)}},
        "members": {
            name: {"metropolis_acceptance": output[2], "quantities": summary(*output[:2])}
            for name, output in zip(["regional_random_walk", "regional_reverting"], outputs)},
    }
    options.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def pairs(normal):
    return [{"mean": mean, "sd": sd} for mean, sd in zip(*normal)]


def covariance_text(model, name, region=None):
    entry = model.text[name] if region is None else model.text[name][region]
    return {"degrees_of_freedom": entry["degrees_of_freedom"],
            "sd": [float(entry["sd"][s]) for s in model.series],
            "correlation": [entry["correlation"][s] for s in model.series[1:]]}


if __name__ == "__main__":
    main()
