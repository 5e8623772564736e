#!/bin/sh
# Workbooks go through LibreOffice and back: what was written opens there, reads back equal after it
# was saved there, and what is edited there is read.
#
#   sh Tests/Checks/workbooks.sh            with .build/release/outturn
#   OUTTURN=PATH sh Tests/Checks/workbooks.sh
#
# Needs soffice (libreoffice-calc) and a Python with UNO (python3-uno); skipped with status 69
# without them, or with a program that was built without the package trait XLSX.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
outturn=${OUTTURN:-.build/release/outturn}
export LANG=en_US.UTF-8
unset LC_ALL LC_MESSAGES

skip() {
  echo "$1"
  exit 69
}

command -v soffice >/dev/null 2>&1 || skip "no soffice: install libreoffice-calc"
python=
for candidate in /usr/bin/python3 python3; do
  if "$candidate" -c 'import uno' 2>/dev/null; then
    python=$candidate
    break
  fi
done
[ -n "$python" ] || skip "no Python with UNO: install python3-uno"
[ -x "$outturn" ] || skip "no $outturn: build with ./run"

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
if ! "$outturn" check Models/lingling-2026 --format xlsx --output "$place/first.xlsx" \
  2>"$place/said"; then
  grep -q XLSX "$place/said" && skip "$outturn was built without the package trait XLSX"
  cat "$place/said"
  exit 1
fi

# Opens a workbook in LibreOffice and saves it as another.
through_libreoffice() {
  mkdir -p "$place/saved"
  soffice -env:UserInstallation="file://$place/profile" --headless --calc \
    --convert-to "xlsx:Calc MS Excel 2007 XML" --outdir "$place/saved" "$1" \
    >"$place/said" 2>&1 </dev/null || { cat "$place/said"; exit 1; }
  [ -s "$place/saved/$(basename "$1")" ] || { cat "$place/said"; exit 1; }
}

# What a model says, without its digest, which counts comments too, and the line numbers of files.
says() {
  "$outturn" describe "$1" --format json | grep -v '"sha256"' >"$2"
  "$outturn" check "$1" --format json |
    grep -v -e '"sha256"' -e '"file"' -e '"line"' -e '"column"' >>"$2"
}

same_model() {
  says "$1" "$place/one"
  says "$2" "$place/two"
  if ! diff "$place/one" "$place/two" >"$place/said"; then
    echo "$3"
    head -n 20 "$place/said"
    exit 1
  fi
}

# Both models, read back as they were written and after LibreOffice saved them.
"$outturn" init "$place/template" --region 双牌县 >"$place/said"
for model in "$place/template" Models/lingling-2026; do
  name=$(basename "$model")
  "$outturn" describe "$model" --format xlsx --output "$place/$name.xlsx"
  "$outturn" init "$place/$name.direct" --from "$place/$name.xlsx" >"$place/said"
  same_model "$model" "$place/$name.direct" "$name does not read back as it was written"
  through_libreoffice "$place/$name.xlsx"
  "$outturn" init "$place/$name.saved" --from "$place/saved/$name.xlsx" >"$place/said"
  same_model "$model" "$place/$name.saved" "$name does not read back after LibreOffice saved it"
done

# Results open there, their charts with them.
"$outturn" project Models/lingling-2026 --paths 10000 --draws 256 --format xlsx \
  --output "$place/project.xlsx"
through_libreoffice "$place/project.xlsx"
charts=$("$python" -c '
import sys, zipfile
print(sum(name.startswith("xl/charts/chart") for name in zipfile.ZipFile(sys.argv[1]).namelist()))
' "$place/saved/project.xlsx")
[ "$charts" -ge 4 ] || { echo "LibreOffice kept $charts charts of the projection"; exit 1; }

# A bureau's edits: a target, a figure, a scenario; then a slip, which is said of its cell.
"$python" "$here/edit-workbook.py" "$place/template.xlsx" "$place/edited.xlsx" "$place/profile"
"$outturn" init "$place/edited" --from "$place/edited.xlsx" >"$place/said"
"$outturn" describe "$place/edited" --format json >"$place/described"
for word in '"threshold" : 6.25' '"value" : "7.70"' '"id" : "harvest"'; do
  grep -q "$word" "$place/described" || { echo "an edit was not read: $word"; exit 1; }
done
# slip TYPED SAID...
slip() {
  status=0
  "$python" "$here/edit-workbook.py" "$place/template.xlsx" "$place/wrong.xlsx" "$place/profile" \
    "$1"
  "$outturn" init "$place/wrong" --from "$place/wrong.xlsx" >/dev/null 2>"$place/said" || status=$?
  if [ $status -ne 65 ] || [ -e "$place/wrong" ]; then
    echo "\"$1\" in a cell ended with status $status"
    exit 1
  fi
  shift
  for word in "$@"; do
    if ! grep -q -e "$word" "$place/said"; then
      echo "a slip in a cell was not said as $word:"
      cat "$place/said"
      exit 1
    fi
  done
}
slip at_leats 'plan!N11: error.*at_leats' 'mean "at_least"'
slip =1/0 'history!E3: error.E0307.*#DIV/0!'
