#!/bin/sh
# Proves that a package can depend on Outturn by version, and that the README's library example is
# all it has to write.
#
#   sh Tests/Checks/dependent.sh
#
# Clones the repository's last commit into a temporary folder and tags it there, writes a package
# that names that version and holds the README's example, builds it in release and runs it on the
# clone's model. Exit status 0 when it prints a probability. Takes a full build: several minutes.
set -eu
unset CDPATH
here=$(cd "$(dirname "$0")/../.." && pwd)
version=$(sed -n 's/.*static let current = "\([0-9.]*\)".*/\1/p' "$here/Sources/Outturn/Project.swift")
: "${version:?no version in Sources/Outturn/Project.swift}"

place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
trap 'exit 75' INT TERM
git clone --quiet --no-hardlinks "$here" "$place/outturn"
# A tag of that name may have come along; the last commit is what is tried.
git -C "$place/outturn" tag --force "$version" >/dev/null

mkdir -p "$place/dependent/Sources/Dependent"
cat >"$place/dependent/Package.swift" <<MANIFEST
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Dependent",
  dependencies: [.package(url: "file://$place/outturn", exact: "$version")],
  targets: [
    .executableTarget(
      name: "Dependent", dependencies: [.product(name: "Outturn", package: "outturn")])
  ])
MANIFEST
sed -n '/^```swift$/,/^```$/p' "$here/README.md" | sed '/^```/d' \
  >"$place/dependent/Sources/Dependent/main.swift"
grep -q '^import Outturn$' "$place/dependent/Sources/Dependent/main.swift" || {
  echo "dependent.sh: the README has no Swift example that imports Outturn" >&2
  exit 1
}

swift build -c release --package-path "$place/dependent" >"$place/build.log" 2>&1 || {
  tail -n 30 "$place/build.log" >&2
  echo "dependent.sh: a package that depends on Outturn $version does not build" >&2
  exit 1
}
cd "$place/outturn"
"$place/dependent/.build/release/Dependent" >"$place/answer.txt"
cat "$place/answer.txt"
grep -q '[0-9] %' "$place/answer.txt" || {
  echo "dependent.sh: the README's example prints no probability" >&2
  exit 1
}
