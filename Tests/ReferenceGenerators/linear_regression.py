#!/usr/bin/env python3
"""Linear regressions for OutturnModelsTests, by statsmodels and, where it has none, by mpmath.

    linear_regression.py MACRODATA.csv OUTPUT.json

MACRODATA.csv is the file of United States quarters 1959-2009 in the Python package statsmodels
(datasets/macrodata). The sample is its first 121 quarters: growth of consumption on growth of income
and of investment and on the unemployment rate; population serves as weights.
"""

import csv
import datetime
import json
import math
import sys
import warnings
from pathlib import Path

import mpmath as mp
import numpy as np
import scipy
import scipy.stats
import statsmodels
import statsmodels.api as sm
from statsmodels.stats import diagnostic
from statsmodels.stats.stattools import durbin_watson, jarque_bera
from statsmodels.tsa.ar_model import AutoReg
from statsmodels.tools import eval_measures

mp.mp.dps = 40
warnings.simplefilter("error")
warnings.simplefilter("ignore", FutureWarning)
NAMES = ["consumption", "income", "investment", "unemployment", "population"]
NEW = [0.8, -1.5, 6.25]
BREAK = 50


def read(path):
    with open(path, newline="") as file:
        rows = list(csv.DictReader(file))[:121]
    get = lambda name: np.array([float(row[name]) for row in rows])
    growth = lambda name: np.round(100 * np.diff(np.log(get(name))), 6)
    return np.column_stack([
        growth("realcons"), growth("realdpi"), growth("realinv"), get("unemp")[1:],
        get("pop")[1:] / 100])


def matrix(values):
    return np.asarray(values).tolist()


def test(result):
    return {"statistic": float(result[0]), "pValue": float(result[1])}


def scaled(model):
    """The same fit with rows multiplied by the root of their weights."""
    return sm.OLS(model.wendog, model.wexog).fit()


def breusch_godfrey(fit, lags, weights):
    """By its definition, as R's lmtest has it; statsmodels always adds a constant."""
    u = fit.resid
    past = np.column_stack([np.concatenate([np.zeros(l), u[:-l]]) for l in range(1, lags + 1)])
    auxiliary = sm.OLS(u, np.column_stack([fit.model.exog, past]), hasconst=False).fit()
    statistic = len(u) * (auxiliary.fittedvalues @ auxiliary.fittedvalues) / (u @ u)
    if np.all(weights == 1) and np.all(fit.model.exog[:, 0] == 1):
        own = diagnostic.acorr_breusch_godfrey(fit, nlags=lags)
        assert abs(own[0] / statistic - 1) < 1e-9
    return statistic, scipy.stats.chi2.sf(statistic, lags)


