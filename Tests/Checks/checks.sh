# One function a check, for all.sh and self-test.sh to read in. Each looks at the tree in the
# current folder, prints what it finds, and returns 0 only when it found nothing.
#
# Patterns are written so that they do not match themselves: a[b]c, not abc.

# Text files that are tracked or would be: `git grep` with the rules of .gitignore.
#
# Prints the matching lines and returns 1 when there are any. A pattern that cannot be read is
# a failure as well, not a tree without findings.
none_match() {
  status=0
  git grep -I --untracked --line-number "$@" || status=$?
  [ $status -eq 1 ]
}

# Tracked and new files under some folders, one a line; symbolic links are left out, since
# what they point to is listed under its own name.
listed_files() {
  git -c core.quotepath=off ls-files --cached --others --exclude-standard -- "$@" |
    while IFS= read -r file; do
      if [ -f "$file" ] && [ ! -L "$file" ]; then printf '%s\n' "$file"; fi
    done
}

formatted() {
  swift format lint --strict --parallel --recursive Package.swift Sources Tests
}

no_machine_path() {
  none_match -E '(^|[^A-Za-z0-9_.~/*-])/(home|Users|root|work|workspace|opt|mnt|srv|tmp)/'
}

no_registry_host() {
  none_match -i -E \
    '(deb|snapshot|security)[.]debian[.]|archive[.]ubuntu|pypi[.]org|pythonhosted[.]|npmjs[.]|crates[.]io|golang[.]org|maven[.]org|rubygems[.]|pkg[.]dev|anaconda[.]org'
}

# What a test records as JSON is read by no one line by line.
no_long_file() {
  long=$(listed_files Sources | grep -v '[.]json$' | while IFS= read -r file; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 500 ]; then printf '%s: %d lines\n' "$file" "$lines"; fi
  done)
  printf '%s' "$long"
  [ -z "$long" ]
}

no_resource_bundle() {
  none_match -E 'Bundle[.]module' -- Sources Tests Package.swift
}

no_disabled_test() {
  none_match -E '[.]disabled[(]|XCT[S]kip' -- Tests
}

# Sources would be compiled twice for them: what a test needs is `package`.
no_testable_import() {
  none_match -E '@testabl[e]' -- Tests
}

nothing_left_open() {
  none_match -E '\b(TO[D]O|FIX[M]E|XX[X])\b' -- Sources Tests Models run README.md &&
    none_match -i -w -E 'placehol[d]ers?' -- Sources Models run README.md
}

# Links in running text only: what stands between ``` lines is code.
links_resolve() {
  broken=$(listed_files '*.md' | while IFS= read -r file; do
    folder=$(dirname "$file")
    awk '/^[ ]*```/ { code = !code; next } !code' "$file" | grep -o '](<\{0,1\}[^)]*)' |
      sed -e 's/^](<\{0,1\}//' -e 's/)$//' -e 's/>$//' -e 's/[ ]".*$//' -e 's/#.*$//' \
        -e 's/%20/ /g' |
      while IFS= read -r link; do
        case "$link" in
          '' | http://* | https://* | mailto:* | doc:*) continue ;;
        esac
        if [ ! -e "$folder/$link" ]; then printf '%s: no %s\n' "$file" "$link"; fi
      done
  done)
  printf '%s' "$broken"
  [ -z "$broken" ]
}

tidy_top_level() {
  strangers=$(git -c core.quotepath=off ls-files --cached --others --exclude-standard |
    sed 's,/.*,,' | sort -u | grep -vxE \
    'Package[.]swift|README[.]md|CHANGELOG[.]md|CONTRIBUTING[.]md|LICENSE|[.]swift-format|[.]editorconfig|[.]gitignore|run|[.]ci|Sources|Tests|Models|Benchmarks') || true
  printf '%s' "$strangers"
  [ -z "$strangers" ]
}

# A weak function compiled for one instruction set may replace the others' at the link, and then
# stop an older processor with an illegal instruction.
no_weak_kernel_symbol() {
  products=$1
  for build in Baseline V3 V4 SingleBaseline SingleV3 SingleV4; do
    if ! ls "$products/OutturnKernel$build.build"/*.o >/dev/null 2>&1; then
      printf 'no objects of OutturnKernel%s: build with swift build -c release\n' "$build"
      return 1
    fi
  done
  weak=$(for build in Baseline V3 V4 SingleBaseline SingleV3 SingleV4; do
    nm "$products/OutturnKernel$build.build"/*.o | sed -n "s/.* W /OutturnKernel$build: /p"
  done)
  printf '%s' "$weak"
  [ -z "$weak" ]
}
