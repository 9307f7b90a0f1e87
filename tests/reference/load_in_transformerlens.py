"""Loads exported weights into TransformerLens' HookedTransformer, and compares its losses with grokscope's own and its
logits with those of the reference, which reads the checkpoint.

    python3 tests/reference/load_in_transformerlens.py --grokscope target/release/grokscope

Needs TransformerLens 2 or 3 (4 has removed HookedTransformer) and safetensors."""

import argparse
import json
import sys
import tempfile

import torch
from safetensors import safe_open
from transformer_lens import HookedTransformer, HookedTransformerConfig

from cases import BASE, MODERN, PRE, changed
from compare import Grokscope, relative
from losses import losses
from networks import alphabet, forward, targets

RELU, ALL = {"model.activation": "relu"}, {"model.biases": "all"}
CASES = {
    "as in Nanda et al.": RELU,
    "two layers, LayerNorm, GELU, biases": {**PRE, **ALL, "model.n_layers": 2},
    "sinusoidal positions, tied, answers only": {"model.positions": "sinusoidal", "model.tied": True, "model.logits": "answers"},
    "two tokens, no mask": {"model.tokens": "a_b", **RELU},
    "openai/grok's tokens, three layers, LayerNorm": {"model.tokens": "eos_a_op_b_eq", "model.n_layers": 3, **PRE},
    "RMSNorm, rotary positions, SwiGLU, two layers": {**MODERN, "model.n_layers": 2},
}


def load(path):
    """A HookedTransformer with the weights of a file, and the config of the run they come from."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        weights = {name: file.get_tensor(name) for name in file.keys()}
    model = HookedTransformer(HookedTransformerConfig.from_dict(json.loads(metadata["cfg"])))
    # Masks and angles follow from the settings and are not in the file.
    constant = (".mask", ".IGNORE", ".rotary_sin", ".rotary_cos")
    constants = {name: value for name, value in model.state_dict().items() if name.endswith(constant)}
    model.load_state_dict(weights | constants, strict=True)
    return model, json.loads(metadata["config"])


def differences(grokscope, config):
    """Largest difference of logits from the reference's, and relative difference of the train loss from grokscope's, after
    some training."""
    data, _, rows, last = grokscope.run(config)
    file = grokscope.folder / "weights.safetensors"
    grokscope("export", "weights", "--checkpoint", grokscope.folder / "last", "--out", file)
    model, config = load(file)
    n, pairs = data["n_symbols"], torch.tensor(data["train"])
    slots, scored, _, _ = alphabet(config, n)
    column = {"a": pairs[:, 0], "b": pairs[:, 1], "c": pairs[:, 2]}
    tokens = [column[slot] if slot in column else torch.full_like(pairs[:, 0], slot) for slot in slots]
    with torch.no_grad():
        logits = model(torch.stack(tokens, 1))[:, scored].flatten(0, 1)  # [batch · scored, n_logits]
        loss = losses(config, logits, targets(config, n, pairs)).mean().item()
        off = (logits - forward(config, n, last, pairs)).abs().max().item()
    return off, relative(loss, rows[-1]["train_loss"])


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--grokscope", default="target/release/grokscope", help="the tool")
    options = options.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        grokscope = Grokscope(options.grokscope, folder)
        tiny = next(p for p in json.loads(grokscope("catalogue"))["presets"] if p["id"] == "tiny")["config"]
        for name, changes in CASES.items():
            logits, loss = differences(grokscope, changed(tiny, BASE | changes))
            wrong += not (logits < 1e-4 and loss < 1e-5)
            print(f"{name}: logits differ by at most {logits:.1e}, the loss by {loss:.1e} of itself")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
