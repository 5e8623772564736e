#!/usr/bin/env python3
"""A panel of first-order autoregressions with common laws, for OutturnModelsTests.

    hierarchical_autoregression.py PWT_GROWTH.csv OUTPUT.json [NUMPY_SAMPLER.py]

PWT_GROWTH.csv: columns region, year, value, ...: growth of 22 countries from Penn World Table 10.0
(CC BY 4.0). The years 2000-2019 are used, complete and with holes.

The model is that of the Swift code, the algorithm another one: no precision factors, but Student-t
densities; no bridges over holes, but a random walk for each; no conditional laws for the units, but
random-walk Metropolis for all of them at once.

With NUMPY_SAMPLER.py, a file with a function hier_ar, its forecasts are recorded besides. That
sampler leaves out what the first value says of the persistence and the mass of the cut law, so it
agrees closely and not exactly.
"""

import csv
import datetime
import importlib.util
import json
import pathlib
import sys

import numpy as np
import scipy
from scipy import special

YEARS = range(2000, 2020)
LOW, HIGH, R_LOW, R_HIGH = -0.9, 0.97, -0.5, 0.95
SHAPES = np.array([.6, .8, 1, 1.3, 1.7, 2.2, 3, 4, 6, 9, 14, 22, 40])
NUS = np.array([2.2, 2.6, 3, 3.5, 4, 5, 6, 8, 12, 20, 50])
BURN, KEEP, BATCHES = 6000, 120000, 50


def read(path):
    table = {}
    with open(path, encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["year"]) in YEARS:
                table.setdefault(row["region"], {})[int(row["year"])] = float(row["value"])
    units = sorted(u for u in table if len(table[u]) == len(YEARS))
    return units, np.array([[table[u][y] for y in YEARS] for u in units])


def t_terms(u, nu):
    return special.gammaln((nu + 1) / 2) - special.gammaln(nu / 2) - .5 * np.log(nu * np.pi) \
        - (nu + 1) / 2 * np.log1p(u / nu)


class Chain:
    def __init__(self, Y, known, rng):
        self.rng, self.known = rng, known
        N, T = Y.shape
        self.first = known.argmax(1)
        self.last = T - 1 - known[:, ::-1].argmax(1)
        t = np.arange(T)
        self.inside = (t >= self.first[:, None]) & (t <= self.last[:, None])
        self.start = t == self.first[:, None]
        self.holes = self.inside & ~known
        own = np.where(known, Y, np.nan)
        self.Y = np.where(known, Y, np.nanmean(own, 1)[:, None])
        self.mu, self.rho = np.nanmean(own, 1), np.full(N, .3)
        self.ls = np.log(np.nanvar(own, 1) + .05)
        self.m0, self.lt, self.r0, self.lw, self.lb, self.a, self.nu = 2., 0., .3, -3., 1., 1.7, 4.
        self.steps = {"mu": np.full(N, .5), "rho": np.full(N, .2), "ls": np.full(N, .6),
                      "Y": np.full((N, T), 1.), "r0": .05, "lw": .5, "lb": .3, "m0": .3, "lt": .4}
        self.rates = {k: 0 * v for k, v in self.steps.items()}

    def ratios(self, Y, mu, rho, ls):
        d = Y - mu[:, None]
        e = np.empty_like(Y)
        e[:, 0] = 0
        e[:, 1:] = d[:, 1:] - rho[:, None] * d[:, :-1]
        root = np.sqrt(np.maximum(1 - rho**2, 1e-300))[:, None]
        e = np.where(self.start, d * root, e)
        return e**2 / np.exp(ls)[:, None], root

    def cells(self, Y, mu, rho, ls):
        u, root = self.ratios(Y, mu, rho, ls)
        terms = t_terms(u, self.nu) - .5 * ls[:, None] + np.where(self.start, np.log(root), 0)
        return np.where(self.inside, terms, 0)

    def unit_prior(self, mu, rho, ls):
        ok = (rho > LOW) & (rho < HIGH)
        value = -.5 * (mu - self.m0)**2 * np.exp(-self.lt) \
            - .5 * (rho - self.r0)**2 * np.exp(-self.lw) - self.a * ls - np.exp(self.lb - ls)
        return np.where(ok, value, -np.inf)

    def accept(self, name, current, proposal, difference, moved=True):
        yes = np.log(self.rng.random(np.shape(difference))) < difference
        rates = .98 * self.rates[name] + .02 * yes
        self.rates[name] = np.where(moved, rates, self.rates[name])
        return np.where(yes, proposal, current)

    def walk(self, name):
        value = getattr(self, name)
        return value + self.steps[name] * self.rng.standard_normal(np.shape(value))

    def sweep(self):
        for name in ("mu", "rho", "ls"):
            proposal = self.walk(name)
            now = dict(mu=self.mu, rho=self.rho, ls=self.ls)
            new = dict(now, **{name: np.clip(proposal, -.999, .999) if name == "rho" else proposal})
            difference = self.cells(self.Y, **new).sum(1) + self.unit_prior(**new) \
                - self.cells(self.Y, **now).sum(1) - self.unit_prior(**now)
            setattr(self, name, self.accept(name, now[name], new[name], difference))
        if self.holes.any():
            odd = np.arange(self.Y.shape[1]) % 2
            for parity in (0, 1):       # a cell enters its own error and the next one's
                move = self.holes & (odd == parity)
                proposal = np.where(move, self.walk("Y"), self.Y)
                change = self.cells(proposal, self.mu, self.rho, self.ls) \
                    - self.cells(self.Y, self.mu, self.rho, self.ls)
                both = change + np.concatenate([change[:, 1:], 0 * change[:, :1]], 1)
                accepted = self.accept("Y", self.Y, proposal, np.where(move, both, 0.), move)
                self.Y = np.where(move, accepted, self.Y)
        u, _ = self.ratios(self.Y, self.mu, self.rho, self.ls)
        u = u[self.inside]
        ll = np.array([t_terms(u, v).sum() - np.log(v) for v in NUS])
        self.nu = self.rng.choice(NUS, p=special.softmax(ll))
        targets = {
            "m0": lambda v: -.5 * ((v - 3) / 10)**2
            - .5 * ((self.mu - v)**2).sum() * np.exp(-self.lt),
            "lt": lambda v: -(1 + len(self.mu) / 2) * v
            - (.5 + .5 * ((self.mu - self.m0)**2).sum()) * np.exp(-v),
            "r0": lambda v: self.cut(v, self.lw) if R_LOW < v < R_HIGH else -np.inf,
            "lw": lambda v: self.cut(self.r0, v) - v - .02 * np.exp(-v),
            "lb": lambda v: v * (1 + self.a * len(self.ls))
            - np.exp(v) * (1e-3 + np.exp(-self.ls).sum()),
        }
        for name, target in targets.items():
            for _ in range(3):
                proposal = self.walk(name)
                setattr(self, name, float(self.accept(
                    name, getattr(self, name), proposal,
                    target(proposal) - target(getattr(self, name)))))
        ll = len(self.ls) * (SHAPES * self.lb - special.gammaln(SHAPES)) - SHAPES * self.ls.sum()
        self.a = self.rng.choice(SHAPES, p=special.softmax(ll))

    def cut(self, r0, lw):
        w = np.exp(.5 * lw)
        mass = special.ndtr((HIGH - r0) / w) - special.ndtr((LOW - r0) / w)
        return -len(self.rho) * np.log(w * mass) - .5 * ((self.rho - r0)**2).sum() / w**2

    def adapt(self):
        for name, rate in self.rates.items():
            self.steps[name] = self.steps[name] * np.exp(.1 * (rate - .4))

    def numbers(self):
        gap = np.array([self.Y[i, last] for i, last in enumerate(self.last)]) - self.mu
        late = self.Y.shape[1] - 1 - self.last
        return np.concatenate([
            [self.m0, self.lt, self.r0, self.lw, self.lb, np.log(self.a), np.log(self.nu)],
            self.mu, self.rho, self.ls, self.mu + self.rho**(late + 1) * gap,
            self.mu + self.rho**(late + 5) * gap, self.Y[self.holes]])


