#!/bin/sh
# Compares the whole process with `typst compile` (typst-cli 0.15.1) on the same templates, view and fonts.
# usage: benches/compare-typst-cli.sh [PACK.json]    Needs: a release build; `typst` on the PATH, or TYPST=path.
# Prints the processor seconds (user and system) of the fastest of eleven runs of each, in turn, and their ratio.
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
# Processor seconds of one run: the children of a shell that runs nothing else.
timed() {
  ("$@"; times >"$work/times")
  awk 'NR == 2 { for (i = 1; i <= 2; i++) { split($i, t, /[ms]/); s += t[1] * 60 + t[2] } print s }' "$work/times"
}

ours --view "$work/templates/data/report.json"
theirs
for run in 1 2 3 4 5 6 7 8 9 10 11; do
  echo "ours $(timed ours)"
  echo "theirs $(timed theirs)"
done | awk '{ if (!($1 in least) || $2 < least[$1]) least[$1] = $2 }
  END { printf "ours %.3f s, typst compile %.3f s, ratio %.2f\n", least["ours"], least["theirs"], least["ours"] / least["theirs"] }'
ls -l "$work/ours.pdf" "$work/theirs.pdf" | awk '{ print $5 " bytes", $NF }' | sed "s|$work/||"
