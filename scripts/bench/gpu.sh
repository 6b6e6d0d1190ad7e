#!/usr/bin/env bash
# What only a machine with a graphics card can tell: whether Dawn finds the card, whether the kernels compute rightly on it,
# how fast they train there beside WebAssembly and PyTorch, and how long a run of ResNet-18 takes.
#
# usage: scripts/bench/gpu.sh FOLDER [STEP ...]    steps: card tests rows growth runs reports resnet wasm wasm-runs
#
# Each step writes FOLDER/STEP.log and ends when its time is up. Needs Node, a driver for Vulkan and, for the comparison, a
# python3 with PyTorch for CUDA. CIFAR10 names the archive, or the compact file, that the step resnet reads.
set -u
cd "$(dirname "$0")/../.."
out=${1:?usage: scripts/bench/gpu.sh FOLDER [STEP ...]}
shift
[ $# -gt 0 ] || set -- card tests rows growth runs reports resnet wasm wasm-runs
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
  if ! ldconfig -p | grep -q 'libvulkan\.so\.1'; then
    apt-get install -y --no-install-recommends libvulkan1 || echo 'Vulkan has no loader here: install libvulkan1.'
  fi
  clmia help
}
export -f prepare

STEPS='cnn28-train,cnn32-train,resnet-block-train,attack-step,views,head'
RUNS='default-run,tau-change,label-change'
RESNET='--set dataset.name=cifar-10 --set dataset.membersPerModel=900 --set target.architecture=resnet18 --set target.epochs=20'

step prepare 300 prepare
for name in "$@"; do
  case $name in
    card) step card 60 'nvidia-smi; node scripts/bench/adapter.mjs' ;;
    tests) step tests 240 'node node_modules/vitest/vitest.mjs run --reporter=verbose src/engine' ;;
    rows) step rows 180 "clmia bench --json --engine webgpu --rows $STEPS --peers tfjsStock,torch1,torchCuda" ;;
    growth) step growth 120 'clmia bench --json --engine webgpu --rows cnn28-train-by-batch,attack-step-by-batch' ;;
    runs) step runs 240 "clmia bench --json --engine webgpu --rows $RUNS --rounds 3 --peers torch1,torchCuda" ;;
    reports) step reports 120 'for engine in webgpu wasm; do clmia run --engine $engine; done' ;;
    wasm) step wasm 90 "clmia bench --json --engine wasm --rows $STEPS --peers torch1" ;;
    wasm-runs) step wasm-runs 240 "clmia bench --json --engine wasm --rows $RUNS --rounds 3 --peers torch1" ;;
    resnet) step resnet 400 "clmia run --engine webgpu ${CIFAR10:+--data $CIFAR10} $RESNET" ;;
    *) echo "no step $name" ;;
  esac
done
