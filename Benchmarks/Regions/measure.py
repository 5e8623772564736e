"""Measures what many regions and many ranks cost, and what larger runs would take.

    python measure.py --program .build/release/outturn --output results.md

Seconds are those of the processor (user and system), so other work on the machine changes them less
than the clock's. Runs `outturn batch` on made-up provinces, `outturn probability` whole and in shards, and
fits

    batch:  seconds = estimation(regions) + regions · paths · b
    shards: seconds = shards · a + paths · c

The second is then checked against shard counts that it was not fitted to.
"""

import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).parent
MODEL = "Models/lingling-2026"


def run(words):
    """Processor seconds, seconds by the clock, and peak memory in MB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit(f"{' '.join(map(str, words))} ended with {status}")
    return (
        usage.ru_utime + usage.ru_stime,
        time.monotonic() - start,
        usage.ru_maxrss / 1024,
    )


def province(folder, counties):
    place = pathlib.Path(folder, f"province{counties}")
    subprocess.run(
        [sys.executable, HERE / "synthetic_province.py", "--counties", str(counties),
         "--output", place], check=True,
    )
    return place / "regions.csv"


def batch(program, folder, counties, paths, threads):
    target = pathlib.Path(folder, f"out{counties}-{paths}-{threads}-{time.monotonic_ns()}")
    return run(
        [program, "batch", "--regions", province(folder, counties), "--paths", str(paths),
         "--threads", str(threads), "--output", target, "--format", "json"]
    )


def shards(program, folder, paths, count, threads):
    """Processor seconds of all shards and of their merging, and the bytes that were sent."""
    seconds = 0.0
    files = []
    for number in range(1, count + 1):
        file = pathlib.Path(folder, f"{paths}-{count}-{number}.part")
        seconds += run(
            [program, "probability", MODEL, "--paths", str(paths), "--threads", str(threads),
             "--shard", f"{number}/{count}", "--output", file]
        )[0]
        files.append(file)
    merging = run([program, "merge", *files, "--threads", str(threads), "--format", "json"])[0]
    return seconds, merging, sum(file.stat().st_size for file in files)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=".build/release/outturn")
    parser.add_argument("--output", type=pathlib.Path)
    parser.add_argument("--national", action="store_true", help="2,800 regions too: much longer")
    options = parser.parse_args()
    program = options.program
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        lines += ["| regions | paths | threads | CPU s | clock s | peak MB |", "|---|---|---|---|---|---|"]
        results = {}
        cases = [(122, 10_000, 1), (122, 10_000, 2), (30, 10_000, 2), (122, 100_000, 2)]
        if options.national:
            cases.append((2800, 100_000, 2))
        for counties, paths, threads in cases:
            results[counties, paths, threads] = seconds = batch(
                program, folder, counties, paths, threads)
            lines.append(
                f"| {counties} | {paths:,} | {threads} | {seconds[0]:.1f} | {seconds[1]:.1f}"
                f" | {seconds[2]:.0f} |")
            print(lines[-1], flush=True)
        more = results[122, 100_000, 2][0] - results[122, 10_000, 2][0]
        per_path = more / 122 / 90_000
        rest = results[122, 10_000, 2][0] - 122 * 10_000 * per_path
        lines += ["", f"A region's path (7 indicators, 5 years): {per_path * 1e6:.2f} µs;"
                  f" estimation and documents of 122 regions: {rest:.1f} s.", ""]

        lines += ["| paths | shards | CPU s | merging | bytes | predicted CPU s |", "|---|---|---|---|---|---|"]
        measured = {}
        for paths, count in [(1_000_000, 1), (20_000_000, 1), (1_000_000, 2), (20_000_000, 4),
                             (1_000_000, 16)]:
            measured[paths, count] = shards(program, folder, paths, count, 1)
        slope = (measured[20_000_000, 1][0] - measured[1_000_000, 1][0]) / 19_000_000
        fixed = measured[1_000_000, 1][0] - 1_000_000 * slope
        for (paths, count), (seconds, merging, size) in measured.items():
            lines.append(
                f"| {paths:,} | {count} | {seconds:.2f} | {merging:.2f} | {size:,}"
                f" | {count * fixed + paths * slope:.2f} |")
        lines += ["", f"A shard: {fixed:.2f} s; a path of both models: {slope * 1e6:.3f} µs."]
    text = "\n".join(lines) + "\n"
    print(text)
    if options.output:
        options.output.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
