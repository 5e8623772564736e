"""Scores of forecast files on one track, as a table in Markdown and against gates.

    python3 score.py TRACK REFERENCE NAME=FILE.csv [NAME=FILE.csv ...] [--gates]

CRPS is the mean over the 99 levels of twice the quantile loss; its ratio to the reference is the
geometric mean over units. Cover is of the central 80 per cent interval. The Brier score is over the
three events of tracks.py; MCB, the part that recalibration would remove, is by isotonic regression
(Dimitriadis, Gneiting & Jordan 2021). DM is the Diebold-Mariano t of the loss against the reference,
scaled by unit, averaged by origin, with four lags. With --gates the file named outturn must pass
gates.json; exit status 1 when it does not.
"""
import csv
import json
import os
import sys

import numpy as np

from tracks import COLUMNS, HERE, TARGETS, TRACKS, events, outturn, panel, seen

LEVELS = np.arange(1, 100) / 100


def forecasts(path):
    with open(path, newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        place = {name: header.index(name) for name in ("unit", "origin", "kind", "horizon", *COLUMNS)}
        first = place["q01"]
        return {
            (row[place["unit"]], int(row[place["origin"]]), row[place["kind"]],
             int(row[place["horizon"]])): np.array(row[first:first + 99], float)
            for row in rows
        }


def cumulative(q, x):
    """P(Y <= x), linear between the quantiles and exponential beyond them."""
    if x < q[0]:
        return 0.01 * np.exp((x - q[0]) / max((q[4] - q[0]) / np.log(5), 1e-6))
    if x >= q[98]:
        return 1 - 0.01 * np.exp((q[98] - x) / max((q[98] - q[94]) / np.log(5), 1e-6))
    k = int(np.searchsorted(q, x, side="right"))
    share = (x - q[k - 1]) / max(q[k] - q[k - 1], 1e-9)
    return LEVELS[k - 1] + 0.01 * min(max(share, 0), 1)


def isotonic(p, hits):
    """The non-decreasing fit of hits on p, values of equal p together."""
    order = np.unique(p, return_inverse=True)[1]
    count = np.bincount(order).astype(float)
    blocks = []
    for mean, weight in zip(np.bincount(order, hits) / count, count):
        blocks.append([mean, weight, 1])
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            right, left = blocks.pop(), blocks.pop()
            weight = left[1] + right[1]
            blocks.append(
                [(left[0] * left[1] + right[0] * right[1]) / weight, weight, left[2] + right[2]])
    return np.concatenate([np.full(size, mean) for mean, _, size in blocks])[order]


def scores(track, files):
    """{name: {(kind, horizon): dict of arrays}} over the forecasts that have an outturn."""
    values = panel(track)
    wanted = []
    for origin in TRACKS[track]["origins"]:
        for unit, window in seen(values, track, origin).items():
            for kind, h in TARGETS:
                y = outturn(values[unit], origin, kind, h)
                if y is not None:
                    wanted.append(((unit, origin, kind, h), y, events(window)))
    result = {}
    for name, path in files.items():
        given = forecasts(path)
        missing = sum(key not in given for key, _, _ in wanted)
        if missing:
            sys.exit(f"{name}: {missing} forecasts are missing")
        parts = {}
        for key, y, thresholds in wanted:
            q = given[key]
            part = parts.setdefault(key[2:], dict(unit=[], origin=[], crps=[], pit=[], p=[], hit=[]))
            gap = y - q
            part["unit"].append(key[0])
            part["origin"].append(key[1])
            part["crps"].append(2 * np.mean(np.where(gap >= 0, LEVELS * gap, (LEVELS - 1) * gap)))
            part["pit"].append(cumulative(q, y))
            for level in thresholds.values():
                part["p"].append(min(max(1 - cumulative(q, level - 1e-9), 0.005), 0.995))
                part["hit"].append(float(y >= level))
        result[name] = {
            target: {field: np.array(column) for field, column in part.items()}
            for target, part in parts.items()
        }
    return result


def by_unit(part):
    return {unit: part["crps"][part["unit"] == unit].mean() for unit in np.unique(part["unit"])}


def summary(part, reference):
    own, other = by_unit(part), by_unit(reference)
    ratio = np.exp(np.mean([np.log(own[unit] / other[unit]) for unit in own]))
    scale = np.array([other[unit] for unit in part["unit"]])
    gain = (part["crps"] - reference["crps"]) / scale
    means = np.array([gain[part["origin"] == origin].mean() for origin in np.unique(part["origin"])])
    rest, n = means - means.mean(), len(means)
    variance = rest @ rest / n
    for lag in range(1, min(4, n - 1) + 1):
        variance += 2 * (1 - lag / 5) * (rest[lag:] @ rest[:-lag]) / n
    p, hit = part["p"], part["hit"]
    return dict(
        n=len(part["crps"]), crps=np.mean(list(own.values())), ratio=ratio,
        dm=means.mean() / np.sqrt(max(variance, 1e-12) / n),
        cover=100 * np.mean(np.abs(part["pit"] - 0.5) <= 0.4),
        brier=np.mean((p - hit) ** 2),
        mcb=np.mean((p - hit) ** 2) - np.mean((isotonic(p, hit) - hit) ** 2),
        pit=100 * np.histogram(part["pit"], 10, (0, 1))[0] / len(part["pit"]))


def main(arguments):
    gated = "--gates" in arguments
    track, reference, *named = [word for word in arguments if word != "--gates"]
    files = dict(word.split("=", 1) for word in named)
    table = scores(track, files)
    gates = json.load(open(os.path.join(HERE, "gates.json")))[track]
    failed = 0
    for kind, h in (("point", 1), ("point", 3), ("point", 5), ("avg", 5)):
        title = f"{h} years ahead" if kind == "point" else f"mean of {h} years"
        rows = {name: summary(part[kind, h], table[reference][kind, h])
                for name, part in table.items()}
        print(f"\n### {track}, {title.replace('1 years', '1 year')}\n")
        print("| model | n | CRPS | ratio | DM t | 80 % cover | Brier | MCB | PIT deciles, % |")
        print("|---|--:|--:|--:|--:|--:|--:|--:|---|")
        for name, row in sorted(rows.items(), key=lambda entry: entry[1]["ratio"]):
            print(f"| {name} | {row['n']} | {row['crps']:.3f} | {row['ratio']:.3f} | "
                  f"{'–' if name == reference else format(row['dm'], '.1f')} | {row['cover']:.0f} | "
                  f"{row['brier']:.3f} | {row['mcb']:.4f} | "
                  + " ".join(f"{share:.1f}" for share in row["pit"]) + " |")
        gate = gates.get(f"{kind} {h}")
        if gated and gate:
            own = rows["outturn"]
            good = {
                f"ratio to {reference} at most {gate['ratio']}": own["ratio"] <= gate["ratio"],
                f"cover from {gate['cover'][0]} to {gate['cover'][1]}":
                    gate["cover"][0] <= own["cover"] <= gate["cover"][1],
                f"MCB at most {gate['mcb']}": own["mcb"] <= gate["mcb"],
            }
            failed += sum(not passed for passed in good.values())
            print("\n" + "; ".join(f"{'met' if passed else 'MISSED'}: {text}"
                                   for text, passed in good.items()))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
