"""Reference widths of text in a terminal, from Python's wcwidth.

    python3 display_width.py REPORT.txt > DisplayWidth.json

REPORT.txt is any Chinese text; it is cut at punctuation and blanks, and the pieces become cases.
Beside them stand symbols, and the ranges of all scalars that take two cells.
"""

import json
import re
import sys

import wcwidth

SYMBOLS = [
    "", "a", "GDP 5.5 %", "43.4%", "地区生产总值GDP", "3.9%～6.8%", "（一）", "“四区两城”", "％＋－",
    "·", "—", "…", "±0.3", "≥5.5", "[####....]", "全角ＡＢＣ１２３", "ｶﾅ", "カナ", "한국어", "é", "e\u0301",
    "±", "→", "①", "■", "★", "😀", "㎡", "℃", "‰", "\u200b", "\ufeffa", "A\u0301B", "𠮷野家", "〇",
]


def wide_ranges(limit=0x40000):
    """Maximal runs of scalars of two cells."""
    runs = []
    for code in range(0x20, limit):
        if 0xD800 <= code < 0xE000 or wcwidth.wcwidth(chr(code)) != 2:
            continue
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return runs


def pieces(text):
    """Pieces between punctuation with the mark that ends them, each once."""
    cuts = (piece.strip() for piece in re.split(r"(?<=[，。；、：！？\s])", text))
    return [cut for cut in dict.fromkeys(cuts) if 0 < len(cut) <= 24 and "[" not in cut]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        cases = SYMBOLS + pieces(file.read())
    cases = list(dict.fromkeys(cases))
    json.dump(
        {
            "source": f"Python wcwidth {wcwidth.__version__}",
            "tolerance": 0,
            "cases": [[case, wcwidth.wcswidth(case)] for case in cases],
            "wide": wide_ranges(),
        },
        sys.stdout,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    print()


if __name__ == "__main__":
    main()
