"""grokscope's own random numbers (src/core/rng.rs), so that dropout and noise can be compared too."""

import contextlib
import math
from unittest import mock

import torch

from networks import alphabet, parameters

MASK = (1 << 64) - 1
# What chance decides in a step: the kinds of `Chance`.
WEIGHTS, GRADIENT, UPDATE, DROPOUT = 3, 4, 5, 6


def mixed(z):
    """The finaliser of SplitMix64."""
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def scattered(kind, step):
    return mixed((((kind << 32) ^ step) + 0x9E3779B97F4A7C15) & MASK)


def uniforms(seed, tag):
    """xoshiro256++ (Blackman and Vigna 2019), as numbers in the open interval (0, 1), without end."""
    z, state = (seed << 32) ^ tag, []
    for _ in range(4):
        z = (z + 0x9E3779B97F4A7C15) & MASK
        state.append(mixed(z))
    a, b, c, d = state
    while True:
        x = (a + d) & MASK
        x = ((((x << 23) | (x >> 41)) & MASK) + a) & MASK
        t = (b << 17) & MASK
        c ^= a
        d ^= b
        b ^= c
        a ^= d
        c ^= t
        d = ((d << 45) | (d >> 19)) & MASK
        yield ((x >> 11) + 0.5) / (1 << 53)


def normals(seed, tag):
    """Standard normal numbers (Box and Muller 1958)."""
    drawn = uniforms(seed, tag)
    while True:
        radius = math.sqrt(-2 * math.log(next(drawn)))
        yield radius * math.cos(2 * math.pi * next(drawn))


def taken(numbers, shape):
    n = math.prod(shape)
    return torch.tensor([next(numbers) for _ in range(n)], dtype=torch.float64).float().view(shape)


class Chance:
    """What PyTorch draws in one step, drawn as grokscope does: noise tensor by tensor, first on the weights, then on the
    gradient, then on the update; dropout pass by pass. What a config leaves alone is not drawn."""

    def __init__(self, config, n, step):
        optimizer, seed = config["optimizer"], config["seeds"]["batch_seed"]
        self.model, self.slots, self.scored = config["model"], *alphabet(config, n)[:2]
        kinds = {WEIGHTS: "weight_noise", GRADIENT: "gradient_noise", UPDATE: "update_noise"}
        tensors = len(parameters(config, n))
        streams = [
            normals(seed, scattered(kind, step)) if optimizer[noise] else None for kind, noise in kinds.items()
        ]
        self.noise = iter([stream for stream in streams for _ in range(tensors)])
        self.dropped = uniforms(seed, scattered(DROPOUT, step))
        self.passes = 0

    def randn_like(self, x):
        stream = next(self.noise)
        return torch.zeros_like(x) if stream is None else taken(stream, x.shape)

    def dropout(self, x, rate, training):
        if rate == 0 or not training:
            return x
        self.passes += 1
        keep = 1 - rate
        mask = torch.ones_like(x)
        # A transformer's last layer is computed where it is scored, and nowhere else; each layer drops twice.
        last = x.dim() == 3 and self.passes > 2 * (self.model["n_layers"] - 1)
        at = self.scored if last else slice(None)
        drawn = torch.tensor([next(self.dropped) for _ in range(mask[:, at].numel())], dtype=torch.float64)
        mask[:, at] = (drawn.view(mask[:, at].shape) < keep).float() / keep
        return x * mask


@contextlib.contextmanager
def shared(config, n, step):
    """PyTorch draws grokscope's numbers in here."""
    chance = Chance(config, n, step)
    with mock.patch("torch.randn_like", chance.randn_like):
        with mock.patch("torch.nn.functional.dropout", chance.dropout):
            yield


def check():
    """The numbers that src/core/rng.rs has recorded for seed 0."""
    init = 2
    drawn = uniforms(0, init)
    assert [next(drawn) for _ in range(3)] == [0.7652352761267771, 0.5371627070983356, 0.6512915588752313]
