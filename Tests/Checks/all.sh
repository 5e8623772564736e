#!/bin/sh
# The checks that need no test runner. `./run check` and `./run test` call them.
#
#   sh Tests/Checks/all.sh           everything
#   sh Tests/Checks/all.sh sources   what can be told from the text; needs no build
#   sh Tests/Checks/all.sh objects   what can be told from the objects of the release build
#
# Each check prints what it found and where; one that needs what is not there is skipped and says
# so. Exit status: 0 when none found anything, else 1.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
. "$here/checks.sh"

part=${1:-all}
failures=0

# Runs one check under the name it is reported by.
report() {
  name=$1
  shift
  outcome=0
  found=$("$@" 2>&1) || outcome=$?
  if [ $outcome -eq 0 ]; then
    printf 'ok    %s\n' "$name"
  elif [ $outcome -eq 69 ]; then
    printf 'skip  %s: %s\n' "$name" "$found"
  else
    failures=$((failures + 1))
    printf 'FAIL  %s\n' "$name"
    printf '%s\n' "$found" | sed 's/^/      /'
  fi
}

case "$part" in
  all | sources | objects) ;;
  *)
    echo "usage: sh Tests/Checks/all.sh [sources|objects]" >&2
    exit 64
    ;;
esac

if [ "$part" != objects ]; then
  report "the checks can fail" sh "$here/self-test.sh"
  report "Swift is formatted as .swift-format says" formatted
  report "no absolute path of a machine" no_machine_path
  report "no host name of a package registry" no_registry_host
  report "no file of Sources over 500 lines" no_long_file
  report "no resource bundle that binds a binary to its build folder" no_resource_bundle
  report "no test switched off" no_disabled_test
  report "no import that compiles the sources a second time" no_testable_import
  report "nothing left for later" nothing_left_open
  report "relative links of the Markdown files lead somewhere" links_resolve
  report "the top level holds only what belongs there" tidy_top_level
fi
if [ "$part" != sources ]; then
  report "kernel objects have no weak text symbol" no_weak_kernel_symbol .build/release
  report "a path takes no more instructions than recorded" sh "$here/instructions.sh"
  report "documents fit their schemas" sh "$here/schemas.sh"
  report "workbooks go through LibreOffice and back" sh "$here/workbooks.sh"
fi

if [ $failures -ne 0 ]; then
  echo "$failures of the checks failed"
  exit 1
fi
