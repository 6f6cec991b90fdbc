#!/usr/bin/env bash
# All packs that a list names, in shares that GNU parallel hands out: to this machine's cores, or with --sshloginfile to others'.
#
#   parallel.sh packs.txt OUT_DIR [SHARES]
set -euo pipefail
list=$1 out=$2 shares=${3:-8}
mkdir -p "$out"
# One thread for each share; a share that failed is told by the merge, the others go on.
seq "$shares" | parallel --jobs "${JOBS:-100%}" \
    committee-report render --from "$list" --shard "{}/$shares" --jobs 1 -o "$out/" \
    --results "$out/results-{}.jsonl" --skip-unchanged || true
committee-report results merge "$out"/results-*.jsonl --from "$list" -o "$out/results.jsonl"
