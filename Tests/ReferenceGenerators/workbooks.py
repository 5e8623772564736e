#!/usr/bin/env python3
"""Workbooks that openpyxl writes, for the reader of sheets, and openpyxl's reading of ours.

    python3 Tests/ReferenceGenerators/workbooks.py
        writes Tests/OutturnSheetsTests/Reference/openpyxl.xlsx and openpyxl.json
    python3 Tests/ReferenceGenerators/workbooks.py FILE.xlsx TABLE.csv
        fails unless the sheet of figures in FILE holds what TABLE says, value by value, and the
        sheet of charts has some

Needs openpyxl.
"""
import csv
import datetime
import json
import math
import pathlib
import sys

import openpyxl
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).resolve().parent
FOLDER = HERE.parent / "OutturnSheetsTests" / "Reference"


def generate():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "历史数据"
    values = [
        ("A1", "地区 region"), ("B1", "增速"), ("A2", "零陵区"), ("B2", 5.4), ("C2", -12),
        ("D2", True), ("A3", "<&>\"'"), ("B3", 1e-9), ("C3", 123456789012345), ("A5", " 前后空格 "),
        ("AA10", "far"),
    ]
    for place, value in values:
        sheet[place] = value
    expected = {place: value for place, value in values}
    expected["D2"] = {"boolean": True}
    sheet["B5"] = 0.055
    sheet["B5"].number_format = "0.0%"
    expected["B5"] = {"percentage": 0.055}
    for place, date in [("C5", (2026, 1, 28)), ("D5", (1900, 2, 28)), ("E5", (2000, 2, 29)),
                        ("F5", (1999, 12, 31)), ("G5", (2100, 3, 1))]:
        sheet[place] = datetime.date(*date)
        sheet[place].number_format = 'yyyy"年"m"月"d"日"'
        expected[place] = {"date": list(date)}
    sheet["H5"] = 45.5
    sheet["H5"].number_format = '0.0"亿元 daily"'
    expected["H5"] = 45.5
    sheet["A7"] = "#N/A"
    sheet["A7"].data_type = "e"
    expected["A7"] = {"failure": "#N/A"}
    sheet["A1"].font = Font(bold=True)
    sheet.merge_cells("A8:B9")
    sheet["A8"] = "合并"
    expected["A8"] = "合并"
    other = book.create_sheet("Second")
    other["B2"] = "x"
    hidden = book.create_sheet("hidden")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "not seen"
    FOLDER.mkdir(parents=True, exist_ok=True)
    book.save(FOLDER / "openpyxl.xlsx")
    (FOLDER / "openpyxl.json").write_text(json.dumps({
        "source": f"openpyxl {openpyxl.__version__}", "generator": "workbooks.py",
        "sheets": ["历史数据", "Second"], "merged": [["A8", "B9"]], "cells": expected,
    }, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def check(book_path, table_path):
    book = openpyxl.load_workbook(book_path)
    sheet, drawn = (
        next(sheet for sheet in book if sheet.title in names)
        for names in (("数据", "Figures"), ("图表", "Charts")))
    with open(table_path, encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert sheet.max_row == len(table), (sheet.max_row, len(table))
    for row, cells in enumerate(table, 1):
        for column, text in enumerate(cells, 1):
            value = sheet.cell(row, column).value
            if value is None:
                assert text == "", (row, column, text)
            elif isinstance(value, bool):
                assert text == ("true" if value else "false"), (row, column, text, value)
            elif isinstance(value, (int, float)):
                # libxlsxwriter writes sixteen digits.
                assert math.isclose(float(text), value, rel_tol=1e-15), (row, column, text, value)
            else:
                assert text == value, (row, column, text, value)
    charts = len(drawn._charts)
    assert charts > 0, "no chart"
    print(f"{book_path}: {len(table)} rows and {charts} charts as the table has them")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        check(sys.argv[1], sys.argv[2])
    else:
        generate()
