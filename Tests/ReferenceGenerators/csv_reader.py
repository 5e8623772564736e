"""Cases for the CSV reader, with the answers of Python's own reader.

Run from the repository's root:

    python3 Tests/ReferenceGenerators/csv_reader.py

Writes Tests/OutturnFilesTests/Reference/csv.json. Each case is a text and either its rows, as
csv.reader(strict=True) reads them with empty rows left out, or null where that refuses it.
"""

import csv
import io
import json
import pathlib
import platform
import random

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE.parent / "OutturnFilesTests" / "Reference" / "csv.json"

# What tables are made of, and what goes wrong in them.
PIECES = [
    "a", "5.4", "亿元", "增长5.4%", "，", " ", ",", ",", ",", '"', '"', '""', "\n", "\r\n", "\r",
    '"x,y"', '"line\nbreak"', '"say ""so"""', "é", "𠮷", "'", "\t",
]

FIXED = [
    "", "\n", "a", "a\n", "a,b\n", ",", ",,\n", '""', '"",""', '"a', 'a"b', 'a"b"c,d', '"a"b',
    '"a" ,b', ' "a",b', '"a""b"', '"a\r\nb",c\r\n', "a\rb\r", "a,b\n\n\nc,d", '"', '"""', '""""',
    'x,"y\n', "region,series\n零陵,\"社会消费品，零售\"\n",
]


def rows(text):
    try:
        return [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if row]
    except csv.Error:
        return None


def main():
    generator = random.Random(20260101)
    texts = list(FIXED)
    for _ in range(600):
        texts.append("".join(generator.choices(PIECES, k=generator.randint(1, 14))))
    document = {
        "source": "csv.reader of the Python standard library, strict=True",
        "version": platform.python_version(),
        "tolerance": "exact",
        "cases": [{"text": text, "rows": rows(text)} for text in texts],
    }
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    OUTPUT.write_text(
        json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
