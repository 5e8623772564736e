"""Writes the tables of a province that does not exist, for `outturn batch`.

    python synthetic_province.py --counties 122 --output synthetic-province

Every figure is drawn from a law with a fixed seed: a common path, a persistent deviation of each city
from it and of each county from its city, shocks that seven indicators share in part. Names say
that they are made up. Nothing here is a statistic of any place.
"""

import argparse
import csv
import pathlib

import numpy

INDICATORS = [
    # id, Chinese and English name, unit, prices, transform, mean, spread, level
    ("gdp", "地区生产总值", "GDP", "亿元", "real", "growth", 5.5, 1.0, 200),
    ("industry", "规模工业增加值", "Industry", "亿元", "real", "growth", 6.5, 2.0, 60),
    ("services", "服务业增加值", "Services", "亿元", "real", "growth", 5.8, 1.2, 95),
    ("retail", "社会消费品零售总额", "Retail", "亿元", "nominal", "growth", 6.0, 2.0, 75),
    ("investment", "固定资产投资", "Investment", "亿元", "nominal", "growth", 5.0, 4.0, 110),
    ("revenue", "一般公共预算收入", "Revenue", "亿元", "nominal", "growth", 5.0, 3.0, 12),
    ("trade", "进出口总额", "Trade", "亿元", "nominal", "log_growth", 6.0, 14.0, 18),
]
FIRST, LAST = 2012, 2025


def persistent(random, years, spread, persistence):
    """A first-order autoregression from its own law, series by column."""
    count = len(spread)
    shared = 0.6
    values = numpy.empty((years, count))
    values[0] = spread * random.standard_normal(count) / numpy.sqrt(1 - persistence**2)
    for year in range(1, years):
        common = random.standard_normal()
        own = random.standard_normal(count)
        shock = shared * common + numpy.sqrt(1 - shared**2) * own
        values[year] = persistence * values[year - 1] + spread * shock
    return values


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--counties", type=int, default=122)
    parser.add_argument("--cities", type=int)
    parser.add_argument("--holes", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--output", type=pathlib.Path, required=True)
    options = parser.parse_args()
    cities = options.cities or max(1, round(options.counties / 9))
    random = numpy.random.Generator(numpy.random.PCG64(options.seed))
    options.output.mkdir(parents=True, exist_ok=True)
    years = LAST - FIRST + 1
    mean = numpy.array([row[6] for row in INDICATORS])
    spread = numpy.array([row[7] for row in INDICATORS])

    regions = [("province", "", "990000", "虚构省", "Made-up Province")]
    growth = {"province": mean + persistent(random, years, 0.4 * spread, 0.8)}
    growth["province"] += numpy.linspace(2.5, -0.5, years)[:, None]
    level = {}
    for city in range(1, cities + 1):
        name = f"city{city:03d}"
        regions.append((name, "province", f"99{city:04d}", f"虚构{city}市", f"Made-up City {city}"))
        growth[name] = growth["province"] + persistent(random, years, 0.3 * spread, 0.8)
        level[name] = None
    for county in range(options.counties):
        city = f"city{county % cities + 1:03d}"
        name = f"county{county + 1:04d}"
        regions.append(
            (name, city, f"98{county + 1:04d}", f"虚构{county + 1}县", f"Made-up County {county + 1}")
        )
        growth[name] = growth[city] + persistent(random, years, 0.5 * spread, 0.7)
        scale = numpy.exp(0.6 * random.standard_normal())
        level[name] = [row[8] * scale * numpy.exp(0.2 * random.standard_normal()) for row in INDICATORS]
    # A city's rows follow it: parents stand above their parts in any case.

    with open(options.output / "regions.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "parent", "code", "name_zh", "name_en"])
        writer.writerows(regions)
    with open(options.output / "indicators.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["id", "name_zh", "name_en", "unit", "prices", "transform"])
        writer.writerows(row[:6] for row in INDICATORS)
    with open(options.output / "figures.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["region", "indicator", "year", "measure", "value"])
        for name, *_ in regions:
            for place, row in enumerate(INDICATORS):
                for year in range(years):
                    hole = name.startswith("county") and random.random() < options.holes
                    if not hole or year == years - 1:
                        value = growth[name][year, place]
                        if row[5] == "log_growth":
                            value = 100 * numpy.expm1(value / 100)
                        writer.writerow([name, row[0], FIRST + year, "growth", f"{value:.1f}"])
                if level.get(name):
                    writer.writerow([name, row[0], LAST, "level", f"{level[name][place]:.2f}"])
                target = growth[name][-1, place] + 0.2 * row[7]
                writer.writerow([name, row[0], LAST + 1, "target", f"{target:.1f}"])


if __name__ == "__main__":
    main()
