#!/bin/sh
# Counts the instructions that a simulated path takes, with callgrind, and fails when there are more
# than 2 % above those recorded in instructions.txt.
#
#   sh Tests/Checks/instructions.sh [COMMAND]            compare
#   sh Tests/Checks/instructions.sh --record [COMMAND]   write instructions.txt anew
#
# COMMAND is .build/release/outturn unless given. The count is the difference of two runs by their
# difference in paths, so that start-up, pilot and output cancel; it is made with AVX2, since
# valgrind does not know AVX-512. Another compiler makes other code: record anew and say so.
# Exit status: 0 within the limit; 1 above it; 69 when valgrind or AVX2 is missing.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
record=no
if [ "${1:-}" = --record ]; then
  record=yes
  shift
fi
command=${1:-$here/../../.build/release/outturn}
figures=$here/instructions.txt

for tool in valgrind objcopy; do
  if ! command -v $tool >/dev/null 2>&1; then
    echo "$tool is not installed"
    exit 69
  fi
done
if ! "$command" bench --paths 1000 --isa v3 --format json >/dev/null 2>&1; then
  echo "this machine does not run AVX2"
  exit 69
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
# Valgrind gives up on what Swift writes for debuggers.
objcopy --strip-debug "$command" "$work/outturn"

# Instructions of one run; hashes are made the same in every run.
instructions() {
  SWIFT_DETERMINISTIC_HASHING=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
    "$work/outturn" bench --workload "$1" --precision "$2" --paths "$3" --isa v3 --threads 1 \
    --seed 1 --format json 2>&1 >/dev/null | sed -n 's/.*Collected : *//p'
}

few=32768
many=65536
status=0
[ $record = no ] || {
  echo "# Instructions a path, AVX2, written by instructions.sh --record."
  swift --version 2>/dev/null | sed -n 's/.*\(Swift version [0-9.]*\).*/# \1/p'
} >"$work/figures"
for case in "W0 double" "W0 fast" "W1 double" "W1 fast"; do
  # shellcheck disable=SC2086
  set -- $case
  more=$(instructions "$1" "$2" $many)
  less=$(instructions "$1" "$2" $few)
  found=$(awk "BEGIN { printf \"%.1f\", ($more - $less) / ($many - $few) }")
  if [ $record = yes ]; then
    echo "$case $found" >>"$work/figures"
    continue
  fi
  recorded=$(sed -n "s/^$case //p" "$figures")
  if awk "BEGIN { exit !($found > 1.02 * $recorded) }"; then
    echo "$case: $found instructions a path, recorded are $recorded"
    status=1
  fi
done
if [ $record = yes ]; then cat "$work/figures" | tee "$figures"; fi
exit $status
