#!/bin/sh
# Starts each engine for real on this machine and compares with one process, byte for byte.
#
#   OUTTURN=.build/release/outturn OUTTURN_MPI=PATH sh Benchmarks/Cluster/cluster.sh [mpi|slurm|dask]...
#
# OUTTURN_MPI is a program built with --traits MPI. mpi needs openmpi-bin, slurm needs slurm-wlm and
# munge and must be root, dask needs PYTHON with dask and distributed. Exit status 0 when all that
# was asked for agrees, 1 when something differs.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
OUTTURN=$(realpath "${OUTTURN:-.build/release/outturn}")
export OUTTURN
model=Models/lingling-2026
paths=${PATHS:-3e5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failures=0

compare() {
  if cmp -s "$folder/whole.json" "$2"; then
    echo "same    $1"
  else
    echo "DIFFERS $1"
    failures=$((failures + 1))
  fi
}

"$OUTTURN" probability $model --paths "$paths" --format json --output "$folder/whole.json"
[ $# -gt 0 ] || set -- mpi slurm dask
for engine in "$@"; do
  case "$engine" in
    mpi)
      program=$(realpath "${OUTTURN_MPI:?a program built with --traits MPI}")
      for count in 1 2 3 4; do
        mpirun --allow-run-as-root --oversubscribe -n $count "$program" probability $model \
          --paths "$paths" --threads 1 --format json >"$folder/mpi.json"
        compare "mpirun -n $count" "$folder/mpi.json"
      done
      ;;
    slurm)
      mkdir -p "$folder/slurm" "$folder/job/shards"
      ln -s "$PWD/Models" "$folder/job/Models"
      # shellcheck disable=SC2016
      sh "$here/slurm-loopback.sh" "$folder/slurm" sh -eu -c '
        cd "$1"
        first=$(sbatch --parsable --array=1-4 "$2/shards.slurm" probability "$3" --paths "$4")
        sbatch --wait --dependency=afterok:"$first" "$2/merge.slurm" 4
      ' sh "$folder/job" "$here" "$model" "$paths"
      compare "Slurm array of 4, merged" "$folder/job/result.json"
      ;;
    dask)
      "${PYTHON:-python3}" "$here/shards_dask.py" --program "$OUTTURN" --shards 4 --workers 2 \
        --output "$folder/dask.json" probability $model --paths "$paths"
      compare "Dask, 4 shards on 2 workers" "$folder/dask.json"
      ;;
    *)
      echo "usage: sh Benchmarks/Cluster/cluster.sh [mpi|slurm|dask]..." >&2
      exit 64
      ;;
  esac
done
[ $failures -eq 0 ]
