#!/bin/sh
# Forecasts four tracks of countries' growth with Outturn and with simple peers, scores all of them,
# and holds Outturn to the gates of gates.json.
#
#   sh Benchmarks/Quality/quality.sh [FOLDER]
#
# FOLDER is where the results go, Benchmarks/Quality/results unless given. NumPy comes from PyPI into
# .venv beside this script. With AUTO_ARIMA=1 statsforecast does too, and its AutoARIMA is one of the
# peers: some twenty minutes a track. OUTTURN names the command; without it the release build of the
# package is made and used. Exit status: 0 done; 1 when a gate is missed; 69 when something needed is
# missing.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
results=${1:-$here/results}
work=$here/.work
python=$here/.venv/bin/python
mkdir -p "$work" "$results"
results=$(cd "$results" && pwd)
cd "$here"

if ! command -v python3 >/dev/null 2>&1; then
  echo "error: python3 is not installed" >&2
  exit 69
fi
[ -x "$python" ] || python3 -m venv .venv
"$python" -c 'import numpy' 2>/dev/null || "$python" -m pip install --quiet numpy
peers="mean_t ar1 random_walk"
if [ "${AUTO_ARIMA:-0}" = 1 ]; then
  "$python" -c 'import statsforecast' 2>/dev/null || "$python" -m pip install --quiet statsforecast
  peers="$peers auto_arima"
fi
if [ -z "${OUTTURN:-}" ]; then
  if ! command -v swift >/dev/null 2>&1; then
    echo "error: swift is not installed" >&2
    exit 69
  fi
  (cd ../.. && swift build -c release --product outturn)
  OUTTURN=$here/../../.build/release/outturn
fi

export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
status=0
for track in gapminder_20 gapminder_10 gapminder_05 pwt_20; do
  "$python" tracks.py $track "$work"
  start=$(date +%s)
  "$OUTTURN" backtest --tasks "$work/$track" --units countries --output "$work/$track.outturn.csv"
  echo "$track: $(($(date +%s) - start)) s"
  files="outturn=$work/$track.outturn.csv"
  for peer in $peers; do
    forecasts=$work/$track.$peer.csv
    [ -s "$forecasts" ] || "$python" peers.py $track $peer "$forecasts"
    files="$files $peer=$forecasts"
  done
  # shellcheck disable=SC2086 # one word a file
  "$python" score.py $track mean_t $files --gates >"$results/$track.md" || status=1
  grep -E '^(### |met|MISSED)' "$results/$track.md"
done
[ $status -eq 0 ] && echo PASS || echo "FAIL: see $results"
exit $status
