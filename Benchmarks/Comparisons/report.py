"""Gathers the programs' lines: checks agreement, writes results.md, results.svg, results.jsonl.

    report.py run OWN OWN-COMMAND    runs Outturn's program and prints a line under the name
    report.py beside OWN OWN-COMMAND NAME COMMAND...
                                     the same of another program, in turn with Outturn's
    report.py table LINES FOLDER     the results; exit status 1 when programs do not agree
    report.py claim LINES            speed, ratio and error in a sentence a workload
"""

import datetime
import importlib.metadata
import json
import math
import os
import platform
import re
import shlex
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

KEYS = ("workload", "paths", "peak_memory_bytes", "probability", "joint", "mc_standard_error")
ALLOWED = 4  # standard errors
# A machine's speed may change from second to second. So a program is run again and again for so many
# seconds, in turn with Outturn for as long as each run takes, all on one processor, and its ratio is
# that of what stood side by side.
LEAST_SECONDS = 2
# Name, what it is, what it makes of the 20 cells' distributions.
PROGRAMS = {
    "outturn": ("Outturn", "histogram"),
    "outturn-fast": ("Outturn, --precision fast", "histogram"),
    "cpp-g++": ("C++, g++ -O3 -march=native, same algorithm and staging", "histogram"),
    "cpp-clang++": ("C++, clang++ -O3 -march=native, same algorithm and staging", "histogram"),
    "numpy": ("NumPy", "exact quantiles"),
    "numpy-marginal": ("NumPy, coefficients integrated out as Outturn does", "exact quantiles"),
    "numpy-moments": ("NumPy without quantiles", "moments only"),
    "numpy-single": ("NumPy, single precision", "exact quantiles"),
    "numpy-single-moments": ("NumPy, single precision, without quantiles", "moments only"),
    "numba": ("Numba, idiomatic (np.random)", "histogram"),
    "numba-expert": ("Numba, expert (counter hash, rows, fastmath)", "histogram"),
    "numba-expert-polynomials": ("Numba, expert, with Outturn's polynomials", "histogram"),
    "jax-moments": ("JAX, jitted", "moments only"),
    "jax": ("JAX, jitted, jnp.quantile", "exact quantiles"),
    "statsmodels": ("statsmodels varsim", "exact quantiles"),
    "r": ("R, rnorm", "exact quantiles"),
}


