"""A VAR(2) fit with standard errors, 10,000 conjugate posterior draws with a one-step forecast
each, and Gibbs sweeps of the independent prior, in statsmodels, gretl and NumPy; the same data,
priors and tasks as Outturn's program.

    estimation.py data FILE         writes the growth of Lütkepohl's data e1, from statsmodels
    estimation.py time FILE ROUND   prints a JSON line a program and task
    estimation.py table LINES FOLDER   checks agreement and writes estimation.md
"""

import datetime
import json
import math
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

import estimation_numpy as forms

SWEEPS, CALLS = 4_000, 10


def data(path):
    import statsmodels.tsa.vector_ar as folder

    file = Path(folder.__file__).parent / "tests" / "results" / "e1.dat"
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next(i for i, line in enumerate(lines) if line.split() == ["invest", "income", "cons"])
    levels = np.array([[float(x) for x in line.split()] for line in lines[start + 1:] if line.strip()])
    growth = np.diff(np.log(levels), axis=0)
    np.savetxt(path, growth, delimiter=",", header="investment,income,consumption", comments="",
               fmt="%.17g")


def fit_statsmodels(y):
    from statsmodels.tsa.api import VAR

    fitted = VAR(y).fit(2)
    return fitted.params, fitted.bse


def fit_gretl(path):
    """Processor time of a fit: that of a long run of gretl less that of a short one."""
    script = (Path(__file__).parent / "estimation.inp").read_text(encoding="utf-8")
    folder = Path(path).parent
    seconds, figures = [], None
    for repeats in (100, 1100):
        file = folder / "estimation-run.inp"
        file.write_text(
            script.replace("@DATA", str(path)).replace("@REPEATS", str(repeats)), encoding="utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        out = subprocess.run(["gretlcli", "-b", "-q", str(file)], capture_output=True, text=True,
                             check=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        line = next(line for line in out.splitlines() if line.startswith("figures "))
        figures = [float(value) for value in line.split()[1:]]
    return (seconds[1] - seconds[0]) / 1000, figures


def report(program, task, seconds, figures):
    print(json.dumps({"program": program, "task": task, "cpu_seconds": seconds,
                      "figures": [float(value) for value in figures]}))


def timed(path, seed):
    y = np.loadtxt(path, delimiter=",", skiprows=1)
    for program, fit, repeats in (("NumPy, triangle alone", forms.fit, 1000),
                                  ("NumPy, Q and residuals", forms.fit_plain, 1000),
                                  ("statsmodels", fit_statsmodels, 100)):
        fit(y)
        start = time.process_time()
        for _ in range(repeats):
            b, errors = fit(y)
        report(program, "fit", (time.process_time() - start) / repeats, [b[1, 0], errors[1, 0]])
    if shutil.which("gretlcli"):
        report("gretl", "fit", *fit_gretl(path))
    for program, draws in (("NumPy, rows in chunks", forms.draws),
                           ("NumPy, batched matrices", forms.draws_plain)):
        for call in range(CALLS):
            draws(y, call)
        start = time.process_time()
        for call in range(CALLS):
            forecasts = draws(y, seed + 1000 * call)
        seconds = (time.process_time() - start) / CALLS
        report(program, "draws", seconds, [forecasts[:, 0].mean(), forecasts[:, 0].std()])
    start = time.process_time()
    figures = forms.gibbs(y, seed, SWEEPS)
    report("NumPy, LAPACK by SciPy", "gibbs", (time.process_time() - start) / SWEEPS, figures)


def agree(task, value, own, runs):
    if task == "fit":
        return np.allclose(value, own, rtol=1e-9)
    # Of the sweeps every twentieth counts: neighbours are correlated.
    count = (forms.DRAWS if task == "draws" else SWEEPS // 20) * runs
    error = own[1] * math.sqrt(2 / count)
    return abs(value[0] - own[0]) < 4 * error and abs(value[1] - own[1]) < 4 * error


def table(lines, folder):
    runs = {}
    for line in Path(lines).read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        runs.setdefault((found["task"], found["program"]), []).append(found)
    seconds = {key: statistics.median(r["cpu_seconds"] for r in found) for key, found in runs.items()}
    fastest = {key: min(r["cpu_seconds"] for r in found) for key, found in runs.items()}
    figures = {key: np.mean([r["figures"] for r in found], axis=0) for key, found in runs.items()}
    for (task, program), value in figures.items():
        own = figures[task, "Outturn"]
        if not agree(task, value, own, len(runs[task, program])):
            sys.exit(f"{task}: {program} has {value}, Outturn {own}")
    names = {"fit": "VAR(2) fit with standard errors",
             "draws": "conjugate posterior, 10,000 draws, a one-step forecast each",
             "gibbs": "Gibbs sweep, independent normal and inverse-Wishart priors"}
    model = next((line.split(":", 1)[1].strip()
                  for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
                  if line.startswith("model name")), "unknown processor")
    text = ["# Estimation beside other tools", "",
            f"{datetime.date.today()}, {model}, {os.cpu_count()} virtual processors; processor time on "
            f"one core, median of {max(map(len, runs.values()))} interleaved rounds; load a processor "
            f"when it ended: {os.getloadavg()[1] / os.cpu_count():.1f} (above 0.7, other work was "
            f"running, and ratios can be trusted before times). NumPy {np.__version__} with "
            f"{kernel()}; R and gretl of Debian 12. Data: Lütkepohl's e1, growth of "
            "West German investment, income and consumption, 91 quarters.", "",
            "Coefficients and standard errors agree to nine digits, mean and spread of the "
            "forecasts and of a coefficient over the sweeps within four standard errors. statsmodels "
            "and gretl have no conjugate posterior draws and no such sampler.",
            "", "| task | program | time, µs | time / Outturn's | fastest / fastest |",
            "|---|---|--:|--:|--:|"]
    order = list(names)
    for (task, program), value in sorted(
            seconds.items(), key=lambda item: (order.index(item[0][0]), item[1])):
        ratio = value / seconds[task, "Outturn"]
        least = fastest[task, program] / fastest[task, "Outturn"]
        text.append(f"| {names[task]} | {program} | {1e6 * value:,.{0 if value > 1e-4 else 1}f} "
                    f"| {ratio:.1f} | {least:.1f} |")
    (Path(folder) / "estimation.md").write_text("\n".join(text + [""]), encoding="utf-8")
    print("\n".join(text))


def kernel():
    """The library and the kernel that NumPy's linear algebra runs."""
    import threadpoolctl

    found = [info for info in threadpoolctl.threadpool_info() if info["user_api"] == "blas"]
    return ", ".join(sorted({f"{info['internal_api']} {info['architecture']}" for info in found}))


if __name__ == "__main__":
    if sys.argv[1] == "data":
        data(sys.argv[2])
    elif sys.argv[1] == "time":
        timed(sys.argv[2], int(sys.argv[3]))
    else:
        table(sys.argv[2], sys.argv[3])
