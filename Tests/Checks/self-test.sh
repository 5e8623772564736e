#!/bin/sh
# Shows of each check in checks.sh that it passes on a clean tree and fails on one with a fault.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")" && pwd)
. "$here/checks.sh"

tree=$(mktemp -d)
trap 'rm -rf "$tree" "$tree.found"' EXIT INT TERM
cp "$here/../../.swift-format" "$tree/"
cd "$tree"
git init -q .
echo .build/ >.gitignore
problems=0

problem() {
  printf '%s\n' "$1"
  problems=$((problems + 1))
}

# A small tree that every check passes.
clean_tree() {
  rm -rf Package.swift README.md Sources Tests Models .build surplus
  mkdir -p Sources/Thing Tests/ThingTests Models/thing .build
  echo 'let answer = 42' >Sources/Thing/Thing.swift
  echo 'let answer = 42' >Tests/ThingTests/ThingTests.swift
  echo '// swift-tools-version: 6.2' >Package.swift
  echo 'See [the package](Package.swift#top) and [the net](https://example.org).' >README.md
  for build in Baseline V3 V4 SingleBaseline SingleV3 SingleV4; do
    mkdir -p ".build/OutturnKernel$build.build"
    echo 'int strong(int x) { return x + 1; }' |
      cc -x c -c -o ".build/OutturnKernel$build.build/strong.o" -
  done
}

passes() {
  clean_tree
  if ! found=$("$@" 2>&1); then problem "$* fails on a clean tree: $found"; fi
}

# The check, then a command that puts one fault into the clean tree.
fails() {
  check=$1
  fault=$2
  clean_tree
  eval "$fault"
  if (eval "$check") >"$tree.found" 2>&1; then
    problem "$check does not see: $fault"
  elif ! [ -s "$tree.found" ]; then
    problem "$check fails but does not say why: $fault"
  fi
}

passes formatted
fails formatted 'echo "let  a=1" >Sources/Thing/Thing.swift'

passes no_machine_path
for folder in home root opt tmp; do
  fails no_machine_path "echo 'see \"/$folder/someone/file\"' >>README.md"
done

passes no_registry_host
fails no_registry_host 'printf "%s.%s\n" https://pypi org >>README.md'

passes no_long_file
fails no_long_file 'yes "let line = 1" | head -n 501 >Sources/Thing/Thing.swift'

passes no_resource_bundle
fails no_resource_bundle 'printf "%s.%s\n" Bundle module >>Sources/Thing/Thing.swift'

passes no_testable_import
fails no_testable_import 'echo "@testa""ble import Thing" >Tests/ThingTests/ThingTests.swift'

passes no_disabled_test
fails no_disabled_test 'printf "@Test(.%s(\"slow\"))\n" disabled >>Tests/ThingTests/ThingTests.swift'

passes nothing_left_open
fails nothing_left_open 'printf "// %s%s\n" TO DO >>Sources/Thing/Thing.swift'
fails nothing_left_open 'printf "%s%s\n" Place holder >>README.md'

passes links_resolve
fails links_resolve 'echo "[gone](docs/gone.md)" >>README.md'

passes tidy_top_level
fails tidy_top_level 'echo x >surplus'

passes no_weak_kernel_symbol .build
weak='echo "__attribute__((weak)) int weak(int x) { return x; }" |
  cc -x c -c -o .build/OutturnKernelV4.build/weak.o -'
fails 'no_weak_kernel_symbol .build' "$weak"
fails 'no_weak_kernel_symbol .build' 'rm -r .build/OutturnKernelV3.build'

[ $problems -eq 0 ]
