#!/usr/bin/env python3
"""Vector autoregressions estimated by statsmodels, for OutturnModelsTests.

    vector_autoregression.py E1.dat MACRODATA.csv JMULTI.csv OUTPUT.json

E1.dat is the file of Luetkepohl (2005), "New Introduction to Multiple Time Series Analysis", as in
the Python package statsmodels (tsa/vector_ar/tests/results/e1.dat). MACRODATA.csv is statsmodels'
US quarterly series, with the columns realgdp, realcons, realinv; JMULTI.csv the forecast of a VAR(4)
of their levels with 95 % bounds that JMulTi printed (statsmodels' tests), with the columns variable,
quarter, forecast, lower95, upper95.

Luetkepohl's sample is 1960Q4 to 1978Q4 of the log differences, p = 2. Tests that statsmodels does
not have are computed from the formulas of Luetkepohl (2005) here; with one series they must equal
statsmodels' univariate ones, and gretl's printed digits, which is asserted. gretl turns the
multiplier test into Rao's F and puts zeros before the sample in the ARCH regression, where we, like
statsmodels, leave these rows out.
"""

import csv
import datetime
import json
import pathlib
import sys

import numpy as np
import scipy
import statsmodels
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.diagnostic import acorr_breusch_godfrey, het_arch
from statsmodels.tsa.api import VAR



def read_e1(path):
    lines = pathlib.Path(path).read_text(encoding="latin-1").splitlines()
    start = next(i for i, line in enumerate(lines) if line.split()[:1] == ["invest"])
    rows = [[float(v) for v in line.split()] for line in lines[start + 1:] if line.split()]
    return np.array(rows)


def listed(a):
    return np.asarray(a, dtype=float).tolist()


def lagged(u, h):
    rows, n = u.shape
    x = np.zeros((rows, n * h))
    for l in range(1, h + 1):
        x[l:, (l - 1) * n:l * n] = u[:-l]
    return x


def residuals_of(y, x):
    return y - x @ np.linalg.lstsq(x, y, rcond=None)[0]


def lagrange_multiplier(u, z, h):
    rows, n = u.shape
    e = residuals_of(u, np.hstack([z, lagged(u, h)]))
    lm = rows * (n - np.trace(np.linalg.solve(u.T @ u, e.T @ e)))
    return {"statistic": lm, "df": n * n * h, "p": stats.chi2.sf(lm, n * n * h)}


def rao_f(u, z, h):
    """The same test by Rao's F approximation."""
    rows, n = u.shape
    m = n * h
    e = residuals_of(u, np.hstack([z, lagged(u, h)]))
    ratio = np.linalg.det(u.T @ u) / np.linalg.det(e.T @ e)
    r = np.sqrt((n * n * m * m - 4) / (n * n + m * m - 5))
    # gretl cuts the degrees of freedom to whole ones.
    denominator = np.floor((rows - z.shape[1] - m - (n - m + 1) / 2) * r - n * m / 2 + 1)
    return (ratio ** (1 / r) - 1) * denominator / (n * m)


def arch(u, h, zeros=False):
    rows, n = u.shape
    if zeros:
        rows += h
        u = np.vstack([np.zeros((h, n)), u])
    pairs = [(i, j) for j in range(n) for i in range(j, n)]
    w = np.array([[r[i] * r[j] for i, j in pairs] for r in u])
    m = len(pairs)
    y = w[h:]
    x = np.hstack([np.ones((rows - h, 1))] + [w[h - l:rows - l] for l in range(1, h + 1)])
    e = residuals_of(y, x)
    e0 = y - y.mean(axis=0)
    value = (rows - h) * (m - np.trace(np.linalg.solve(e0.T @ e0, e.T @ e)))
    return {"statistic": value, "df": h * m * m, "p": stats.chi2.sf(value, h * m * m)}


def check_gretl(u, z):
    """gretl 2022c: modtest 4 --autocorr, modtest 2 --arch."""
    for h, printed in [(1, 0.615), (2, 0.754), (3, 1.143), (4, 1.254)]:
        assert abs(rao_f(u, z, h) - printed) < 5.001e-4
    for h, printed in [(1, 52.850), (2, 78.894)]:
        assert abs(arch(u, h, zeros=True)["statistic"] - printed) < 5.001e-4


def check_univariate(y):
    x = np.column_stack([np.ones(len(y) - 2), y[1:-1], y[:-2]])
    fit = OLS(y[2:], x).fit()
    u = fit.resid[:, None]
    assert np.isclose(lagrange_multiplier(u, x, 3)["statistic"],
                      acorr_breusch_godfrey(fit, nlags=3)[0], rtol=1e-10)
    assert np.isclose(arch(u, 3)["statistic"], het_arch(fit.resid, nlags=3)[0], rtol=1e-10)
    return {"lagrangeMultiplier": float(acorr_breusch_godfrey(fit, nlags=3)[0]),
            "arch": float(het_arch(fit.resid, nlags=3)[0])}


def design(y, p):
    """Constant and lags."""
    rows = len(y) - p
    return np.hstack([np.ones((rows, 1))] + [y[p - l:len(y) - l] for l in range(1, p + 1)])


