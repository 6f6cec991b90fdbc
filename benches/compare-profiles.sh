#!/usr/bin/env bash
# Compares two build profiles: what they cost to build and what the sample takes with each.
#
#   benches/compare-profiles.sh [A [B [PAIRS]]]      release, dist and 21 pairs unless they are said
#
# Builds both from scratch in folders of their own below the target folder; that takes two full builds. Instructions are counted where
# valgrind is installed. Times are taken in turn, so that a busy machine is unfair to neither; ratios travel better than seconds.
set -euo pipefail
cd "$(dirname "$0")/.."
a=${1:-release} b=${2:-dist} pairs=${3:-21}
target=${CARGO_TARGET_DIR:-target}/profiles
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
TIMEFORMAT='%U %S'

build() {
    local took
    took=$({ time cargo build --quiet --locked --profile "$1" --target-dir "$target/$1" 2> /dev/null; } 2>&1)
    printf '%s: built in %s seconds of processor time (user, system), %s bytes\n' "$1" "$took" "$(wc -c < "$(program "$1")")"
}

program() { echo "$target/$1/$1/committee-report"; }

instructions() {
    command -v valgrind > /dev/null || { echo "not counted: valgrind is not on this machine"; return; }
    valgrind --tool=callgrind --callgrind-out-file="$out/$1.callgrind" "$(program "$1")" render --jobs 1 -o "$out/$1.pdf" 2>&1 |
        sed -n 's/.*refs: *//p'
}

once() { { time "$(program "$1")" render -o "$out/$1.pdf" > /dev/null 2>&1; } 2>> "$out/$1.times"; }

for profile in "$a" "$b"; do build "$profile"; done
for profile in "$a" "$b"; do printf '%s: instructions %s\n' "$profile" "$(instructions "$profile")"; done
for _ in $(seq "$pairs"); do once "$a"; once "$b"; done
cmp "$out/$a.pdf" "$out/$b.pdf"
for profile in "$a" "$b"; do
    sort -n "$out/$profile.times" | awk -v name="$profile" '{ t[NR] = $1 + $2 } END { print name ": median processor time " t[int((NR + 1) / 2)] " s" }'
done
