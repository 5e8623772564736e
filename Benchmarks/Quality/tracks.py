"""Tracks of the growth-forecast benchmark: what may be seen, what came, what a forecast looks like.

    python3 tracks.py TRACK FOLDER     writes FOLDER/TRACK/tasks.csv and <origin>.csv

A track is a panel, a window of years that may be seen, and the origins. At an origin T a forecaster
sees every unit whose last `window` years to T are all known, and those years only.
"""
import csv
import math
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
HORIZON = 5
TARGETS = [("point", h) for h in range(1, HORIZON + 1)] + [("avg", 3), ("avg", 5)]
COLUMNS = [f"q{level:02d}" for level in range(1, 100)]

TRACKS = {
    "gapminder_20": dict(panel="gapminder.csv", window=20, origins=range(1981, 2011)),
    "gapminder_10": dict(panel="gapminder.csv", window=10, origins=range(1981, 2011)),
    "gapminder_05": dict(panel="gapminder.csv", window=5, origins=range(1981, 2011)),
    "pwt_20": dict(panel="pwt.csv", window=20, origins=range(1971, 2019)),
}


def panel(track):
    """{unit: {year: growth}}, units in order of name."""
    values = {}
    with open(os.path.join(HERE, "data", TRACKS[track]["panel"]), newline="") as file:
        for row in csv.DictReader(file):
            values.setdefault(row["unit"], {})[int(row["year"])] = float(row["gdp"])
    return dict(sorted(values.items()))


def seen(values, track, origin):
    """{unit: [growth, oldest first]} of what may be seen at an origin."""
    years = range(origin - TRACKS[track]["window"] + 1, origin + 1)
    return {
        unit: [own[year] for year in years]
        for unit, own in values.items()
        if all(year in own for year in years)
    }


def outturn(own, origin, kind, horizon):
    """What came; None where it is not known."""
    first = origin + (horizon if kind == "point" else 1)
    years = range(first, origin + horizon + 1)
    if any(year not in own for year in years):
        return None
    return math.fsum(own[year] for year in years) / len(years)


def events(window):
    """Thresholds that are known at the origin: a forecast owes the probability of reaching each."""
    recent = sorted(window[-5:])
    middle = (recent[(len(recent) - 1) // 2] + recent[len(recent) // 2]) / 2
    return {
        "mean": math.fsum(window) / len(window),
        "last": window[-1],
        "plan": round(2 * middle) / 2 + 0.5,
    }


def write(track, folder):
    values = panel(track)
    folder = os.path.join(folder, track)
    os.makedirs(folder, exist_ok=True)
    length = TRACKS[track]["window"]
    with open(os.path.join(folder, "tasks.csv"), "w", newline="") as file:
        tasks = csv.writer(file, lineterminator="\n")
        tasks.writerow(["track", "unit", "origin", "first_year", "last_year"])
        for origin in TRACKS[track]["origins"]:
            windows = seen(values, track, origin)
            if not windows:
                continue
            with open(os.path.join(folder, f"{origin}.csv"), "w", newline="") as table:
                rows = csv.writer(table, lineterminator="\n")
                rows.writerow(["unit", "year", "gdp"])
                for unit, window in windows.items():
                    tasks.writerow([track, unit, origin, origin - length + 1, origin])
                    for place, value in enumerate(window):
                        rows.writerow([unit, origin - length + 1 + place, value])


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
