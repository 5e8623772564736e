#!/bin/sh
# Proves that `./run` and `./run test` work on a machine that has nothing but a Swift toolchain.
#
#   TOOLCHAIN=… [PACKAGES=…] [ROOTS=…] [SOURCES=…] sh Tests/Checks/bare-root.sh [job …]
#
# Lays an empty Debian 12 in a folder, clones the repository's last commit into it, and calls
# ./run there with each job, `main` (no argument) and `test` unless others are named. Needs root
# (for chroot and mounts), debootstrap, git and unshare. The mounts are private to this script
# and are gone when it ends.
#
#   TOOLCHAIN  the folder that holds the toolchain's usr/
#   PACKAGES   optional: a folder of clones, OWNER/NAME or OWNER/NAME.git, to read in place of
#              the dependencies' own addresses, for a machine without that connection
#   ROOTS      optional: where the empty system is kept for the next call, and the tried one
#              beside it; without it a temporary folder is used and removed
#   SOURCES    optional: an apt sources file (deb822) for the empty system
#   SUITE      optional: the Debian release, bookworm by default
#   REVISION   optional: what is cloned, HEAD by default
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")/../.." && pwd)

: "${TOOLCHAIN:?the folder that holds usr/bin/swift}"
packages=${PACKAGES:-}
suite=${SUITE:-bookworm}
revision=$(git -C "$here" rev-parse "${REVISION:-HEAD}")
if [ "$(id -u)" != 0 ]; then
  echo "bare-root.sh: chroot and mounts need root" >&2
  exit 69
fi
for program in debootstrap git unshare chroot; do
  if ! command -v "$program" >/dev/null; then
    echo "bare-root.sh: needs $program" >&2
    exit 69
  fi
done

if [ -n "${ROOTS:-}" ]; then
  mkdir -p "$ROOTS"
  roots=$(cd "$ROOTS" && pwd)
else
  roots=$(mktemp -d)
  trap 'rm -rf "$roots"' EXIT
  trap 'exit 75' INT TERM
fi
empty="$roots/empty-$suite"
tried="$roots/tried-$suite"
# Where the clone goes in the tried system: a path that quoting mistakes stumble over.
clone="root/a user's folder/outturn"

if [ ! -e "$empty/etc/debian_version" ]; then
  echo "== an empty Debian ($suite) in $empty"
  rm -rf "$empty"
  debootstrap --variant=minbase "$suite" "$empty" >"$roots/debootstrap.log" ||
    { tail -n 20 "$roots/debootstrap.log" >&2; exit 69; }
fi

echo "== a fresh copy, with the clone of $revision"
rm -rf "$tried"
cp -a "$empty" "$tried"
if [ -n "${SOURCES:-}" ]; then
  : >"$tried/etc/apt/sources.list"
  cp "$SOURCES" "$tried/etc/apt/sources.list.d/"
fi
mkdir -p "$tried/toolchain" "$tried/packages"
if [ -n "$packages" ]; then
  printf '[url "/packages/"]\n\tinsteadOf = https://github.com/\n' >"$tried/etc/gitconfig"
  # Git reads another owner's clones only when told to.
  printf '[safe]\n\tdirectory = *\n' >>"$tried/etc/gitconfig"
fi
git clone -q "$here" "$tried/$clone"
git -C "$tried/$clone" checkout -q --detach "$revision"

# The rest happens where the mounts are private.
export TOOLCHAIN
[ $# -gt 0 ] || set -- main test
unshare --mount --propagation private sh -eu -c '
  tried=$1
  packages=$2
  clone=$3
  shift 3
  mount --bind "$TOOLCHAIN" "$tried/toolchain"
  mount -o remount,bind,ro "$tried/toolchain"
  if [ -n "$packages" ]; then
    mount --bind "$packages" "$tried/packages"
    mount -o remount,bind,ro "$tried/packages"
  fi
  mount -t proc proc "$tried/proc"
  mount --rbind /dev "$tried/dev"
  cp /etc/resolv.conf "$tried/etc/resolv.conf"
  failed=0
  for job; do
    [ "$job" != main ] || job=
    started=$(date +%s)
    echo "== ./run $job"
    status=0
    # shellcheck disable=SC2086
    chroot "$tried" env -i HOME=/root LANG="${LANG:-C.UTF-8}" TERM=dumb \
      PATH=/toolchain/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      sh "/$clone/run" $job </dev/null || status=$?
    echo "== ./run $job: status $status after $(($(date +%s) - started)) s"
    [ $status -eq 0 ] || failed=1
  done
  exit $failed
' sh "$tried" "$packages" "$clone" "$@"
