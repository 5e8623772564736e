#!/usr/bin/env python3
"""The first numbers of random streams for OutturnRandomTests, from the definition.

    philox_stream.py OUTPUT.json

Philox4x32-10 (Salmon, Moraes, Dror & Shaw 2011), written from the paper and checked against
Random123's known answers. Block p of stream (seed, purpose, index) has the counter (p low, p high,
index, purpose) and the key seed; a block gives two 64-bit words, low half first. A uniform number
is ((word >> 12) + 1/2) / 2^52, never 0 or 1; two of them give two normals by Box and Muller.
"""

import datetime
import json
import math
import pathlib
import sys

MASK = 0xFFFFFFFF


def philox(counter, key):
    c, k = list(counter), list(key)
    for _ in range(10):
        p0, p1 = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
        c = [(p1 >> 32) ^ c[1] ^ k[0], p1 & MASK, (p0 >> 32) ^ c[3] ^ k[1], p0 & MASK]
        k = [(k[0] + 0x9E3779B9) & MASK, (k[1] + 0xBB67AE85) & MASK]
    return c


KNOWN = [
    ([0] * 4, [0] * 2, [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
    ([MASK] * 4, [MASK] * 2, [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
    ([0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344], [0xA4093822, 0x299F31D0],
     [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1]),
]


def words(seed, purpose, index, count):
    result = []
    for p in range((count + 1) // 2):
        w = philox([p & MASK, p >> 32, index, purpose], [seed & MASK, seed >> 32])
        result += [w[0] | w[1] << 32, w[2] | w[3] << 32]
    return result[:count]


class Stream:
    """The same numbers one by one, with the gamma variates made of them."""

    def __init__(self, seed, purpose, index):
        self.source = iter(words(seed, purpose, index, 2000))
        self.spare = None

    def uniform(self):
        return ((next(self.source) >> 12) + 0.5) / 2**52

    def normal(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        radius, angle = math.sqrt(-2 * math.log(self.uniform())), 2 * math.pi * self.uniform()
        self.spare = radius * math.sin(angle)
        return radius * math.cos(angle)

    def gamma(self, shape):
        """Marsaglia & Tsang (2000); below shape 1 their boost, its uniform number first."""
        if shape < 1:
            boost = self.uniform() ** (1 / shape)
            return boost * self.gamma(shape + 1)
        d = shape - 1 / 3
        c = 1 / math.sqrt(9 * d)
        while True:
            z = self.normal()
            v = (1 + c * z) ** 3
            if v <= 0:
                continue
            if math.log(self.uniform()) < 0.5 * z * z + d - d * v + d * math.log(v):
                return d * v


def main(output):
    for counter, key, expected in KNOWN:
        assert philox(counter, key) == expected
    streams = []
    for seed, purpose, index in [(0, 3, 0), (0, 3, 1), (1, 3, 0), (20260101, 3, 0), (2**40, 3, 7),
                                 (2**64 - 1, 3, 2**32 - 1)]:
        w = words(seed, purpose, index, 8)
        u = [((x >> 12) + 0.5) / 2**52 for x in w]
        z = []
        for first, second in zip(u[::2], u[1::2]):
            radius, angle = math.sqrt(-2 * math.log(first)), 2 * math.pi * second
            z += [radius * math.cos(angle), radius * math.sin(angle)]
        streams.append({"seed": str(seed), "purpose": purpose, "index": index,
                        "words": [str(x) for x in w], "uniform": u, "normal": z})
        for shape in [0.3, 1, 2.5, 40]:
            stream = Stream(seed, purpose, index)
            streams[-1].setdefault("gamma", []).append(
                {"shape": shape, "values": [stream.gamma(shape) for _ in range(50)]})
    document = {
        "what": "First words, uniform numbers, normals and gamma variates of streams",
        "source": "doi:10.1145/2063384.2063405; known answers of Random123 1.14 (kat_vectors)",
        "programs": {"python": sys.version.split()[0]},
        "date": datetime.date.today().isoformat(),
        "tolerance": "words and uniform numbers exact; normals 1e-14 absolute, gamma variates"
                     " 1e-12 relative, for the last digits of two mathematical libraries",
        "streams": streams}
    pathlib.Path(output).write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
