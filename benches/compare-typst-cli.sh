#!/bin/sh
# Compares the whole process with `typst compile` (typst-cli 0.15.1) on the same templates, view and fonts.
# usage: benches/compare-typst-cli.sh [PACK.json]    Needs: a release build; `typst` on the PATH, or TYPST=path.
# Prints the median of the ratios of twenty-one pairs of runs, by the clock and by processor time (user and system).
set -eu
cd "$(dirname "$0")/.."
typst=${TYPST:-typst}
command -v "$typst" >/dev/null || { echo "typst is not installed: cargo install typst-cli --version 0.15.1 --locked" >&2; exit 2; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -R typst-templates "$work/templates"
mkdir "$work/templates/data"
pack=${1:-data/communities-2024-25-q2.json}

ours() { target/release/committee-report render "$pack" -o "$work/ours.pdf" "$@" >/dev/null 2>&1; }
theirs() {
  "$typst" compile --root "$work/templates" --font-path fonts --ignore-system-fonts \
    --pdf-standard a-2a,ua-1 --features a11y-extras "$work/templates/main.typ" "$work/theirs.pdf"
}
# Seconds of one run by the clock and of processor time: the children of a shell that runs nothing else.
timed() {
  start=$(date +%s%N)
  ("$@"; times >"$work/times")
  end=$(date +%s%N)
  awk -v wall=$((end - start)) 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); s += t[1] * 60 + t[2] } print wall / 1e9, s }' "$work/times"
}
median() { sort -n | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }

ours --view "$work/templates/data/report.json"
theirs
run=0
while [ $run -lt 21 ]; do
  echo "$(timed ours) $(timed theirs)"
  run=$((run + 1))
done >"$work/runs"
echo "by the clock:   $(awk '{ print $1 / $3 }' "$work/runs" | median) of typst compile"
echo "processor time: $(awk '{ print $2 / $4 }' "$work/runs" | median) of typst compile"
ls -l "$work/ours.pdf" "$work/theirs.pdf" | awk '{ print $5 " bytes", $NF }' | sed "s|$work/||"
