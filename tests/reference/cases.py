"""What is compared: every choice of every setting.

A case is a name, settings that differ from the base, and the name of a rule of PyTorch's own, if that is to be used."""

import copy

# GELU, because a ReLU whose input is 0 but for rounding is open in one implementation and shut in the other: from there
# on two runs differ by 1e-3 in their weights, which says nothing about either.
BASE = {
    "model.activation": "gelu",
    "task.p": 23,
    "task.train_fraction": 0.5,
    "model.d_model": 32,
    "model.n_heads": 4,
    "model.d_mlp": 64,
    "optimizer.lr_peak": 3e-3,
    "train.max_steps": 100,
    "train.batch_size": 128,
    "train.eval_spacing": 0.05,
}

RELU = {"model.activation": "relu"}
PRE = {"model.norm": "pre", "model.final_norm": True}
MODERN = {
    "model.norm": "rms",
    "model.final_norm": True,
    "model.positions": "rotary",
    "model.activation": "swiglu",
    "model.biases": "none",
    "model.init": "mlx",
    "model.tokens": "a_op_b_eq",
}
MLP = {"model.architecture": "mlp", "model.n_layers": 2, "optimizer.lr_peak": 1e-3}


def changed(config, changes):
    config = copy.deepcopy(config)
    for path, value in changes.items():
        *groups, name = path.split(".")
        place = config
        for group in groups:
            place = place[group]
        place[name] = value
    return config



def cases():
    each = lambda path, values, **more: [(f"{path} = {v}", {**more, path: v}, None) for v in values]
    # Every update has its own size: a learning rate at which each makes the loss fall.
    rates = {"sgd": 0.03, "lion": 3e-4, "muon": 3e-3}
    for method in ("adamw", "adam", "sgd", "muon", "lion", "snr_adam"):
        rate = {"optimizer.method": method, "optimizer.lr_peak": rates.get(method, 3e-3)}
        decay = {"optimizer.weight_decay": 0.01 if method == "adam" else 1.0}
        yield f"{method}", {**rate, **decay}, None
        yield f"{method}, ReLU", {**rate, **decay, **RELU}, None
        yield f"{method}, no weight decay", {**rate, "optimizer.weight_decay": 0.0}, None
        if method != "adam":
            yield f"{method}, decay to the initial weights", {**rate, **decay, "optimizer.decay": "to_init"}, None
            coupled = {"optimizer.decay": "coupled", "optimizer.weight_decay": 0.01}
            yield f"{method}, coupled decay", {**rate, **coupled}, None
    yield "PyTorch's own AdamW", {}, "adamw"
    yield "PyTorch's own Adam", {"optimizer.method": "adam", "optimizer.weight_decay": 0.01}, "adam"
    yield "PyTorch's own SGD", {"optimizer.method": "sgd", "optimizer.lr_peak": 0.03, "optimizer.weight_decay": 0.0}, "sgd"
    yield from each("optimizer.filter", ["grokfast_ema", "perpendicular"])
    yield "optimizer.filter = grokfast_ma", {"optimizer.filter": "grokfast_ma", "optimizer.filter_window": 20}, None
    yield "gradients clipped at 0.1", {"optimizer.clip_norm": 0.1, "optimizer.method": "sgd", "optimizer.lr_peak": 0.1}, None
    yield "cosine schedule", {"optimizer.schedule": "cosine"}, None
    yield from each("loss", ["cross_entropy_exact", "stablemax", "mse"])
    yield "zero-sum gradient", {"numerics.zero_sum": True}, None
    for loss in ("cross_entropy", "cross_entropy_exact", "stablemax", "mse"):
        for precision in ("f16", "bf16"):
            yield f"{loss} in {precision}", {"loss": loss, "numerics.precision": precision}, None
    for norm in ("none", "pre", "post", "rms"):
        for final in (False, True):
            settings = {"model.norm": norm, "model.final_norm": final}
            yield f"LayerNorm {norm}{', and a final one' if final else ''}", settings, None
            two = {**settings, "model.n_layers": 2, "model.biases": "all"}
            yield f"LayerNorm {norm}{', and a final one' if final else ''}, two layers, biases", two, None
    for tokens in ("a_b_eq", "a_b", "a_op_b_eq", "eos_a_op_b_eq"):
        for logits in ("tokens", "answers"):
            settings = {"model.tokens": tokens, "model.logits": logits}
            yield f"tokens {tokens}, logits for {logits}", settings, None
            yield f"tokens {tokens}, logits for {logits}, two layers", {**settings, "model.n_layers": 2}, None
    yield from each("model.activation", ["relu", "gelu", "quadratic", "swiglu"])
    yield from each("model.positions", ["learned_small", "sinusoidal", "rotary"])
    yield "rotary positions, two layers, openai/grok's tokens", {"model.positions": "rotary", "model.n_layers": 2, "model.tokens": "eos_a_op_b_eq"}, None
    yield "mlx-grokking's network", {**MODERN, "model.n_layers": 2}, None
    yield from each("model.biases", ["none", "all"])
    yield "no causal mask, three layers", {"model.causal": False, "model.n_layers": 3, **PRE}, None
    yield "tied embedding", {"model.tied": True}, None
    yield "tied embedding, biases, answers only", {"model.tied": True, "model.biases": "all", "model.logits": "answers"}, None
    yield from each("model.init", ["pytorch", "pytorch_attention", "mlx", "xavier", "orthogonal"])
    for biases in ("mlp", "none", "all"):
        for activation in ("relu", "gelu", "quadratic", "swiglu"):
            settings = {**MLP, "model.biases": biases, "model.activation": activation}
            yield f"MLP, {activation}, biases {biases}", settings, None
    yield "MLP, muon", {**MLP, "optimizer.method": "muon"}, None
    yield "MLP, mse", {**MLP, "loss": "mse"}, None
    yield "full batch, ReLU", {"train.batch_size": None, **RELU}, None
    yield "batches cut evenly, ReLU", {"train.sampling": "even", **RELU}, None
    two = {"model.n_layers": 2, **PRE}
    yield "dropout", {"model.dropout": 0.1}, None
    yield "dropout, two layers", {"model.dropout": 0.3, **two}, None
    yield "dropout, two scored tokens", {"model.dropout": 0.1, "model.tokens": "eos_a_op_b_eq", "model.n_layers": 2}, None
    yield "dropout, MLP", {**MLP, "model.dropout": 0.2}, None
    for noise, size in (("weight_noise", 0.01), ("gradient_noise", 0.001), ("update_noise", 0.5)):
        yield f"{noise} {size}", {f"optimizer.{noise}": size}, None
        yield f"{noise} {size}, sgd", {f"optimizer.{noise}": size, "optimizer.method": "sgd", "optimizer.lr_peak": 0.03}, None
    every = {"optimizer.weight_noise": 0.01, "optimizer.gradient_noise": 0.001, "optimizer.update_noise": 0.1}
    yield "dropout and all noise", {"model.dropout": 0.1, **every, **two}, None
    yield "batches with replacement, ReLU", {"train.sampling": "replacement", **RELU}, None


CASES = [(name, {**BASE, **changes}, rule) for name, changes, rule in cases()]
