"""Edits a workbook in LibreOffice, by UNO, as a person would: types into cells and saves.

    python3 edit-workbook.py FROM.xlsx TO.xlsx PROFILE [SLIP]

Types a target, a figure and a scenario into the template's workbook; with SLIP, only that: a formula
(=...) into the first figure, anything else into the sense of the second growth target. Needs soffice and a Python with UNO; PROFILE is LibreOffice's folder
of settings.
"""
import pathlib
import subprocess
import sys
import time
import uuid

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def setting(name, value):
    one = PropertyValue()
    one.Name, one.Value = name, value
    return one


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.2)
    sys.exit("LibreOffice did not start")


def position(sheet, header, column):
    """The column of a name and the row of the names, which starts with `header`."""
    for row in range(30):
        if sheet.getCellByPosition(0, row).String == header:
            for place in range(60):
                if sheet.getCellByPosition(place, row).String == column:
                    return place, row
    sys.exit(f"no column {column}")


def sheet_named(document, word):
    for sheet in document.Sheets:
        if word in sheet.Name.split():
            return sheet
    sys.exit(f"no sheet {word}")


def edit(document, slip):
    plan = sheet_named(document, "plan")
    history = sheet_named(document, "history")
    if slip and slip.startswith("="):
        column, row = position(history, "region", "value")
        cell = history.getCellByPosition(column, row + 1)
        cell.NumberFormat = 0
        cell.setFormula(slip)
        return
    if slip:
        column, row = position(plan, "id", "target.growth.sense")
        plan.getCellByPosition(column, row + 2).String = slip
        return
    column, row = position(plan, "id", "target.growth.value")
    # As a number, not a text: what is typed into a cell whose format was changed.
    plan.getCellByPosition(column, row + 1).Value = 6.25
    column, row = position(history, "region", "value")
    last = row
    while history.getCellByPosition(0, last + 1).String:
        last += 1
    # As a text, whose last zero counts.
    history.getCellByPosition(column, last).String = "7.70"
    scenarios = sheet_named(document, "scenarios")
    _, row = position(scenarios, "scenario", "name.en")
    while scenarios.getCellByPosition(0, row).String:
        row += 1
    for column, text in [("scenario", "harvest"), ("name.zh-Hans", "丰收"), ("name.en", "Harvest"),
                         ("assume", "retail@2026=6\nindustry@2026..2027=7.5"),
                         ("story.zh-Hans", "丰收年景，消费回升。"), ("story.en", "A good year."),
                         ("source", "judgement")]:
        place, _ = position(scenarios, "scenario", column)
        scenarios.getCellByPosition(place, row).String = text


def main():
    source, target, profile = (pathlib.Path(name).resolve() for name in sys.argv[1:4])
    pipe = "outturn" + uuid.uuid4().hex
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connected(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context)
        document = desktop.loadComponentFromURL(
            source.as_uri(), "_blank", 0, (setting("Hidden", True),))
        edit(document, sys.argv[4] if len(sys.argv) > 4 else None)
        document.storeToURL(
            target.as_uri(), (setting("FilterName", "Calc MS Excel 2007 XML"),))
        document.close(True)
        desktop.terminate()
    finally:
        office.wait(timeout=60)


if __name__ == "__main__":
    main()
