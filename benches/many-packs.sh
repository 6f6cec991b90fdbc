#!/usr/bin/env bash
# Makes many packs of the sample's making, each with figures and a title of its own, and measures how they are rendered:
# in one process, in shares, and again where three have changed.
#
#   benches/many-packs.sh PROGRAM DIR [PACKS [SHARES]]
set -euo pipefail
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") packs=${3:-4000} shares=${4:-2}
mkdir -p "$2"
cd "$(dirname "$0")/.."
sample=$PWD/data/communities-2024-25-q2.json
cd "$2"
rm -rf packs one shares ./*.jsonl
mkdir packs

# Every digit of every figure is another in another pack.
awk -v packs="$packs" '{ line[NR] = $0 } END {
    for (pack = 1; pack <= packs; pack++) {
        name = sprintf("packs/council-%05d.json", pack)
        for (number = 1; number <= NR; number++) {
            text = line[number]
            if (text ~ /"(value|current|previous|target)":/) {
                made = ""
                for (at = 1; at <= length(text); at++) {
                    letter = substr(text, at, 1)
                    made = made (letter ~ /[1-9]/ ? (letter + pack * 7 + at * pack) % 9 + 1 : letter)
                }
                text = made
            }
            sub(/"title": "Performance Report"/, "\"title\": \"Performance Report " pack "\"", text)
            print text > name
        }
        close(name)
    }
}' "$sample"
ls packs/*.json > packs.txt

TIMEFORMAT='%R s by the clock, %U s and %S s of processor'
measure() { time "$@" > /dev/null 2> messages.txt || true; }

printf '%s packs, %s MB\n' "$packs" "$(du -sm packs | cut -f1)"
printf 'one process: '
measure "$program" render --from packs.txt -o one/ --results one.jsonl --skip-unchanged
"$program" results merge one.jsonl --from packs.txt
printf '%s shares at once: ' "$shares"
in_shares() {
    for share in $(seq "$shares"); do
        "$program" render --from packs.txt -o shares/ --shard "$share/$shares" --jobs 1 --results "shares-$share.jsonl" &
    done
    wait
}
measure in_shares
"$program" results merge shares-*.jsonl --from packs.txt
printf 'again, nothing changed: '
measure "$program" render --from packs.txt -o one/ --results one.jsonl --skip-unchanged
for pack in 1 2 3; do echo >> "packs/council-0000$pack.json"; done
printf 'again, three changed: '
measure "$program" render --from packs.txt -o one/ --results one.jsonl --skip-unchanged
"$program" results merge one.jsonl --from packs.txt