def run(Y, known, seed):
    chain = Chain(Y, known, np.random.default_rng(seed))
    for i in range(BURN):
        chain.sweep()
        chain.adapt()
    draws = []
    for _ in range(KEEP):
        chain.sweep()
        draws.append(chain.numbers())
    draws = np.array(draws)
    means = draws.reshape(BATCHES, -1, draws.shape[1]).mean(1)
    errors = means.std(0, ddof=1) / np.sqrt(BATCHES)
    N, names = len(Y), ["centre", "logMeanVariance", "persistenceCentre",
                        "logPersistenceVariance", "logVarianceScale", "logVarianceShape",
                        "logDegreesOfFreedom"]
    result = {name: [[float(draws[:, i].mean()), float(errors[i])]] for i, name in enumerate(names)}
    at = len(names)
    for name in ("means", "persistences", "logVariances", "forecast1", "forecast5"):
        result[name] = [[float(m), float(e)] for m, e in
                        zip(draws[:, at:at + N].mean(0), errors[at:at + N])]
        at += N
    return result


def numpy_sampler(path, Y):
    spec = importlib.util.spec_from_file_location("numpy_sampler", path)
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(pathlib.Path(path).parent))
    spec.loader.exec_module(module)
    draws = module.hier_ar(Y, {"state": {}}, np.random.default_rng(3), 12000, keep=12000)
    five = draws[:, :, :5].mean(2)
    levels = [.1, .5, .9]
    return {"next": np.quantile(draws[:, :, 0], levels, axis=1).T.tolist(),
            "fiveYears": np.quantile(five, levels, axis=1).T.tolist()}


def main(source, output, sampler=None):
    units, Y = read(source)
    N, T = Y.shape
    everything = np.ones_like(Y, dtype=bool)
    i, t = np.arange(N)[:, None], np.arange(T)
    holes = ((5 * i + 3 * t) % 13 > 2) & ~((i % 7 == 3) & (t > 6) & (t < 12))
    cases = []
    for name, known, seed in (("complete", everything, 1), ("holes", holes, 2)):
        cases.append({
            "name": name, "expected": run(Y, known, seed),
            "values": [[float(v) if k else None for v, k in zip(*rows)]
                       for rows in zip(Y, known)]})
    document = {
        "what": "Posterior means, each with its Monte Carlo error, of a hierarchical panel of"
                " first-order autoregressions with Student-t errors; growth of countries, 2000-2019",
        "source": "Penn World Table 10.0 (CC BY 4.0), by way of stevedata's pwt_sample",
        "programs": {"numpy": np.__version__, "scipy": scipy.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "4.5 Monte Carlo errors of both samplers together",
        "units": units, "firstYear": YEARS[0], "cases": cases}
    if sampler:
        document["numpySampler"] = numpy_sampler(sampler, Y)
    pathlib.Path(output).write_text(json.dumps(document) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
