"""Writes the certified regressions as Swift literals for `outturn selftest`.

    python3 certified_regressions.py nist-strd.json > CertifiedRegression+Data.swift
"""
import json
import sys
import textwrap

HEAD = """// NIST/ITL Statistical Reference Datasets, linear least squares regression. Public domain.
//
// Written by Tests/ReferenceGenerators/certified_regressions.py from the reference that the tests
// read; the numbers are the institute's.

extension CertifiedRegression {
  /// All eleven sets.
  static let all: [CertifiedRegression] = [
"""


def number(value):
    value = float(value)
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def array(values, indent):
    flat = ", ".join(number(value) for value in values)
    if len(flat) <= 58:
        return f"[{flat}]"
    pad = " " * (indent + 2)
    lines = textwrap.wrap(flat, 96 - indent)
    return "[\n" + "\n".join(pad + line for line in lines) + ",\n" + " " * indent + "]"


def columns(entry):
    if entry["kind"] == "linear":
        return [list(column) for column in zip(*entry["predictors"])]
    return [[row[0] if isinstance(row, list) else row for row in entry["predictors"]]]


def main():
    shapes = {"no intercept": ".proportional", "linear": ".linear"}
    print(HEAD, end="")
    for entry in json.load(open(sys.argv[1]))["sets"]:
        shape = shapes.get(entry["kind"], f".polynomial(degree: {entry['degree']})")
        predictors = ",\n".join("        " + array(column, 8) for column in columns(entry))
        print(
            f"""    CertifiedRegression(
      name: "{entry['name']}", shape: {shape}, requiredDigits: {entry['digits']},
      responses: {array(entry['responses'], 6)},
      predictors: [
{predictors}
      ],
      coefficients: {array(entry['coefficients'], 6)}),"""
        )
    print("  ]\n}")


if __name__ == "__main__":
    main()
