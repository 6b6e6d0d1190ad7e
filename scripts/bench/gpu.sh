#!/usr/bin/env bash
# What only a machine with a graphics card can tell: whether Dawn finds the card, whether the kernels compute rightly on it,
# how fast they train there beside WebAssembly and PyTorch, what the page does there, and how long a run of ResNet-18 takes.
#
# usage: scripts/bench/gpu.sh FOLDER [STEP ...]
#   steps: card tests rows turns growth runs reports profile page resnet wasm wasm-runs
#
# Each step writes FOLDER/STEP.log and ends when its time is up. Needs Node, a driver for Vulkan with its loader and, for the
# comparison, a python3 with PyTorch for CUDA; neither network nor a package manager, where packages lie in node_modules.
#
#   COPIED=1          node_modules, dist-cli and dist came along with this folder: they are taken as they are
#   OTHERS="a b"      folders of other builds of the command line, which the step turns measures in turns with this one
#   CIFAR10=file      the archive, or the compact file, that the step resnet reads
#   CHROME=file       the Chromium of the step page; CHROME_FLAGS and PAGE_HASH: see page.mjs
#   ROWS, PEERS, ROUNDS, RUN   what the steps rows, turns, wasm and resnet take instead of their own
set -u
cd "$(dirname "$0")/../.."
out=$(realpath -m "${1:?usage: scripts/bench/gpu.sh FOLDER [STEP ...]}")
shift
[ $# -gt 0 ] || set -- card tests rows turns growth runs reports profile page resnet wasm wasm-runs
mkdir -p "$out"

clmia() { node scripts/clmia.mjs "$@"; }
export -f clmia

# step NAME SECONDS COMMAND
step() {
  local begun=$SECONDS
  timeout -k 5 "$2" bash -c "$3" >"$out/$1.log" 2>&1
  echo "$1: exit $? after $((SECONDS - begun)) s"
}

prepare() {
  ldconfig -p | grep -q 'libvulkan\.so\.1' || echo 'Vulkan has no loader here: unpack libvulkan1, and run ldconfig.'
  if [ -n "${COPIED:-}" ]; then
    cp package-lock.json node_modules/.installed-lock
    for built in dist-cli/main.js dist/index.html; do [ ! -e $built ] || touch $built; done
  fi
  clmia help
}

# turns FOLDER ...: this build and the others, twice over, each beside the same peer
turns() {
  for turn in 1 2; do
    for build in "$@" dist-cli; do
      echo "turn $turn of $build"
      node "$build/main.js" bench --json --engine webgpu --rows "$ROWS" --rounds "$ROUNDS" --peers "${PEERS:-torchCuda}"
    done
  done
}

# profile ROW ...: where the thread that trains spends its time
profile() {
  for row in "$@"; do
    node --cpu-prof --cpu-prof-dir="$out/profile-$row" dist-cli/main.js bench --json --engine webgpu --rows "$row" \
      --rounds 5 --peers torchCuda
    node scripts/bench/profile.mjs "$out/profile-$row"
  done
}
export -f prepare turns profile
export out

export ROWS=${ROWS:-cnn28-train,cnn32-train,resnet-block-train,attack-step,views,head}
export ROUNDS=${ROUNDS:-5}
RUNS='default-run,tau-change,label-change'
RUN=${RUN:---set dataset.name=cifar-10 --set dataset.membersPerModel=900 --set target.architecture=resnet18 --set target.epochs=20}
BENCH="clmia bench --json --rounds $ROUNDS"

step prepare 120 prepare
for name in "$@"; do
  case $name in
    card) step card 60 'nvidia-smi; node scripts/bench/adapter.mjs' ;;
    tests) step tests 180 'node node_modules/vitest/vitest.mjs run --reporter=verbose webgpu' ;;
    rows) step rows 180 "$BENCH --engine webgpu --rows $ROWS --peers ${PEERS:-torch1,torchCuda}" ;;
    turns) step turns 240 "turns ${OTHERS:-}" ;;
    growth) step growth 120 "$BENCH --engine webgpu --rows cnn28-train-by-batch,attack-step-by-batch" ;;
    runs) step runs 240 "clmia bench --json --engine webgpu --rows $RUNS --rounds 3 --peers torch1,torchCuda" ;;
    reports) step reports 90 'for engine in webgpu wasm; do clmia run --engine $engine; done' ;;
    profile) step profile 60 'profile cnn28-train attack-step' ;;
    page) step page 150 'for engine in webgpu wasm; do node scripts/bench/page.mjs "$out" $engine; done' ;;
    resnet) step resnet 120 "clmia run --engine webgpu ${CIFAR10:+--data $CIFAR10} $RUN" ;;
    wasm) step wasm 90 "$BENCH --engine wasm --rows $ROWS --peers torch1" ;;
    wasm-runs) step wasm-runs 240 "clmia bench --json --engine wasm --rows $RUNS --rounds 3 --peers torch1" ;;
    *) echo "no step $name" ;;
  esac
done
