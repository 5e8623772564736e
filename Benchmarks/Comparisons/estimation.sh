#!/bin/sh
# Times estimation in Outturn, statsmodels, NumPy, gretl and R on the same data, in turn, and
# checks that they agree. Needs what compare.sh installs; run that first. gretl (gretlcli) and R
# (Rscript) are left out and named where they are not installed.
#
#   sh Benchmarks/Comparisons/estimation.sh [ROUNDS] [FOLDER]
#
# ESTIMATION_TIMES names the program to measure; without it the Benchmarks package is built.
# Exit status: 0 done; 1 when the programs do not agree; 69 when something needed is missing.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-5}
results=${2:-$here/results}
work=$here/.work
python=$here/.venv/bin/python
mkdir -p "$work" "$results"
if ! "$python" -c 'import numpy, statsmodels' 2>/dev/null; then
  echo "error: no NumPy and statsmodels in $here/.venv: run compare.sh first" >&2
  exit 69
fi
"$python" -c 'import scipy, threadpoolctl' 2>/dev/null ||
  "$python" -m pip install --quiet scipy threadpoolctl
for tool in gretlcli Rscript; do
  command -v $tool >/dev/null 2>&1 || echo "$tool is not installed and is left out" >&2
done
if [ -z "${ESTIMATION_TIMES:-}" ]; then
  (cd "$here/.." && swift build -c release --product EstimationTimes)
  ESTIMATION_TIMES=$here/../.build/release/EstimationTimes
fi
# One core, and the kernel that NumPy's library chooses for this processor.
unset OPENBLAS_CORETYPE OPENBLAS_L2_SIZE NPY_DISABLE_CPU_FEATURES
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
"$python" "$here/estimation.py" data "$work/growth.csv"
: >"$work/estimation.jsonl"
round=1
while [ "$round" -le "$rounds" ]; do
  "$ESTIMATION_TIMES" "$work/growth.csv" $((999 + round)) >>"$work/estimation.jsonl"
  "$python" "$here/estimation.py" time "$work/growth.csv" "$round" >>"$work/estimation.jsonl"
  if command -v Rscript >/dev/null 2>&1; then
    Rscript "$here/estimation.R" "$work/growth.csv" >>"$work/estimation.jsonl"
  fi
  round=$((round + 1))
done
"$python" "$here/estimation.py" table "$work/estimation.jsonl" "$results"
