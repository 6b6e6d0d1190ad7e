"""PyTorch's side of the benchmark: the lab's workloads on one processor thread or, with `--device cuda`, on a graphics card.

Reads one JSON object per line, {"id", "method", "ask"}, and answers each with one line, {"id", "answer"} or {"id", "error"};
the methods are those of src/bench/protocol.ts. The data are random: only their shapes matter to the time.
"""

import json
import os
import queue
import random
import sys
import threading
import time
from functools import partial

import torch
import torch.nn.functional as F
from torch import nn

BATCH = 64
PAIRS = 256
LEARNING_RATE = 1e-3
MEMBERS, EPOCHS, VIEWS, CONTRASTIVE_EPOCHS, HEAD_STEPS, CLASSES = 400, 100, 8, 40, 500, 10
FEATURES = CLASSES + 1
READ_EVERY_SECONDS = 0.1

DEVICE = "cuda" if sys.argv[1:] == ["--device", "cuda"] else "cpu"
# A default device would do without these, but PyTorch then takes a detour in every call.
rand = partial(torch.rand, device=DEVICE)
randint = partial(torch.randint, device=DEVICE)
randperm = partial(torch.randperm, device=DEVICE)
arange = partial(torch.arange, device=DEVICE)


class Cnn(nn.Module):
    """conv 16, pool, conv 32, pool, dense 128, dense C, with a dropout site after each but the last."""

    def __init__(self, channels, side, rate=0.0):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, 16, 3, padding=1)
        self.conv2 = nn.Conv2d(16, 32, 3, padding=1)
        self.dense1 = nn.Linear(32 * (side // 4) ** 2, 128)
        self.dense2 = nn.Linear(128, CLASSES)
        self.rate = rate

    def forward(self, x):
        # ReLU after pooling gives the same as before it, on a quarter of the elements.
        x = self.drop(F.relu(F.max_pool2d(self.conv1(x), 2)))
        x = self.drop(F.relu(F.max_pool2d(self.conv2(x), 2)))
        return self.dense2(self.drop(F.relu(self.dense1(x.flatten(1)))))

    def drop(self, x):
        return F.dropout(x, self.rate) if self.rate else x


class ResidualBlock(nn.Module):
    """The block that enters ResNet-18's second stage (CIFAR form) at a quarter of its width, and a classifier."""

    def __init__(self, inputs=16, outputs=32, stride=2):
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.norm1 = nn.BatchNorm2d(outputs)
        self.conv2 = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.norm2 = nn.BatchNorm2d(outputs)
        self.shortcut = nn.Conv2d(inputs, outputs, 1, stride, bias=False)
        self.norm3 = nn.BatchNorm2d(outputs)
        self.dense = nn.Linear(outputs, CLASSES)

    def forward(self, x):
        y = F.relu(self.norm1(self.conv1(x)))
        y = F.relu(self.norm2(self.conv2(y)) + self.norm3(self.shortcut(x)))
        return self.dense(y.mean((2, 3)))


def mlp(*units):
    layers = []
    for i, (inputs, outputs) in enumerate(zip(units, units[1:])):
        layers += [nn.ReLU()] * (i > 0) + [nn.Linear(inputs, outputs)]
    return nn.Sequential(*layers).to(DEVICE)


def stepper(parameters, loss_of):
    """A function that takes one Adam step on loss_of(*batch) and hands out the loss, unread."""
    optimizer = torch.optim.Adam(parameters, LEARNING_RATE)

    def step(*batch):
        loss = loss_of(*batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.detach()

    return step


def batches(count, size):
    while True:
        order = randperm(count)
        for start in range(0, count - size + 1, size):
            yield order[start : start + size]


def classifier_step(model, images):
    model = model.to(DEVICE)
    labels = randint(0, CLASSES, (len(images),))
    step = stepper(model.parameters(), lambda rows: F.cross_entropy(model(images[rows]), labels[rows]))
    chosen = batches(len(images), BATCH)
    return lambda: step(next(chosen))


def encoder():
    return nn.Sequential(mlp(FEATURES, 128, 64), nn.ReLU())


def contrastive_step(network, views):
    """@param views [V, pool, features]"""
    size = min(PAIRS, views.shape[1])

    def loss_of(rows):
        # Drawn on the processor: a card would have to be waited for.
        first, second = random.sample(range(len(views)), 2)
        z = F.normalize(network(torch.cat([views[first, rows], views[second, rows]])), dim=1)
        return F.cross_entropy(z[:size] @ z[size:].T / 0.05, arange(size))

    step = stepper(network.parameters(), loss_of)
    chosen = batches(views.shape[1], size)
    return lambda: step(next(chosen))


def head_step(network, rows):
    truths = rand(len(rows), 1).round()
    step = stepper(
        [p for p in network.parameters() if p.requires_grad],
        lambda chosen: F.binary_cross_entropy_with_logits(network(rows[chosen]), truths[chosen]),
    )
    return lambda: step(randint(0, len(rows), (BATCH,)))


def answers(model, images, batch=1000):
    with torch.no_grad():
        return torch.cat([model(part) for part in images.split(batch)]).cpu()


def train_model(rate):
    images = rand(MEMBERS, 1, 28, 28)
    model = Cnn(1, 28, rate).to(DEVICE)
    labels = randint(0, CLASSES, (MEMBERS,))
    step = stepper(model.parameters(), lambda rows: F.cross_entropy(model(images[rows]), labels[rows]))
    for _ in range(EPOCHS):
        for rows in randperm(MEMBERS).split(BATCH):
            step(rows)
    return model


def train_encoder(views):
    network = nn.Sequential(encoder(), mlp(64, 32))
    step = contrastive_step(network, views)
    for _ in range(CONTRASTIVE_EPOCHS * (views.shape[1] // PAIRS)):
        step()
    return network[0]


def fit_head(inputs, rows, trained=None):
    head = mlp(inputs, 64, 1)
    step = head_step(nn.Sequential(trained, head) if trained else head, rows)
    for _ in range(HEAD_STEPS):
        step()


def labelled(count):
    return rand(2 * MEMBERS // 10, count)


def fit_contrastive_heads():
    fit_head(64, labelled(64))
    fit_head(64, labelled(FEATURES), encoder())


def fit_all_heads():
    fit_contrastive_heads()
    fit_head(64, labelled(64))
    fit_head(64, labelled(FEATURES), encoder())
    fit_head(784, labelled(784))


def some_views():
    return rand(VIEWS, 4 * MEMBERS, FEATURES)


def default_run():
    """Target, shadow, views, encoder and the five heads; no intervals, which the lab computes besides."""
    train_model(0.0)
    shadow = train_model(0.1)
    pool = rand(4 * MEMBERS, 1, 28, 28)
    for _ in range(VIEWS):
        answers(shadow, pool)
    train_encoder(some_views())
    fit_all_heads()


def tau_change():
    train_encoder(some_views())
    fit_contrastive_heads()


def views_step():
    model, images = Cnn(1, 28, 0.1).to(DEVICE), rand(250, 1, 28, 28)
    return lambda: answers(model, images)


WORKLOADS = {
    "cnn28-train": lambda: classifier_step(Cnn(1, 28), rand(512, 1, 28, 28)),
    "cnn32-train": lambda: classifier_step(Cnn(3, 32), rand(512, 3, 32, 32)),
    "resnet-block-train": lambda: classifier_step(ResidualBlock(), rand(128, 16, 32, 32)),
    "attack-step": lambda: contrastive_step(
        nn.Sequential(encoder(), mlp(64, 32)), rand(VIEWS, 1600, FEATURES)
    ),
    "views": views_step,
    "head": lambda: head_step(mlp(64, 64, 1), labelled(64)),
    "default-run": lambda: default_run,
    "tau-change": lambda: tau_change,
    "label-change": lambda: fit_all_heads,
}


def settle():
    """Waits for the card: calls return before it has computed them."""
    if DEVICE == "cuda":
        torch.cuda.synchronize()


def run(step, seconds, chunk):
    """Steps in chunks that are waited for, each of about a tenth of a second, as the lab's own are (src/bench/lap.ts)."""
    begun = now = time.perf_counter()
    steps = 0
    while True:
        since = now
        for _ in range(chunk["steps"]):
            step()
        settle()
        steps += chunk["steps"]
        now = time.perf_counter()
        if now - since < READ_EVERY_SECONDS / 2:
            chunk["steps"] *= 2
        elif now - since > 2 * READ_EVERY_SECONDS:
            chunk["steps"] = max(1, chunk["steps"] // 2)
        if now - begun >= seconds:
            return {"steps": steps, "seconds": now - begun}


def blas():
    """What multiplies matrices here. Debian builds PyTorch against any BLAS, and chooses one when it is loaded."""
    line = next((part for part in torch.__config__.show().split(",") if "BLAS_INFO=" in part), "")
    built = line.split("BLAS_INFO=")[-1].strip() or "unknown"
    if built != "generic":
        return built
    try:
        with open("/proc/self/maps") as maps:
            loaded = maps.read().lower()
    except OSError:
        return built
    found = next((name for name in ("openblas", "blis", "atlas", "mkl_rt") if name in loaded), None)
    return found or "reference (several times slower: install libopenblas0-pthread)"


def about():
    if DEVICE == "cuda":
        return f"PyTorch {torch.__version__} on {torch.cuda.get_device_name()}"
    return f"PyTorch {torch.__version__}, BLAS {blas()}, {torch.get_num_threads()} thread"


def answer(call, opened):
    kind = call["call"]
    if kind == "start":
        return about()
    if kind == "open":
        make = WORKLOADS.get(call["request"]["name"])
        if not make or call["request"].get("sizes"):
            raise ValueError(f"no such workload: {json.dumps(call['request'])}")
        opened[call["handle"]] = (make(), {"steps": 1})
        return None
    if kind == "run":
        step, chunk = opened[call["handle"]]
        return run(step, call["seconds"], chunk)
    if kind == "close":
        del opened[call["handle"]]
    return None


def lines():
    """Lines of standard input. Whoever writes them ends this process by closing it, also in the middle of a measurement."""
    waiting = queue.SimpleQueue()

    def listen():
        for line in sys.stdin:
            waiting.put(line)
        os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        yield waiting.get()


def main():
    torch.set_num_threads(1)
    # Gradients that fade away would otherwise be computed in slow denormal numbers.
    torch.set_flush_denormal(True)
    if DEVICE == "cuda":
        if not torch.cuda.is_available():
            sys.exit("PyTorch sees no CUDA device")
    opened = {}
    for line in lines():
        request = json.loads(line)
        try:
            reply = {"id": request["id"], "answer": answer({"call": request["method"], **request["ask"]}, opened)}
        except Exception as error:  # noqa: BLE001 - whatever it is, the other side must hear of it
            message = {"name": type(error).__name__, "message": str(error), "hint": ""}
            reply = {"id": request["id"], "error": message}
        print(json.dumps(reply), flush=True)


main()
