#!/usr/bin/env python3
"""Widths of lines of text in Noto Sans CJK SC, for TextExtentTests.

    text_extent.py FONT.ttc OUTPUT.json

FONT.ttc is NotoSansCJK-Regular.ttc of Debian's fonts-noto-cjk. A width is the sum of the advances
of the characters in ems, without kerning.
"""

import json
import pathlib
import sys

from fontTools import version
from fontTools.ttLib import TTCollection

LINES = [
    "地区生产总值增长5.5%以上",
    "社会消费品零售总额增长6%以上",
    "外贸进出口总额超过21亿元",
    "目标5.5%，概率41.4%",
    "各模型的最低与最高",
    "GDP growth: >= 5.5 %",
    "Industrial value added growth: >= 7.5 %",
    "Foreign trade: > 21 (100 million yuan)",
    "target 5.5 %, odds 41.4 %",
    "lowest to highest model",
    "All 4 headline targets",
    "-36.8 to 74.2 %",
    "+10.8 points",
    "2026",
    "illicit fjord (still): tilt, lift",
]


def main(font, output):
    collection = TTCollection(font)
    face = next(f for f in collection.fonts if f["name"].getDebugName(1) == "Noto Sans CJK SC")
    characters, advances = face.getBestCmap(), face["hmtx"]
    em = face["head"].unitsPerEm
    lines = {
        line: round(sum(advances[characters[ord(c)]][0] for c in line) / em, 4) for line in LINES
    }
    reference = {
        "source": f"Noto Sans CJK SC {face['name'].getDebugName(5)}, fontTools {version}",
        "unit": "em",
        "lines": lines,
    }
    text = json.dumps(reference, ensure_ascii=False, indent=1, sort_keys=True)
    pathlib.Path(output).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
