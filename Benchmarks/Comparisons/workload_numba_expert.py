"""Workload W0 in Numba, by hand: a counter hash for random numbers, a row a variable, fastmath.

Blocks of 1024 paths; every loop runs over paths, so that the compiler can use vectors. The
histograms are those of the other programs. `--polynomials` replaces log, sin and cos by the
polynomials that Outturn uses, for machines where Numba finds no vector library for them.
"""

import math

import numpy as np
from numba import njit

from workload import HORIZON, QUANTILES, SERIES, Workload, arguments, measure

BINS, PILOT, BLOCK = 4096, 8192, 1024
# Four polynomials in f⁴ that make −2·ln(1.5 + f), highest power first.
LOGARITHM = tuple(tuple(map(float.fromhex, part)) for part in (
    ("0x1.347b6b6b6727bp-10", "0x1.3f8bba347be09p-7", "0x1.948b0e3d9ee36p-4"),
    ("-0x1.6ee388f5aa592p-11", "-0x1.7a9b465b00a7dp-8", "-0x1.af833d5b7bce6p-5",
     "-0x1.5555555553bc5p+0"),
    ("0x1.811e2a495952ep-11", "0x1.c9b4e1e1a8b10p-9", "0x1.df762daee7526p-6",
     "0x1.c71c71c84fb7cp-2"),
    ("-0x1.fa865ea6e2422p-12", "-0x1.16989fb1cbd21p-9", "-0x1.11fb22f8639ddp-6",
     "-0x1.948b0fd5f4761p-3")))
SINE = tuple(map(float.fromhex, (
    "0x1.d478a4e991963p-12", "-0x1.e2922260f7de7p-8", "0x1.5076e3c92b1e1p-4",
    "-0x1.32d2c8f7b72a8p-1", "0x1.466bc66c0c12cp+1", "-0x1.4abbce62442cep+2",
    "0x1.921fb54442caap+1")))
COSINE = tuple(map(float.fromhex, (
    "-0x1.a52e7c06fc674p-14", "0x1.f9613b16e0231p-10", "-0x1.a6d0710dd3faep-6",
    "0x1.e1f500e64734bp-3", "-0x1.55d3c7d856603p+0", "0x1.03c1f0819ec82p+2",
    "-0x1.3bd3cc9be4183p+2", "0x1.fffffffffffefp-1")))
TWICE_LOG_TWO = float.fromhex("0x1.62e42fefa39efp+0")
CENTRE = float.fromhex("0x1.5e7f3550f85dep+7")
GOLDEN = np.uint64(0x9E3779B97F4A7C15)

given = arguments(polynomials={"action": "store_true"})
w = Workload(given.file)


@njit(inline="always")
def mixed(x):
    """The finaliser of SplitMix64."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


@njit(fastmath=True)
def fill_with_library(normals, bits, first, seed):
    """Two rows of normals at a time from the halves of one hash: 32 bits each, as Outturn's."""
    scale = 2.0**-32
    for row in range(0, normals.shape[0], 2):
        for path in range(BLOCK):
            counter = (first + np.uint64(path)) * np.uint64(64) + np.uint64(row)
            word = mixed(seed + counter * GOLDEN)
            uniform = (np.float64(word >> np.uint64(32)) + 0.5) * scale
            radius = math.sqrt(-2.0 * math.log(uniform))
            angle = np.float64(word & np.uint64(0xFFFFFFFF)) * (scale * 2.0 * math.pi)
            normals[row, path] = radius * math.cos(angle)
            normals[row + 1, path] = radius * math.sin(angle)


@njit(fastmath={"contract"})
def fill_with_polynomials(normals, bits, first, seed):
    """The same by stages: words as bits of doubles, then arithmetic alone."""
    half = np.uint64(0xFFFFFFFF)
    words = bits.view(np.float64)
    for row in range(0, normals.shape[0], 2):
        for path in range(BLOCK):
            counter = (first + np.uint64(path)) * np.uint64(64) + np.uint64(row)
            word = mixed(seed + counter * GOLDEN)
            bits[0, path] = (word >> np.uint64(32)) | np.uint64(0x4130000000000000)
            bits[1, path] = (word & half) | np.uint64(0x4130000000000001)
            bits[2, path] = word << np.uint64(63)
        for path in range(BLOCK):
            words[0, path] -= 2.0**20 - 2.0**-33
        for path in range(BLOCK):
            exponent = (bits[0, path] >> np.uint64(6)) & np.uint64(0x000FC00000000000)
            bits[3, path] = exponent | np.uint64(0x4050000000000000)
            mantissa = bits[0, path] & np.uint64(0x000FFFFFFFFFFFFF)
            bits[0, path] = mantissa | np.uint64(0x3FF0000000000000)
        for path in range(BLOCK):
            f = words[0, path] - 1.5
            square = f * f
            fourth = square * square
            a = LOGARITHM[0][0]
            a = a * fourth + LOGARITHM[0][1]
            a = a * fourth + LOGARITHM[0][2]
            a = a * fourth + (CENTRE - words[3, path] * TWICE_LOG_TWO)
            b = LOGARITHM[1][0]
            b = b * fourth + LOGARITHM[1][1]
            b = b * fourth + LOGARITHM[1][2]
            b = b * fourth + LOGARITHM[1][3]
            c = LOGARITHM[2][0]
            c = c * fourth + LOGARITHM[2][1]
            c = c * fourth + LOGARITHM[2][2]
            c = c * fourth + LOGARITHM[2][3]
            d = LOGARITHM[3][0]
            d = d * fourth + LOGARITHM[3][1]
            d = d * fourth + LOGARITHM[3][2]
            d = d * fourth + LOGARITHM[3][3]
            words[0, path] = math.sqrt((d * f + c) * square + (b * f + a))
        for path in range(BLOCK):
            t = words[1, path] - (2.0**20 + 0.5)
            z = t * t
            s = SINE[0]
            s = s * z + SINE[1]
            s = s * z + SINE[2]
            s = s * z + SINE[3]
            s = s * z + SINE[4]
            s = s * z + SINE[5]
            s = s * z + SINE[6]
            c = COSINE[0]
            c = c * z + COSINE[1]
            c = c * z + COSINE[2]
            c = c * z + COSINE[3]
            c = c * z + COSINE[4]
            c = c * z + COSINE[5]
            c = c * z + COSINE[6]
            c = c * z + COSINE[7]
            words[3, path] = words[0, path] * c
            normals[row + 1, path] = words[0, path] * (s * t)
        for path in range(BLOCK):
            bits[3, path] ^= bits[2, path]
        for path in range(BLOCK):
            normals[row, path] = words[3, path]


