#!/usr/bin/env bash
# Compares the whole process with `typst compile` (typst-cli 0.15.1) on the same templates, view and fonts.
# usage: benches/compare-typst-cli.sh [PACK.json]    Needs: a release build; `typst` on the PATH, or TYPST=path.
# Without a pack it is the built-in sample. Prints the medians of forty-one pairs of runs, by the clock and by processor
# time (user and system).
set -euo pipefail
cd "$(dirname "$0")/.."
typst=${TYPST:-typst}
command -v "$typst" >/dev/null || { echo "typst is not installed: cargo install typst-cli --version 0.15.1 --locked" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -R typst-templates "$work/templates"
mkdir -p "$work/templates/data"

ours() { target/release/committee-report render "${pack[@]}" -o "$work/ours.pdf" "$@" >/dev/null 2>&1; }
theirs() {
  "$typst" compile --root "$work/templates" --font-path fonts --ignore-system-fonts \
    --pdf-standard a-2a,ua-1 --features a11y-extras "$work/templates/main.typ" "$work/theirs.pdf"
}
# Milliseconds of one run, by the clock and of processor time.
timed() { local TIMEFORMAT='%R %U %S'; { time "$@"; } 2>&1 | awk '{ print $1 * 1000, ($2 + $3) * 1000 }'; }
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
column() { awk "{ print $1 }" "$work/runs" | median; }

pack=("$@")
ours --view "$work/templates/data/report.json"
theirs
for ((run = 0; run < 41; run++)); do
  echo "$(timed ours) $(timed theirs)"
done >"$work/runs"
echo "by the clock:   $(column '$1') ms, typst compile $(column '$3') ms; ratio $(column '$1 / $3')"
echo "processor time: $(column '$2') ms, typst compile $(column '$4') ms; ratio $(column '$2 / $4')"
echo "size:           $(wc -c <"$work/ours.pdf") bytes, typst compile $(wc -c <"$work/theirs.pdf") bytes"
