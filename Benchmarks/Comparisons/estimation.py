"""A VAR(2) fit with standard errors, and 10,000 conjugate posterior draws with a one-step forecast
each, in statsmodels and in NumPy; the same data, prior and tasks as Outturn's program.

    estimation.py data FILE         writes the growth of Lütkepohl's data e1, from statsmodels
    estimation.py time FILE ROUND   prints a JSON line a program and task
    estimation.py table LINES FOLDER   checks agreement and writes estimation.md
"""

import datetime
import json
import math
import os
import statistics
import sys
import time
from pathlib import Path

import numpy as np

DRAWS, TIGHTNESS, VARIANCE = 10_000, 0.2, 0.001


def data(path):
    import statsmodels.tsa.vector_ar as folder

    file = Path(folder.__file__).parent / "tests" / "results" / "e1.dat"
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.split() == ["invest", "income", "cons"])
    levels = np.array([[float(x) for x in line.split()] for line in lines[start + 1:] if line.strip()])
    growth = np.diff(np.log(levels), axis=0)
    np.savetxt(path, growth, delimiter=",", header="investment,income,consumption", comments="",
               fmt="%.17g")


def design(y):
    x = np.column_stack([np.ones(len(y) - 2), y[1:-1], y[:-2]])
    return x, y[2:]


def fit_numpy(y):
    """Coefficients and standard errors by one QR."""
    x, response = design(y)
    q, r = np.linalg.qr(x)
    b = np.linalg.solve(r, q.T @ response)
    residuals = response - x @ b
    covariance = residuals.T @ residuals / (len(x) - x.shape[1])
    inverse = np.linalg.inv(r)
    variances = (inverse**2).sum(axis=1)[:, None] * np.diag(covariance)
    return b, np.sqrt(variances)


def fit_statsmodels(y):
    from statsmodels.tsa.api import VAR

    fitted = VAR(y).fit(2)
    return fitted.params, fitted.bse


def draws_numpy(y, seed):
    """All draws at once: Bartlett factors, batched solves and products."""
    x, response = design(y)
    k, n = x.shape[1], y.shape[1]
    variances = np.concatenate([[1e7], np.repeat([1, 1 / 4], n) * TIGHTNESS**2 / VARIANCE])
    v = np.linalg.inv(np.diag(1 / variances) + x.T @ x)
    mean = v @ (x.T @ response)
    residuals = response - x @ mean
    scale = VARIANCE * np.eye(n) + residuals.T @ residuals + mean.T @ (mean / variances[:, None])
    freedom = n + 2 + len(x)
    rng = np.random.Generator(np.random.SFC64(seed))
    bartlett = np.zeros((DRAWS, n, n))
    for i in range(n):
        bartlett[:, i, i] = np.sqrt(rng.chisquare(freedom - i, DRAWS))
        for j in range(i):
            bartlett[:, i, j] = rng.standard_normal(DRAWS)
    # Sigma = (Lambda A^-T)(Lambda A^-T)'
    factor = np.linalg.cholesky(scale) @ np.linalg.inv(bartlett).transpose(0, 2, 1)
    z = rng.standard_normal((DRAWS, k, n))
    b = mean + np.linalg.cholesky(v) @ z @ factor.transpose(0, 2, 1)
    regressors = np.concatenate([[1.0], y[-1], y[-2]])
    shocks = np.einsum("dij,dj->di", factor, rng.standard_normal((DRAWS, n)))
    return np.einsum("k,dkn->dn", regressors, b) + shocks


def report(program, task, seconds, figures):
    print(json.dumps({"program": program, "task": task, "cpu_seconds": seconds,
                      "figures": [float(value) for value in figures]}))


def timed(path, seed):
    y = np.loadtxt(path, delimiter=",", skiprows=1)
    for program, fit in (("numpy", fit_numpy), ("statsmodels", fit_statsmodels)):
        fit(y)
        repeats = 300
        start = time.process_time()
        for _ in range(repeats):
            b, errors = fit(y)
        report(program, "fit", (time.process_time() - start) / repeats, [b[1, 0], errors[1, 0]])
    draws_numpy(y, 0)
    start = time.process_time()
    forecasts = draws_numpy(y, seed)
    seconds = time.process_time() - start
    report("numpy", "draws", seconds, [forecasts[:, 0].mean(), forecasts[:, 0].std()])


def table(lines, folder):
    runs = {}
    for line in Path(lines).read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        runs.setdefault((found["task"], found["program"]), []).append(found)
    seconds = {key: statistics.median(r["cpu_seconds"] for r in found) for key, found in runs.items()}
    figures = {key: np.mean([r["figures"] for r in found], axis=0) for key, found in runs.items()}
    for (task, program), value in figures.items():
        own = figures[task, "outturn"]
        if task == "fit":
            agrees = np.allclose(value, own, rtol=1e-9)
        else:
            count = DRAWS * len(runs[task, program])
            error = own[1] * math.sqrt(2 / count)
            agrees = abs(value[0] - own[0]) < 4 * error and abs(value[1] - own[1]) < 4 * error
        if not agrees:
            sys.exit(f"{task}: {program} has {value}, Outturn {own}")
    names = {"fit": "VAR(2) fit with standard errors",
             "draws": "conjugate posterior, 10,000 draws, a one-step forecast each"}
    text = ["# Estimation beside other tools", "",
            f"{datetime.date.today()}; processor time on one core, median of "
            f"{max(map(len, runs.values()))} interleaved rounds; load a processor when it ended: "
            f"{os.getloadavg()[1] / os.cpu_count():.1f} (above 0.7, other work was running); machine and versions as in "
            "[results.md](results.md). Data: Lütkepohl's e1, growth of West German investment, income "
            "and consumption, 91 quarters.", "",
            "Coefficients and standard errors agree to nine digits, mean and spread of the "
            "forecasts within four standard errors. statsmodels has no conjugate posterior draws.",
            "", "| task | program | time, µs | time / Outturn's |", "|---|---|--:|--:|"]
    for (task, program), value in sorted(seconds.items(), key=lambda item: (item[0][0], item[1])):
        ratio = value / seconds[task, "outturn"]
        text.append(f"| {names[task]} | {program} | {1e6 * value:,.0f} | {ratio:.1f} |")
    (Path(folder) / "estimation.md").write_text("\n".join(text + [""]), encoding="utf-8")
    print("\n".join(text))


if __name__ == "__main__":
    if sys.argv[1] == "data":
        data(sys.argv[2])
    elif sys.argv[1] == "time":
        timed(sys.argv[2], int(sys.argv[3]))
    else:
        table(sys.argv[2], sys.argv[3])