fill = fill_with_polynomials if given.polynomials else fill_with_library


@njit(fastmath=True)
def simulate_block(first, seed, B, L, last, normals, bits, growth, level):
    fill(normals, bits, first, seed)
    for step in range(HORIZON):
        for i in range(SERIES):
            if step == 0:
                constant = B[0, i]
                for j in range(SERIES):
                    constant += B[1 + j, i] * last[j]
                for path in range(BLOCK):
                    growth[step, i, path] = constant
            else:
                b0, b1, b2, b3, b4 = B[0, i], B[1, i], B[2, i], B[3, i], B[4, i]
                for path in range(BLOCK):
                    growth[step, i, path] = (
                        b0 + b1 * growth[step - 1, 0, path] + b2 * growth[step - 1, 1, path]
                        + b3 * growth[step - 1, 2, path] + b4 * growth[step - 1, 3, path])
            l0, l1, l2, l3 = L[i, 0], L[i, 1], L[i, 2], L[i, 3]
            at = SERIES * step
            for path in range(BLOCK):
                growth[step, i, path] += (
                    l0 * normals[at, path] + l1 * normals[at + 1, path]
                    + l2 * normals[at + 2, path] + l3 * normals[at + 3, path])
            for path in range(BLOCK):
                before = 100.0 if step == 0 else level[step - 1, i, path]
                level[step, i, path] = before * (1.0 + 0.01 * growth[step, i, path])


@njit
def scratch():
    return (
        np.empty((HORIZON * SERIES, BLOCK)), np.empty((4, BLOCK), dtype=np.uint64),
        np.empty((HORIZON, SERIES, BLOCK)), np.empty((HORIZON, SERIES, BLOCK)),
    )


@njit
def levels(count, seed, B, L, last):
    """Levels of `count` paths, for the pilot."""
    kept = np.empty((HORIZON, SERIES, count))
    normals, bits, growth, level = scratch()
    for done in range(0, count, BLOCK):
        simulate_block(np.uint64(done), seed, B, L, last, normals, bits, growth, level)
        kept[:, :, done:done + BLOCK] = level
    return kept


@njit(fastmath=True)
def run(paths, seed, B, L, last, targets, centre, per_bin):
    histogram = np.zeros((HORIZON, SERIES, BINS + 2), dtype=np.uint32)
    sums = np.zeros((2, HORIZON, SERIES))
    place = np.empty(BLOCK, dtype=np.int32)
    first = joint = 0
    normals, bits, growth, level = scratch()
    for done in range(0, paths, BLOCK):
        count = min(BLOCK, paths - done)
        simulate_block(np.uint64(done), seed, B, L, last, normals, bits, growth, level)
        for path in range(count):
            met = growth[0, 0, path] >= targets[0]
            first += met
            joint += (
                met & (growth[0, 1, path] >= targets[1]) & (growth[0, 2, path] >= targets[2])
                & (growth[0, 3, path] >= targets[3]))
        for step in range(HORIZON):
            for i in range(SERIES):
                middle, inverse = centre[step, i], per_bin[step, i]
                total = squares = 0.0
                for path in range(count):
                    d = (level[step, i, path] - middle) * inverse
                    total += d
                    squares += d * d
                    place[path] = int(min(max(d + (BINS // 2 + 1), 0.0), BINS + 1.0))
                sums[0, step, i] += total
                sums[1, step, i] += squares
                for path in range(count):
                    histogram[step, i, place[path]] += 1
    return first, joint, sums, histogram


def simulate(paths=given.paths):
    model = (w.B, w.L, w.last)
    seed = np.uint64(given.seed * 0x2545F4914F6CDD1D % 2**64)
    kept = levels(PILOT, ~seed, *model)
    lower, centre, upper = np.quantile(kept, [0.01, 0.5, 0.99], axis=2)
    per_bin = BINS * 2.3263478740408408 / (16 * np.maximum(upper - centre, centre - lower))
    first, joint, sums, histogram = run(paths, seed, *model, w.targets, centre, per_bin)
    mean = sums[0] / paths
    deviation = np.sqrt(sums[1] / paths - mean**2)
    below = np.cumsum(histogram, axis=2, dtype=float).reshape(HORIZON * SERIES, -1)
    edges = centre.ravel()[:, None] + (np.arange(BINS + 2) - BINS // 2) / per_bin.ravel()[:, None]
    rows = [
        np.interp(np.array(QUANTILES) * paths, counts, places)
        for counts, places in zip(below, edges)
    ]
    cells = [(centre + mean / per_bin).ravel(), (deviation / per_bin).ravel(), *rows]
    return first, joint, np.concatenate(cells)


if __name__ == "__main__":
    if given.workload != "W0":
        raise SystemExit("this program has W0 alone")
    simulate(100)
    measure("numba-expert" + ("-polynomials" if given.polynomials else ""), given, simulate)
