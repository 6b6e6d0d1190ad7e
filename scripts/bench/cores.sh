#!/usr/bin/env bash
# What only a machine with many cores can tell: how much faster 16 reference models and a sweep are on many training workers,
# whether the figures stay the same to the last bit, and what a worker costs in memory.
#
# usage: scripts/bench/cores.sh FOLDER [STEP ...]    steps: machine runs sweep memory
#
# JOBS (1 2 4 8 15 18 by default) says on how many workers, ROUNDS (1) how often, SECONDS_AT_MOST (300) how long a run may take,
# SETTINGS what else the step runs sets ("--set target.epochs=25"). Every run writes FOLDER/NAME.json and FOLDER/NAME.log;
# FOLDER/cores.md has the tables, of all that lies in the folder. Needs Linux, Node and nothing else. Reckoned, not measured: on 16
# cores of a slow processor `runs` takes seven minutes, of which the one on a single worker is half; `sweep` and `memory` three and two.
#
# Sixteen reference models, the target and the shadow are 18 trainings, none of which can be shared out: nine workers are about as
# fast as fifteen, and eighteen nearly twice as fast.
set -u
cd "$(dirname "$0")/../.."
out=${1:?usage: scripts/bench/cores.sh FOLDER [STEP ...]}
shift
[ $# -gt 0 ] || set -- machine runs sweep memory
jobs=${JOBS:-1 2 4 8 15 18}
rounds=${ROUNDS:-1}
most=${SECONDS_AT_MOST:-300}
mkdir -p "$out"
node scripts/clmia.mjs help >/dev/null || exit 1

# peak_kb PID: the most memory that a process has held, told when it ends
peak_kb() {
  local most=0 now
  while now=$(awk '/^VmHWM/ { print $2 }' "/proc/$1/status" 2>/dev/null) && [ -n "$now" ]; do
    most=$now
    sleep .1
  done
  echo "$most"
}

# timed NAME COMMAND ARGS...: runs it, and notes its seconds and its peak of memory in kB in NAME.took
timed() {
  local name=$1 begun pid peak
  shift
  begun=$(date +%s.%N)
  timeout -k 5 "$most" node dist-cli/main.js "$@" --json >"$out/$name.json" 2>"$out/$name.log" &
  pid=$!
  sleep .5
  peak=$(peak_kb "$(pgrep -P "$pid" -x node || echo "$pid")")
  wait "$pid"
  echo "$(node -e "console.log((Date.now() / 1000 - $begun).toFixed(2))") $peak $?" >"$out/$name.took"
  echo "$name: $(cat "$out/$name.took") (seconds, peak kB, exit)"
}

LIRA='--engine wasm --set references.count=16 --set attacks=clmia,blind,loss,lira-online,rmia-online'
SHORT='--set target.epochs=2 --set contrastive.epochs=2 --set head.steps=30 --set views.count=2'

for name in "$@"; do
  case $name in
    machine) { uname -sr; node --version; nproc; lscpu | grep -E 'Model name|Thread|Core|MHz|L[23] cache'; free -m; } >"$out/machine.log" 2>&1 ;;
    # Interleaved, so that what else the machine does falls on all alike.
    runs) for round in $(seq "$rounds"); do for j in $jobs; do timed "run-$j-$round" run $LIRA ${SETTINGS:-} --jobs "$j"; done; done ;;
    sweep)
      echo '{"base":{"target.epochs":4,"contrastive.epochs":4,"head.steps":100},"vary":{"seed":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30]}}' >"$out/grid.json"
      for j in $jobs; do case $j in 1 | 4 | 15) timed "sweep-$j-1" sweep "$out/grid.json" --engine wasm --jobs "$j" ;; esac; done
      ;;
    # What each worker beyond the second adds to the peak, beside what the estimate tells of it, for three shapes.
    memory)
      for j in 2 8; do
        timed "memory-default-$j" run $LIRA $SHORT --jobs "$j"
        timed "memory-wide-$j" run $LIRA $SHORT --set target.width=2 --jobs "$j"
        timed "memory-many-$j" run $LIRA $SHORT --set dataset.membersPerModel=1500 --set target.batchSize=256 --jobs "$j"
      done
      ;;
    *) echo "no step $name" ;;
  esac
done
node scripts/bench/coresTable.mjs "$out" | tee "$out/cores.md"
