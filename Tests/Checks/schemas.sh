#!/bin/sh
# The JSON of every verb fits the schema that `outturn schema` prints, by Python's jsonschema.
#
#   sh Tests/Checks/schemas.sh            with .build/release/outturn
#   OUTTURN=PATH sh Tests/Checks/schemas.sh
#
# Skipped with status 69 without Python's jsonschema (python3-jsonschema).
set -eu
unset CDPATH
cd "$(dirname "$0")/../.."
outturn=${OUTTURN:-.build/release/outturn}
python3 -c 'from jsonschema import Draft202012Validator' 2>/dev/null || {
  echo "no Python jsonschema: install python3-jsonschema"
  exit 69
}
[ -x "$outturn" ] || {
  echo "no $outturn: build with ./run"
  exit 69
}
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
model=Models/lingling-2026
few="--paths 2000 --draws 256"

# fits VERB ARGUMENTS...
fits() {
  "$outturn" "$@" --format json >"$place/document" || {
    echo "outturn $* failed"
    exit 1
  }
  "$outturn" schema "$1" >"$place/schema"
  python3 - "$place/schema" "$place/document" "$*" <<'PYTHON'
import json
import sys

from jsonschema import Draft202012Validator

schema, document = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
Draft202012Validator.check_schema(schema)
errors = sorted(Draft202012Validator(schema).iter_errors(document), key=lambda e: str(e.path))
for error in errors[:5]:
    print(f"{sys.argv[3]}: {error.json_path}: {error.message[:200]}")
sys.exit(bool(errors))
PYTHON
}

# shellcheck disable=SC2086
{
  fits init "$place/made"
  fits init "$place/read" --from Tests/OutturnFilesTests/Reports/lingling-2026.txt
  fits check $model
  fits describe $model
  fits fit $model --draws 256
  fits selftest
  fits project $model $few
  fits project $model $few --scenario baseline --scenario plan --condition 'gdp@2026=5.5+-0.3'
  fits probability $model $few
  fits probability $model $few --indicator gdp --growth 5.5 --in 2026
  fits probability $model $few --target 'gdp.growth[2026] >= 5.5 and retail.growth[2026] >= 6'
  fits probability "$place/read" $few
  fits require $model $few
  fits require $model $few --frontier gdp,retail
  fits update $model $few
  fits update $model $few --ytd gdp@2026Q2=5.1
  fits backtest $model $few --origins 2023...2024
  fits compare $model $few
  fits report $model $few
  fits bench --paths 1e5
  "$outturn" probability $model $few --format json --output "$place/odds.json"
  fits compare "$place/odds.json" "$place/odds.json"
  fits rerun "$place/odds.json.manifest.json"
}