def equation(y, X, weights, intercept):
    model = sm.WLS(y, X, weights=weights)
    fit = model.fit()
    plain = scaled(model)
    T, k = X.shape
    hac = lambda lags, correction: matrix(
        fit.get_robustcov_results("HAC", maxlags=lags, use_correction=correction).cov_params())
    rule = int(math.floor(4 * (T / 100) ** (2 / 9)))
    robust = fit.get_robustcov_results("HC3", use_t=True)
    slopes = np.eye(k)[1 if intercept else 0:]
    new = np.array([([1.0] if intercept else []) + NEW])
    prediction = fit.get_prediction(new, weights=1.0)
    interval = prediction.conf_int(obs=True, alpha=0.1)[0]
    result = {
        "intercept": intercept,
        "coefficients": matrix(fit.params),
        "classical": matrix(fit.cov_params()),
        "hc0": matrix(fit.get_robustcov_results("HC0").cov_params()),
        "hc1": matrix(fit.get_robustcov_results("HC1").cov_params()),
        "hc2": matrix(plain.cov_HC2),
        "hc3": matrix(plain.cov_HC3),
        "neweyWest4": hac(4, False),
        "neweyWest4Small": hac(4, True),
        "neweyWestRule": hac(rule, False),
        "rSquared": float(fit.rsquared),
        "adjustedRSquared": float(fit.rsquared_adj),
        "s": float(math.sqrt(fit.scale)),
        "logLikelihood": float(fit.llf),
        "akaike": float(fit.aic),
        "bayesian": float(fit.bic),
        "hannanQuinn": float(eval_measures.hqic(fit.llf, T, k)),
        "leverage": matrix(plain.get_influence().hat_matrix_diag),
        "tPValues": matrix(fit.pvalues),
        "tPValuesHC3": matrix(robust.pvalues),
        "overall": {"statistic": float(fit.f_test(slopes).fvalue),
                    "pValue": float(fit.f_test(slopes).pvalue)},
        "overallHC3": {"statistic": float(robust.f_test(slopes).fvalue),
                       "pValue": float(robust.f_test(slopes).pvalue)},
        "predictionMean": float(prediction.predicted_mean[0]),
        "predictionMeanError": float(prediction.se_mean[0]),
        "predictionError": float(prediction.se_obs[0]),
        "predictionInterval90": matrix(interval),
        "durbinWatson": float(durbin_watson(plain.resid)),
        "jarqueBera": test(jarque_bera(plain.resid)),
        "breuschGodfrey4": test(breusch_godfrey(plain, 4, weights)),
        "cumulatedResiduals": test(diagnostic.breaks_cusumolsresid(plain.resid, ddof=k)),
    }
    lb = diagnostic.acorr_ljungbox(plain.resid, lags=[8], model_df=1)
    result["ljungBox8"] = test((lb["lb_stat"].iloc[0], lb["lb_pvalue"].iloc[0]))
    constant = X if intercept else sm.add_constant(X)
    result["breuschPagan"] = test(diagnostic.het_breuschpagan(plain.resid, constant))
    result["white"] = test(diagnostic.het_white(plain.resid, constant))
    # RESET and Chow as F tests of added columns of the scaled equation.
    fitted = fit.fittedvalues
    root = np.sqrt(weights)
    powers = np.column_stack([plain.model.exog, root * fitted**2, root * fitted**3])
    result["reset3"] = test(sm.OLS(plain.model.endog, powers).fit().compare_f_test(plain))
    if np.all(weights == 1):
        own = diagnostic.linear_reset(fit, power=3, use_f=True)
        assert abs(own.statistic / result["reset3"]["statistic"] - 1) < 1e-9
    late = (np.arange(T) >= BREAK)[:, None] * plain.model.exog
    result["chow50"] = test(
        sm.OLS(plain.model.endog, np.hstack([plain.model.exog, late])).fit().compare_f_test(plain))
    return result


def ridge(y, X, penalty):
    """statsmodels' ridge on standardised regressors: its alpha is the penalty over T."""
    centre, spread = X.mean(axis=0), X.std(axis=0)
    Z = (X - centre) / spread
    fit = sm.OLS(y - y.mean(), Z).fit_regularized(alpha=penalty / len(y), L1_wt=0)
    slopes = np.asarray(fit.params) / spread
    hat = Z @ np.linalg.inv(Z.T @ Z + penalty * np.eye(X.shape[1])) @ Z.T
    return {"penalty": penalty, "coefficients": [float(y.mean() - slopes @ centre)] + matrix(slopes),
            "effectiveParameters": float(np.trace(hat)) + 1}


def autoregression(y, order, intercept):
    """Least squares given the first values; errors of the same rows as a regression."""
    fit = AutoReg(y, order, trend="c" if intercept else "n").fit()
    lags = np.column_stack([y[order - l:len(y) - l] for l in range(1, order + 1)])
    ols = sm.OLS(y[order:], sm.add_constant(lags) if intercept else lags).fit()
    assert np.allclose(fit.params, ols.params, rtol=1e-10)
    return {"order": order, "intercept": intercept, "coefficients": matrix(fit.params),
            "standardErrors": matrix(ols.bse), "forecasts": matrix(fit.forecast(12))}


