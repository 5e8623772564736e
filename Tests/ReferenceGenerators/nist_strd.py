#!/usr/bin/env python3
"""NIST's linear regression data sets with their certified values, as one JSON file.

    nist_strd.py FOLDER OUTPUT.json

FOLDER holds the eleven original .dat files; Debian's package gretl-data has them under
usr/share/gretl/data/nist. Numbers are copied as text, so that no digit is lost.
"""

import hashlib
import json
import pathlib
import re
import sys

# Powers of the predictor, or None where the columns are predictors themselves; intercept or not.
MODELS = {
    "Norris": ("polynomial", 1), "Pontius": ("polynomial", 2), "NoInt1": ("no intercept", 1),
    "NoInt2": ("no intercept", 1), "Filip": ("polynomial", 10), "Longley": ("linear", 6),
    "Wampler1": ("polynomial", 5), "Wampler2": ("polynomial", 5), "Wampler3": ("polynomial", 5),
    "Wampler4": ("polynomial", 5), "Wampler5": ("polynomial", 5),
}
# Smallest -log10 of a relative error over the coefficients. What LAPACK's QR reaches in double
# precision on unscaled columns, rounded down.
DIGITS = {
    "Norris": 12, "Pontius": 11, "NoInt1": 12, "NoInt2": 12, "Longley": 10, "Filip": 7,
    "Wampler1": 9, "Wampler2": 12, "Wampler3": 9, "Wampler4": 7, "Wampler5": 5,
}


def number(text):
    return float(text.replace("D", "E"))


def main(folder, output):
    sets = []
    for name, (kind, degree) in MODELS.items():
        path = pathlib.Path(folder) / f"{name}.dat"
        text = path.read_text(encoding="latin-1")
        certified = re.findall(r"^\s*B\d+\s+(\S+)\s+(\S+)\s*$", text, re.M)
        deviation = re.search(r"Residual\s+Standard Deviation\s+(\S+)", text)
        squared = re.search(r"R-Squared\s+(\S+)", text)
        head = list(re.finditer(r"^Data:.*$", text, re.M))[-1]
        rows = [[number(v) for v in line.split()]
                for line in text[head.end():].splitlines() if line.strip()]
        if head.group().split()[1] != "y":
            raise SystemExit(f"{name}: columns {head.group()}")
        sets.append({
            "name": name, "kind": kind, "degree": degree,
            "md5": hashlib.md5(path.read_bytes()).hexdigest(),
            "responses": [row[0] for row in rows], "predictors": [row[1:] for row in rows],
            "coefficients": [number(c[0]) for c in certified],
            "standardErrors": [number(c[1]) for c in certified],
            "residualStandardDeviation": number(deviation.group(1)),
            "rSquared": number(squared.group(1)), "digits": DIGITS[name]})
    document = {
        "what": "Statistical Reference Datasets, linear least squares regression",
        "source": "NIST/ITL StRD, certified values; public domain. Files as in gretl-data 2022c-1",
        "tolerance": "digits: smallest -log10 relative error over the coefficients, what QR in"
                     " double precision reaches, rounded down",
        "date": "2026-11-24", "sets": sets}
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
