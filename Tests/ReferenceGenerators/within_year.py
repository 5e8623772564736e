#!/usr/bin/env python3
"""How far growth of the year so far stands from the year's growth: the table of RunRateTests.

    within_year.py macrodata.csv

The table is statsmodels' macrodata (BSD): quarterly series of the United States, of which five are
taken, 1959 to 2008 in whole years. For each year and its first one, two and three quarters: growth
on the same quarters of the year before, less the growth of the whole year; root mean square over
the years, over the residual standard deviation of an autoregression of annual growth. Prints a line
a series: three ratios, then the correlations of the first gap with the second and the third, and of
the second with the third.
"""

import csv
import sys

import numpy as np

SERIES = ["realgdp", "realcons", "realinv", "realgovt", "realdpi"]


def within(levels):
    quarters = levels.reshape(-1, 4)
    annual, gaps = [], []
    for before, now in zip(quarters, quarters[1:]):
        shares = before / before.sum()
        growth = 100 * (now / before - 1)
        year = shares @ growth
        annual.append(year)
        gaps.append([shares[:k] @ growth[:k] / shares[:k].sum() - year for k in (1, 2, 3)])
    annual, gaps = np.array(annual), np.array(gaps)
    design = np.c_[np.ones(len(annual) - 1), annual[:-1]]
    fit, *_ = np.linalg.lstsq(design, annual[1:], rcond=None)
    rest = annual[1:] - design @ fit
    scale = np.sqrt((rest**2).sum() / (len(rest) - 2))
    correlation = np.corrcoef(gaps.T)
    return np.sqrt((gaps**2).mean(axis=0)) / scale, correlation[[0, 0, 1], [1, 2, 2]]


def main(table):
    with open(table) as file:
        rows = [row for row in csv.DictReader(file) if int(row["year"]) <= 2008]
    for name in SERIES:
        ratios, correlations = within(np.array([float(row[name]) for row in rows]))
        print(name, *(f"{value:.4f}" for value in (*ratios, *correlations)))


if __name__ == "__main__":
    main(sys.argv[1])