def bayesian(y, X, weights):
    """Posterior by normal equations; likelihood and prediction from the multivariate t law."""
    prior = {"mean": [0.3, 0.5, 0.1, 0.0], "variances": [4.0, 0.25, 0.04, 0.01], "shape": 2.5,
             "scale": 0.75}
    T = len(y)
    y, X = mp.matrix(y.tolist()), mp.matrix(X.tolist())
    m, V = mp.matrix(prior["mean"]), mp.diag([mp.mpf(v) for v in prior["variances"]])
    a, b = mp.mpf(prior["shape"]), mp.mpf(prior["scale"])
    W = mp.diag([mp.mpf(w) for w in weights])
    precision = V**-1 + X.T * W * X
    covariance = precision**-1
    mean = covariance * (V**-1 * m + X.T * W * y)
    scale = b + ((y.T * W * y)[0] + (m.T * V**-1 * m)[0] - (mean.T * precision * mean)[0]) / 2
    # y ~ t_2a(X m, b/a (W^-1 + X V X')).
    spread = (W**-1 + X * V * X.T) * (b / a)
    distance = y - X * m
    solved = mp.lu_solve(spread, distance)
    square = (distance.T * solved)[0]
    likelihood = (mp.loggamma(a + mp.mpf(T) / 2) - mp.loggamma(a) - mp.mpf(T) / 2
                  * mp.log(2 * a * mp.pi) - mp.log(mp.det(spread)) / 2
                  - (a + mp.mpf(T) / 2) * mp.log(1 + square / (2 * a)))
    # A new observation by the conditional law of the joint t.
    x = mp.matrix([1.0] + NEW)
    cross = X * V * x * (b / a)
    own = (1 + (x.T * V * x)[0]) * (b / a)
    location = (x.T * m)[0] + (cross.T * solved)[0]
    conditional = own - (cross.T * mp.lu_solve(spread, cross))[0]
    conditional *= (2 * a + square) / (2 * a + T)
    return {
        "prior": prior,
        "mean": [float(v) for v in mean],
        "covarianceScale": [[float(covariance[i, j]) for j in range(4)] for i in range(4)],
        "shape": float(a + mp.mpf(T) / 2),
        "scale": float(scale),
        "logMarginalLikelihood": float(likelihood),
        "predictive": {"location": float(location), "scale": float(mp.sqrt(conditional)),
                       "degreesOfFreedom": float(2 * a + T)},
    }


def main(source, output):
    data = read(source)
    y, X = data[:, 0], data[:, 1:4]
    ones, weights = np.ones(len(y)), data[:, 4]
    document = {
        "what": "Consumption growth on income growth, investment growth and unemployment, United "
                "States 1959Q2-1989Q1",
        "source": "Bureau of Economic Analysis and Federal Reserve Bank of St. Louis (public domain), "
                  "as in statsmodels' macrodata; see Tests/ReferenceGenerators/linear_regression.py",
        "programs": {"statsmodels": statsmodels.__version__, "numpy": np.__version__,
                     "scipy": scipy.__version__, "mpmath": mp.__version__},
        "date": datetime.date.today().isoformat(),
        "tolerance": "relative 1e-10; 1e-9 for p-values. Condition numbers are below 100, so that "
                     "both sides err by some 1e-13",
        "names": NAMES,
        "data": matrix(data),
        "equations": {
            "ordinary": equation(y, sm.add_constant(X), ones, True),
            "weighted": equation(y, sm.add_constant(X), weights, True),
            "noIntercept": equation(y, X, ones, False),
        },
        "ridge": [ridge(y, X, penalty) for penalty in (0.1, 10.0, 1000.0)],
        "autoregressions": [
            autoregression(y, 1, True), autoregression(y, 4, True), autoregression(y, 2, False)],
        "bayesian": {
            "ordinary": bayesian(y, sm.add_constant(X), ones),
            "weighted": bayesian(y, sm.add_constant(X), weights),
        },
    }
    Path(output).write_text(json.dumps(document) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