def run_once(command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{done.stderr}error: {command[0]} failed")
    return json.loads(done.stdout)


def for_seconds(command, seconds):
    """The processor times of one run or more, and what the last one printed."""
    begin = time.monotonic()
    times = []
    while not times or time.monotonic() - begin < seconds:
        found = run_once(command)
        times.append(found["cpu_seconds"])
    return times, found


def line(program, times, found):
    """A program's line, with the mean and the least of the processor times of its runs."""
    return {"program": program} | {key: found[key] for key in KEYS if key in found} | {
        "cpu_seconds": statistics.mean(times), "fastest_cpu_seconds": min(times),
        "runs": len(times)}


def side_by_side(own, own_command, program, command):
    """A program's line, with the mean of Outturn's times between its runs."""
    own_times, times, spent = [], [], 0
    while spent < LEAST_SECONDS:
        begin = time.monotonic()
        found = run_once(command)
        times.append(found["cpu_seconds"])
        length = time.monotonic() - begin
        spent += length
        more, own_found = for_seconds(own_command, min(length, LEAST_SECONDS))
        own_times += more
    beside = statistics.mean(own_times) / own_found["paths"]
    return line(program, times, found) | {"beside": own, "beside_seconds_per_path": beside}


def gather(path):
    rows = {}
    with open(path, encoding="utf-8") as file:
        for text in file:
            found = json.loads(text)
            rows.setdefault((found["workload"], found["program"], found["paths"]), []).append(found)
    return rows


def summary(runs):
    return {
        "seconds": statistics.median(run["cpu_seconds"] for run in runs) / runs[0]["paths"],
        "spread": [
            min(run["fastest_cpu_seconds"] for run in runs) / runs[0]["paths"],
            max(run["cpu_seconds"] for run in runs) / runs[0]["paths"],
        ],
        "memory": max(run["peak_memory_bytes"] for run in runs),
        "beside": runs[0].get("beside"),
        "ratio": statistics.median(
            run["cpu_seconds"] / run["paths"] / run["beside_seconds_per_path"] for run in runs
        ) if "beside" in runs[0] else None,
        "probability": statistics.mean(run["probability"] for run in runs),
        "joint": statistics.mean(run["joint"] for run in runs),
        "paths": sum(run["paths"] for run in runs),
    }


def disagreements(table, exact):
    """What lies more than ALLOWED standard errors from the closed form, or from Outturn."""
    found = []
    worst = 0.0
    for (workload, program, paths), row in table.items():
        true = exact[workload]
        error = math.sqrt(true * (1 - true) / row["paths"])
        distance = abs(row["probability"] - true) / error
        reference = table[workload, "outturn", max(p for w, n, p in table if n == "outturn")]
        joint = reference["joint"]
        variance = 1 / row["paths"] + (program != "outturn") / reference["paths"]
        apart = abs(row["joint"] - joint) / math.sqrt(joint * (1 - joint) * variance)
        worst = max(worst, distance, apart)
        for what, size in (("P(gdp)", distance), ("joint", apart)):
            if size > ALLOWED:
                found.append(f"{program} {workload} {paths:.0e}: {what} {size:.1f} standard errors off")
    return found, worst


def over_own(table, key, own="outturn"):
    """Time a path of a program over Outturn's: of what stood side by side, else of medians."""
    workload, _, paths = key
    row = table[key]
    if row["beside"] == own:
        return row["ratio"]
    mine = table.get((workload, own, paths)) or table[workload, own, 10**6]
    return row["seconds"] / mine["seconds"]


def ratio(table, workload, program, own="outturn"):
    """`over_own` at the fewest paths, or nothing where a program was not run."""
    other = min((key for key in table if key[:2] == (workload, program)), default=None)
    return over_own(table, other, own) if other else None


def claim(rows):
    """The numbers that may be said of Outturn: speed, ratio to the best other tool, error."""
    table = {key: summary(runs) for key, runs in rows.items()}
    text = [f"{machine()}; processor time on one thread, medians."]
    for workload in ("W0", "W1"):
        own = table[workload, "outturn", 10**6]
        error = rows[workload, "outturn", 10**6][0]["mc_standard_error"]
        peers = {
            name: ratio(table, workload, name) for name in PROGRAMS
            if not name.startswith(("outturn", "cpp")) and ratio(table, workload, name)
        }
        best = min(peers, key=peers.get)
        text.append(
            f"{workload}: {1e-6 / own['seconds']:.1f} million paths a second, "
            f"{peers[best]:.1f} times the best other tool ({PROGRAMS[best][0]}, {PROGRAMS[best][1]}), "
            f"standard error of the probability {error:.5f} at 1e6 paths.")
        for name in ("cpp-g++", "cpp-clang++"):
            found = ratio(table, workload, name)
            if found:
                text.append(f"  {PROGRAMS[name][0].split(',')[0]}, {name[4:]}, the same algorithm: {found:.2f}.")
        found = ratio(table, workload, "numpy-single", "outturn-fast")
        if found:
            text.append(f"  Single precision against NumPy's: {found:.1f}.")
    return "\n".join(text)


def command_version(*command):
    if not shutil.which(command[0]):
        return None
    out = subprocess.run(command, capture_output=True, text=True, check=False)
    return (out.stdout + out.stderr).splitlines()[0].strip()


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        text = file.read()
    name, family, model = (
        re.search(rf"^{key}\s*:\s*(.*)$", text, re.MULTILINE).group(1)
        for key in ("model name", "cpu family", "model")
    )
    wide = "AVX-512" if "avx512f" in text else "AVX2" if "avx2" in text else "no AVX2"
    return f"{name} (family {family}, model {model}, {wide}), {os.cpu_count()} processors"


def versions():
    names = [f"Python {platform.python_version()}"]
    for package in ("numpy", "numba", "statsmodels", "jax"):
        try:
            names.append(f"{package} {importlib.metadata.version(package)}")
        except importlib.metadata.PackageNotFoundError:
            names.append(f"{package} not installed")
    for command in (("g++", "--version"), ("clang++", "--version"), ("Rscript", "--version")):
        version = command_version(*command)
        names.append(re.sub(r"\s*\(http.*", "", version) if version else f"{command[0]} not installed")
    return "; ".join(names)


def markdown(table, worst, rounds):
    load = os.getloadavg()[1] / os.cpu_count()

    def share(workload):
        whole, moments = (
            table[workload, name, 10**6]["seconds"] for name in ("numpy", "numpy-moments"))
        return 1 - moments / whole

    text = [
        "# Outturn beside other tools", "",
        f"{datetime.date.today()}, {machine()}.", f"{versions()}.", "",
        f"Median of {rounds} interleaved rounds; processor time (user and system, all threads) of "
        "the simulation and its reductions, without start-up, imports and compilation; one thread. "
        f"A program is run again and again for {LEAST_SECONDS} seconds a round, in turn with Outturn for "
        "as long as each run takes, all on one processor: what stands side by side sees the same machine. "
        "A round's time is the mean, *time / Outturn's* the median of the rounds' ratios. "
        f"Load a processor over the last five minutes when it ended: {load:.1f}"
        + (", so other work was running: trust ratios before times." if load > 0.7 else "."),
        f"All programs agree: P and the joint probability lie within {worst:.1f} standard errors "
        f"of the closed form and of Outturn ({ALLOWED} allowed).", "",
        "The column *fastest / fastest* compares the fastest single run of each. The column *Cells* "
        "says what a program makes of the 20 distributions: moments and a "
        "4096-bin histogram (Outturn's way), moments and exact quantiles of all values (dearer: they "
        f"take {share('W0'):.0%} of NumPy's time on W0 and {share('W1'):.0%} on W1), or moments "
        "only (cheaper). Like is compared with like only in the rows marked *histogram*. The C++ "
        "program is fixed to four series, one lag and five steps when it is compiled; Outturn's "
        "kernel takes them from the model. Numba from PyPI has no vector library for log, sin and "
        "cos, hence the row with polynomials.", "",
    ]
    for workload in ("W0", "W1"):
        text += [
            f"## {workload}", "",
            "| program | cells | paths | ns a path (fastest run to slowest round) | time / Outturn's "
            "| fastest / fastest | memory, MB |",
            "|---|---|--:|--:|--:|--:|--:|",
        ]
        for program, (title, cells) in PROGRAMS.items():
            for (_, _, paths), row in sorted(
                item for item in table.items() if item[0][:2] == (workload, program)
            ):
                own = table.get((workload, "outturn", paths)) or table[workload, "outturn", 10**6]
                low, high = (1e9 * value for value in row["spread"])
                text.append(
                    f"| {title} | {cells} | {paths:.0e} | {1e9 * row['seconds']:.1f} "
                    f"({low:.1f} to {high:.1f}) | {over_own(table, (workload, program, paths)):.2f} "
                    f"| {row['spread'][0] / own['spread'][0]:.2f} "
                    f"| {row['memory'] / 1e6:.0f} |".replace("e+0", "e"))
        text.append("")
        single = ratio(table, workload, "numpy-single", "outturn-fast")
        if single:
            least = [table[workload, name, 10**6]["spread"][0]
                     for name in ("numpy-single", "outturn-fast")]
            text += [
                f"Single precision against single precision, NumPy's time is {single:.1f} times that of "
                f"`--precision fast`, the fastest {least[0] / least[1]:.1f} times.", ""]
    text += ["Drawn in [results.svg](results.svg); every run is a line of `results.jsonl`.", ""]
    return "\n".join(text)


def chart(table):
    """Bars on a logarithmic scale: time a path at 1e6 paths (statsmodels 1e5)."""
    rows = []
    for workload in ("W0", "W1"):
        found = [
            (PROGRAMS[name][0].split(", same")[0], row["seconds"] * 1e9, name == "outturn")
            for (kind, name, paths), row in table.items()
            if kind == workload and paths < 10**7
        ]
        rows.append((workload, sorted(found, key=lambda item: item[1])))
    height = 40 + sum(40 + 24 * len(found) for _, found in rows)
    lowest, highest = 10, max(value for _, found in rows for _, value, _ in found) * 1.5
    place = lambda value: 330 + 400 * math.log(value / lowest) / math.log(highest / lowest)
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 {height}" '
        'font-family="sans-serif" font-size="13" role="img">',
        "<title>Processor time a path, logarithmic scale</title>",
        f'<rect width="820" height="{height}" fill="#fff"/>',
    ]
    y = 10
    for workload, found in rows:
        out.append(
            f'<text x="10" y="{y + 22}" font-weight="bold">{workload}: processor time a path, '
            "nanoseconds, logarithmic scale, shorter is better</text>")
        y += 34
        for title, value, own in found:
            end = place(value)
            out.append(f'<text x="322" y="{y + 15}" text-anchor="end">{title}</text>')
            out.append(
                f'<rect x="330" y="{y + 2}" width="{end - 330:.1f}" height="18" '
                f'fill="{"#b5472f" if own else "#5b7a99"}"/>')
            out.append(f'<text x="{end + 6:.1f}" y="{y + 15}">{value:,.0f}</text>')
            y += 24
        y += 6
    return "\n".join(out + ["</svg>", ""])


