#!/bin/sh
# Runs the standard workloads W0 and W1 in Outturn and in other tools, in turn in one go, checks
# that all agree, writes a table and a chart, and prints what may be claimed of them: paths a second,
# the ratio to the best other tool, and the error at that budget.
#
#   sh Benchmarks/Comparisons/compare.sh [ROUNDS] [FOLDER]
#
# ROUNDS is 5 unless given, FOLDER where the results go, Benchmarks/Comparisons/results unless
# given. NumPy, Numba, statsmodels and JAX come from PyPI into .venv beside this script; a program
# whose tool is missing (Rscript, clang++, g++, JAX) is left out and named. OUTTURN names the
# command to measure; without it the release build of the package is made and used.
# Exit status: 0 done; 1 when the programs do not agree; 69 when something needed is missing.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
rounds=${1:-5}
results=${2:-$here/results}
work=$here/.work
python=$here/.venv/bin/python
mkdir -p "$work" "$results"
results=$(cd "$results" && pwd)
cd "$here"

need() {
  if ! command -v "$1" >/dev/null 2>&1; then
    echo "error: $1 is not installed" >&2
    exit 69
  fi
}

need python3
[ -x "$python" ] || python3 -m venv .venv
"$python" -c 'import numpy, numba, statsmodels' 2>/dev/null ||
  "$python" -m pip install --quiet numpy numba statsmodels
"$python" -c 'import jax' 2>/dev/null || "$python" -m pip install --quiet jax ||
  echo "JAX cannot be installed here and is left out" >&2

if [ -z "${OUTTURN:-}" ]; then
  need swift
  (cd ../.. && swift build -c release --product outturn)
  OUTTURN=$here/../../.build/release/outturn
fi
for compiler in g++ clang++; do
  if command -v $compiler >/dev/null 2>&1; then
    $compiler -O3 -march=native -fno-math-errno workload.cpp -o "$work/workload-$compiler"
  fi
done

# One thread each: what is compared is the work of one core.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1 NUMBA_NUM_THREADS=1
export XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
lines=$work/lines.jsonl
: >"$lines"

# Outturn's command for a workload, a number of paths and what else is given.
own() {
  echo "'$OUTTURN' bench --workload $1 --paths $2 --threads 1 --seed $seed --format json $3"
}

# Runs one program in turn with Outturn and adds its line under a name.
beside() {
  "$python" report.py beside "$@" >>"$lines"
}

python_program() {
  name=$1 program=$2 workload=$3 paths=$4
  shift 4
  case $name in
    numpy-single*) mine=outturn-fast options="--precision fast" ;;
    *) mine=outturn options= ;;
  esac
  beside $mine "$(own "$workload" 1e6 "$options")" \
    "$name" "$python" "$program" workload-w.json "$workload" "$paths" "$seed" "$@"
}

round=1
while [ "$round" -le "$rounds" ]; do
  seed=$((20260100 + round))
  echo "round $round of $rounds" >&2
  for workload in W0 W1; do
    for paths in 1e6 1e7; do
      "$python" report.py run outturn "$(own $workload $paths "")" >>"$lines"
      beside outturn "$(own $workload $paths "")" outturn-fast "$OUTTURN" bench \
        --workload $workload --paths $paths --threads 1 --seed $seed --precision fast --format json
      for compiler in g++ clang++; do
        if [ -x "$work/workload-$compiler" ]; then
          beside outturn "$(own $workload $paths "")" "cpp-$compiler" "$work/workload-$compiler" \
            workload-w.json $workload $paths $seed
        fi
      done
    done
    python_program numpy workload_numpy.py $workload 1e6
    python_program numpy-moments workload_numpy.py $workload 1e6 --no-quantiles
    python_program numpy-single workload_numpy.py $workload 1e6 --single
    python_program numba workload_numba.py $workload 1e6
  done
  python_program numpy-marginal workload_numpy.py W1 1e6 --marginal
  python_program numpy-single-moments workload_numpy.py W0 1e6 --single --no-quantiles
  python_program numba-expert workload_numba_expert.py W0 1e6
  python_program numba-expert-polynomials workload_numba_expert.py W0 1e6 --polynomials
  python_program statsmodels workload_statsmodels.py W0 1e5
  if "$python" -c 'import jax' 2>/dev/null; then
    python_program jax-moments workload_jax.py W0 1e6
    python_program jax workload_jax.py W0 1e6 --quantiles
  fi
  if command -v Rscript >/dev/null 2>&1; then
    beside outturn "$(own W0 1e6 "")" r Rscript workload.R workload-w.json W0 1e6 $seed
  fi
  round=$((round + 1))
done
"$python" report.py table "$lines" "$results"
"$python" report.py claim "$lines"
