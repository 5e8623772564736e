#!/bin/sh
# Kills a batch and a sharded run at random moments and lets them go on; fills disks; closes folders.
#
#   OUTTURN=.build/release/outturn sh Tests/Checks/interruptions.sh [KILLS]
#
# The results must have the bytes of a run that nobody disturbed, and what was there must stay. As
# root, for small file systems in memory. Some minutes; no part of the default checks.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
outturn=$(realpath "${OUTTURN:-.build/release/outturn}")
kills=${1:-50}
regions=Benchmarks/Regions/synthetic-province/regions.csv
model=Models/lingling-2026
folder=$(mktemp -d)
small=$folder/small
mkdir "$small"
mounted=
leave() {
  [ -z "$mounted" ] || umount "$small"
  rm -rf "$folder"
}
trap leave EXIT
failures=0

fail() {
  echo "FAIL  $1"
  failures=$((failures + 1))
}

# A moment between 0 and $1 hundredths of a second.
moment() {
  awk -v most="$1" -v seed="$(od -An -N4 -tu4 /dev/urandom)" \
    'BEGIN { srand(seed); printf "%.2f", 0.02 + rand() * most / 100 }'
}

"$outturn" batch --regions $regions --paths 20000 --output "$folder/whole" >"$folder/whole.txt"
hundredths=$(
  start=$(date +%s%N)
  "$outturn" batch --regions $regions --paths 20000 --output "$folder/again" >/dev/null
  echo $((($(date +%s%N) - start) / 10000000))
)
done_kills=0
rounds=0
while [ $done_kills -lt "$kills" ]; do
  rounds=$((rounds + 1))
  rm -rf "$folder/batch"
  while :; do
    if [ -e "$folder/batch/manifest.json" ]; then
      set -- --resume "$folder/batch"
    else
      rm -rf "$folder/batch"
      set -- --output "$folder/batch"
    fi
    status=0
    timeout -s KILL "$(moment "$hundredths")" "$outturn" batch --regions $regions --paths 20000 \
      "$@" >"$folder/batch.txt" 2>/dev/null || status=$?
    [ $status -eq 137 ] || break
    done_kills=$((done_kills + 1))
    # Towards the end let it finish, so that every kill is judged.
    [ $done_kills -lt "$kills" ] || hundredths=100000
  done
  [ $status -eq 0 ] || fail "batch ended with $status"
  diff -r "$folder/whole" "$folder/batch" >/dev/null || fail "batch: other bytes after kills"
  cmp -s "$folder/whole.txt" "$folder/batch.txt" || fail "batch: another report after kills"
done
echo "batch: $done_kills kills in $rounds runs"

"$outturn" probability $model --paths 2e6 --format json >"$folder/whole.json"
done_kills=0
number=1
set --
while [ $number -le 4 ]; do
  part=$folder/$number.part
  while [ ! -e "$part" ]; do
    limit=$(moment 200)
    [ $done_kills -lt "$kills" ] || limit=100
    status=0
    timeout -s KILL "$limit" "$outturn" probability $model --paths 2e6 --shard $number/4 \
      --output "$part" 2>/dev/null || status=$?
    [ $status -ne 137 ] || done_kills=$((done_kills + 1))
    if [ $number -lt 4 ] || [ $done_kills -ge "$kills" ]; then continue; fi
    # The last shard is computed until it was killed often enough.
    rm -f "$part"
  done
  set -- "$@" "$part"
  number=$((number + 1))
done
"$outturn" merge "$@" --format json >"$folder/merged.json"
cmp -s "$folder/whole.json" "$folder/merged.json" || fail "shards: other bytes after kills"
echo "shards: $done_kills kills"

# A full disk.
mount -t tmpfs -o size=600k tmpfs "$small"
mounted=yes
echo "stays" >"$small/here"
status=0
"$outturn" batch --regions $regions --paths 20000 --output "$small/batch" \
  >/dev/null 2>"$folder/errors" || status=$?
[ $status -eq 73 ] || fail "full disk: batch ended with $status"
grep -q "No space left on device" "$folder/errors" || fail "full disk: the reason is not named"
[ "$(cat "$small/here")" = stays ] || fail "full disk: something else was changed"
[ -z "$(find "$small" -name '*.new')" ] || fail "full disk: half a file was left"
mount -o remount,size=64m "$small"
"$outturn" batch --regions $regions --paths 20000 --resume "$small/batch" >/dev/null ||
  fail "room again: the batch does not go on"
diff -r "$folder/whole" "$small/batch" >/dev/null || fail "room again: other bytes"
echo "old" >"$small/1.part"
dd if=/dev/zero of="$small/fill" bs=64k 2>/dev/null || true
status=0
"$outturn" probability $model --paths 1e4 --shard 1/1 --output "$small/1.part" \
  2>"$folder/errors" || status=$?
[ $status -eq 73 ] || fail "full disk: shard ended with $status"
[ "$(cat "$small/1.part")" = old ] || fail "full disk: the earlier partial is gone"
rm "$small/fill"

# A folder that cannot be written to.
mount -o remount,ro "$small"
for words in "batch --regions $regions --paths 500 --output $small/new" \
  "batch --regions $regions --paths 20000 --resume $small/batch" \
  "batch $model --paths 500 --draws 256 --output $small/new" \
  "probability $model --paths 1e4 --shard 1/1 --output $small/1.part"; do
  status=0
  # shellcheck disable=SC2086
  "$outturn" $words >/dev/null 2>"$folder/errors" || status=$?
  [ $status -eq 73 ] || fail "read-only: $words ended with $status"
  grep -q "cannot be written" "$folder/errors" || fail "read-only: the reason is not named"
done
[ "$(cat "$small/1.part")" = old ] || fail "read-only: the earlier partial is gone"
echo "disks and folders: done"
[ $failures -eq 0 ]