def main():
    if sys.argv[1] in ("run", "beside"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        own, own_command = sys.argv[2], shlex.split(sys.argv[3])
        if sys.argv[1] == "run":
            result = line(own, *for_seconds(own_command, LEAST_SECONDS))
        else:
            result = side_by_side(own, own_command, sys.argv[4], sys.argv[5:])
        print(json.dumps(result))
        return
    rows = gather(sys.argv[2])
    if sys.argv[1] == "claim":
        print(claim(rows))
        return
    table = {key: summary(runs) for key, runs in rows.items()}
    closed = json.loads(Path("workload-w.json").read_text(encoding="utf-8"))["closed_form"]
    exact = {kind: closed[f"{kind}_probability_series1_h1"] for kind in ("W0", "W1")}
    found, worst = disagreements(table, exact)
    if found:
        sys.exit("\n".join(["the programs do not agree:"] + found))
    folder = Path(sys.argv[3])
    rounds = max(len(runs) for runs in rows.values())
    (folder / "results.md").write_text(markdown(table, worst, rounds), encoding="utf-8")
    (folder / "results.svg").write_text(chart(table), encoding="utf-8")
    shutil.copyfile(sys.argv[2], folder / "results.jsonl")
    print((folder / "results.md").read_text(encoding="utf-8"))


main()