def luetkepohl(y):
    model = VAR(y)
    fit = model.fit(2, trend="c")
    orders = []
    for p in range(5):
        f = model._estimate_var(p, offset=4 - p, trend="c")
        orders.append({"akaike": f.aic, "bayes": f.bic, "hannanQuinn": f.hqic, "fpe": f.fpe})
    horizon = 8
    irf = fit.irf(horizon)
    sigma = np.asarray(fit.sigma_u)
    generalised = irf.irfs @ sigma / np.sqrt(np.diag(sigma))
    normality = fit.test_normality()
    whiteness = [fit.test_whiteness(h, adjusted=a) for h, a in [(12, True), (12, False), (4, True)]]
    u = np.asarray(fit.resid)
    check_gretl(u, design(y, 2))
    g1 = fit.test_causality(0, [1, 2], kind="f")
    g2 = fit.test_causality([1, 2], [0], kind="f")
    return {
        "coefficients": listed(fit.params), "standardErrors": listed(fit.stderr),
        "covariance": listed(sigma), "maximumLikelihoodCovariance": listed(fit.sigma_u_mle),
        "logLikelihood": fit.llf, "moduli": sorted((1 / abs(fit.roots)).tolist(), reverse=True),
        "mean": listed(fit.mean()), "criteria": orders,
        "forecast": listed(fit.forecast(y[-2:], horizon)),
        "mse": listed(fit.mse(horizon)),
        "forecastCovariance": listed(fit.forecast_cov(horizon, method="auto")),
        "unit": listed(irf.irfs), "orthogonalised": listed(irf.orth_irfs),
        "generalised": listed(generalised),
        "cumulated": listed(irf.orth_irfs.cumsum(axis=0)),
        "decomposition": listed(fit.fevd(horizon).decomp),
        "granger": [{"statistic": g.test_statistic, "p": g.pvalue,
                     "df": [float(d) for d in g.df]} for g in (g2, g1)],
        "normality": {"statistic": float(normality.test_statistic), "p": float(normality.pvalue)},
        "portmanteau": [{"statistic": float(w.test_statistic), "p": float(w.pvalue),
                         "df": int(w.df)} for w in whiteness],
        "lagrangeMultiplier": [lagrange_multiplier(u, design(y, 2), h) for h in (1, 4)],
        "arch": [arch(u, h) for h in (1,)],
        "univariate": check_univariate(y[:, 0]),
    }


def with_terms(y):
    """Trend, centred seasonal dummies and an impulse, p = 3."""
    n = len(y)
    t = np.arange(n + 4)
    seasons = np.column_stack([(t % 4 == s) - 0.25 for s in (1, 2, 3)])
    impulse = (t == 20).astype(float)[:, None]
    extra = np.hstack([seasons, impulse])
    fit = VAR(y, exog=extra[:n]).fit(3, trend="ct")
    # The trend counts from the first row of the data, the presample included, in both programs.
    forecast = fit.forecast(y[-3:], 4, exog_future=extra[n:])
    return {"coefficients": listed(fit.params), "standardErrors": listed(fit.stderr),
            "logLikelihood": fit.llf, "forecast": listed(forecast)}


def with_exogenous(y):
    """Investment and income with consumption of the same quarter from outside, p = 1."""
    future = np.array([[0.02], [0.01], [0.03]])
    fit = VAR(y[:, :2], exog=y[:, 2:]).fit(1, trend="c")
    return {"coefficients": listed(fit.params), "standardErrors": listed(fit.stderr),
            "future": listed(future[:, 0]),
            "forecast": listed(fit.forecast(y[-1:, :2], 3, exog_future=future)),
            "mse": listed(fit.mse(3))}


def macrodata(path, jmulti):
    columns = ["realgdp", "realcons", "realinv"]
    with open(path, encoding="utf-8") as file:
        rows = [[float(r[c]) for c in columns] for r in csv.DictReader(file)]
    with open(jmulti, encoding="utf-8") as file:
        printed = list(csv.DictReader(file))
    result = {"names": columns, "values": rows}
    for key in ("forecast", "lower95", "upper95"):
        result[key] = [[float(r[key]) for r in printed if r["variable"] == c] for c in columns]
    fit = VAR(np.array(rows)).fit(4, trend="c")
    result["statsmodelsForecast"] = listed(fit.forecast(np.array(rows)[-4:], 5))
    return result


def main():
    e1, macro, jmulti, output = sys.argv[1:]
    levels = read_e1(e1)[:76]
    y = np.diff(np.log(levels), axis=0)
    assert len(y) == 75
    content = {
        "what": "Vector autoregressions by least squares: West German investment, income and "
                "consumption in log differences, 1960Q4-1978Q4; US GDP, consumption and investment "
                "in levels, 1959Q1-2009Q3",
        "source": "Luetkepohl (2005), file e1; figures of Deutsche Bundesbank, copied from "
                  "statsmodels (BSD 3-clause licence); US macrodata and JMulTi's printed forecast "
                  "from statsmodels (BSD 3-clause licence)",
        "programs": {"statsmodels": statsmodels.__version__, "numpy": np.__version__,
                     "scipy": scipy.__version__, "gretl": "2022c, as printed",
                     "JMulTi": "as printed"},
        "date": datetime.date.today().isoformat(),
        "tolerance": "1e-9 of the largest element: statsmodels solves normal equations or "
                     "pseudo-inverses at condition numbers up to 1e4; the JMulTi forecast to the "
                     "four decimals printed",
        "luetkepohl": luetkepohl(y), "terms": with_terms(y), "exogenous": with_exogenous(y),
        "macrodata": macrodata(macro, jmulti),
    }
    pathlib.Path(output).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
