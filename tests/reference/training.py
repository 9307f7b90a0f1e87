"""The loop: batches, one step, examinations of the whole table."""

import json
import math

import torch

from losses import losses
from networks import forward, initial, targets
from optimizers import update


def gradient(config, n, weights, pairs):
    """Gradient of the mean loss of some pairs, at weights with noise on them if the config says so."""
    noise = config["optimizer"]["weight_noise"]
    leaves = {name: (w + noise * torch.randn_like(w)).requires_grad_() for name, w in weights.items()}
    logits = forward(config, n, leaves, pairs, training=True)
    loss = losses(config, logits, targets(config, n, pairs)).mean()
    found = torch.autograd.grad(loss, list(leaves.values()), allow_unused=True)
    none = lambda w, g: torch.zeros_like(w) if g is None else g
    return {name: none(weights[name], g) for name, g in zip(leaves, found)}


@torch.no_grad()
def examine(config, n, weights, pairs):
    """Mean loss and accuracy. A pair that is scored at two positions is right if both are."""
    logits, right = forward(config, n, weights, pairs), targets(config, n, pairs)
    correct = (logits.argmax(1) == right).view(len(pairs), -1).all(1)
    return losses(config, logits, right).mean().item(), correct.float().mean().item()


def next_evaluation(config, step):
    """Evaluations are log-spaced."""
    return max(step + 1, math.ceil(step * (1 + config["train"]["eval_spacing"])))


def batches(config, train):
    """Batch after batch, for ever."""
    size = min(config["train"]["batch_size"] or len(train), len(train))
    if config["train"]["batch_size"] is not None and config["train"]["sampling"] == "replacement":
        while True:
            yield train[torch.randint(len(train), (size,))]
    if size == len(train):
        while True:
            yield train
    if config["train"]["batch_size"] is not None and config["train"]["sampling"] == "even":
        while True:  # equally large, give or take a pair
            yield from train[torch.randperm(len(train))].tensor_split(math.ceil(len(train) / size))
    while True:  # "passes": each shuffles the pairs and cuts them into batches, the last one smaller
        yield from train[torch.randperm(len(train))].split(size)


def main(config):
    n, train, test = task(config["task"]["train_fraction"], config["seeds"]["split_seed"])
    torch.manual_seed(config["seeds"]["init_seed"])
    weights = initial(config, n)
    torch.manual_seed(config["seeds"]["batch_seed"])
    memory, due = {}, 0
    steps = config["train"]["max_steps"]
    for step, batch in zip(range(steps + 1), batches(config, train)):
        if step in (due, steps):
            (train_loss, train_accuracy), (test_loss, test_accuracy) = (
                examine(config, n, weights, pairs) for pairs in (train, test)
            )
            row = dict(step=step, train_loss=train_loss, train_accuracy=train_accuracy)
            print(json.dumps(row | dict(test_loss=test_loss, test_accuracy=test_accuracy)), flush=True)
            due = next_evaluation(config, step)
        if step < steps:
            update(config, step, weights, gradient(config, n, weights, batch), memory)
    return weights
