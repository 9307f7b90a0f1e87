"""The update rules. weights, gradients and what the rule remembers are dicts of tensors by name."""

import math

import torch


def learning_rate(config, step):
    """Of update number `step`, counted from 0: the very first update of a warm-up changes nothing."""
    optimizer = config["optimizer"]
    peak, warmup = optimizer["lr_peak"], optimizer["warmup_steps"]
    if step < warmup:
        return peak * step / warmup
    if optimizer["schedule"] == "constant":
        return peak
    assert optimizer["schedule"] == "cosine"
    done = min(1, (step - warmup) / max(1, config["train"]["max_steps"] - warmup))
    return peak * (0.1 + 0.9 * (1 + math.cos(math.pi * done)) / 2)


def update(config, step, weights, gradients, memory):
    """One update, in place."""
    optimizer = config["optimizer"]
    gradients = filtered(config, step, weights, gradients, memory)
    decay = optimizer["weight_decay"]
    coupled = optimizer["method"] == "adam" or optimizer["decay"] == "coupled"
    for name, w in weights.items():
        own = memory.setdefault(name, {"start": w.clone()})
        g = gradients[name] + decay * w if coupled else gradients[name]
        direction = METHODS[optimizer["method"]](config, step, name, g, own)
        direction = direction + optimizer["update_noise"] * torch.randn_like(w)
        rate = learning_rate(config, step)
        if optimizer["method"] == "muon" and is_hidden(name):
            rate *= optimizer["muon_lr"] / optimizer["lr_peak"]
        if not coupled:
            towards = {"to_zero": 0, "to_init": own["start"]}[optimizer["decay"]]
            direction = direction + decay * (w - towards)
        w -= rate * direction


def filtered(config, step, weights, gradients, memory):
    """What is done to gradients before the rule sees them: noise, clipping, and then one of the filters."""
    optimizer = config["optimizer"]
    noise = optimizer["gradient_noise"]
    gradients = {name: g + noise * torch.randn_like(g) for name, g in gradients.items()}
    if optimizer["clip_norm"] is not None:
        norm = torch.stack([g.square().sum() for g in gradients.values()]).sum().sqrt()
        factor = min(1, optimizer["clip_norm"] / (norm.item() + 1e-6))
        gradients = {name: g * factor for name, g in gradients.items()}
    apply = FILTERS[optimizer["filter"]]
    for name, g in gradients.items():
        own = memory.setdefault(name, {"start": weights[name].clone()})
        gradients[name] = apply(optimizer, weights[name], g, own)
    return gradients


def unfiltered(optimizer, w, g, own):
    return g


def grokfast_ema(optimizer, w, g, own):
    """Adds a multiple of a running mean that starts at the first gradient (arXiv 2405.20233)."""
    alpha = optimizer["filter_decay"]
    own["slow"] = alpha * own.get("slow", g) + (1 - alpha) * g
    return g + optimizer["filter_gain"] * own["slow"]


def grokfast_ma(optimizer, w, g, own):
    """Adds a multiple of the mean of the latest gradients, once there are enough (arXiv 2405.20233)."""
    window = own.setdefault("window", [])
    window.append(g)
    del window[: -optimizer["filter_window"]]
    if len(window) < optimizer["filter_window"]:
        return g
    return g + optimizer["filter_gain"] * torch.stack(window).mean(0)


def perpendicular(optimizer, w, g, own):
    """Takes away the part along the weights, and keeps the length (arXiv 2501.04697)."""
    across = g - w * ((w * g).sum() / (w.square().sum() + 1e-30))
    return across * (g.norm() / (across.norm() + 1e-30))


FILTERS = {  # optimizer.filter
    "none": unfiltered,
    "grokfast_ema": grokfast_ema,
    "grokfast_ma": grokfast_ma,
    "perpendicular": perpendicular,
}


def mean(own, name, beta, x):
    """A running mean that starts at 0."""
    own[name] = beta * own.get(name, torch.zeros_like(x)) + (1 - beta) * x
    return own[name]


def adam(config, step, name, g, own):
    optimizer = config["optimizer"]
    beta1, beta2 = optimizer["beta1"], optimizer["beta2"]
    m = mean(own, "m", beta1, g) / (1 - beta1 ** (step + 1))
    v = mean(own, "v", beta2, g.square()) / (1 - beta2 ** (step + 1))
    return m / (v.sqrt() + optimizer["eps"])


def snr_adam(config, step, name, g, own):
    """Adam, as far as a gradient stands out of its noise (arXiv 2605.01172)."""
    optimizer = config["optimizer"]
    off = g - own.get("m", torch.zeros_like(g))
    s = mean(own, "s", 0.99, off.square()) / (1 - 0.99 ** (step + 1))
    direction = adam(config, step, name, g, own)
    signal = (own["m"] / (1 - optimizer["beta1"] ** (step + 1))).square()
    return direction * signal / (signal + optimizer["snr_softness"] * s + optimizer["eps"])


def sgd(config, step, name, g, own):
    own["sum"] = config["optimizer"]["momentum"] * own.get("sum", torch.zeros_like(g)) + g
    return own["sum"]


def lion(config, step, name, g, own):
    """The sign of a mean (arXiv 2302.06675)."""
    beta1 = config["optimizer"]["beta1"]
    mixed = beta1 * own.get("m", torch.zeros_like(g)) + (1 - beta1) * g
    mean(own, "m", config["optimizer"]["beta2"], g)
    return mixed.sign()


def muon(config, step, name, g, own):
    """Nesterov momentum made orthogonal for matrices inside the network, Adam for the rest (Jordan 2024)."""
    if not is_hidden(name):
        return adam(config, step, name, g, own)
    beta = config["optimizer"]["momentum"]
    ahead = beta * mean(own, "momentum", beta, g) + (1 - beta) * g
    rows, columns = g.shape
    x = ahead if rows <= columns else ahead.T
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        gram = x @ x.T
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    x = x if rows <= columns else x.T
    return x * math.sqrt(max(1, columns / rows))  # our matrices have outputs in columns


def is_hidden(name):
    """Whether a tensor is a matrix inside the network."""
    return any(part in name for part in (".attn.W_", ".mlp.W_")) or (name.startswith("layers.") and ".W_" in name)


METHODS = {  # optimizer.method
    "adamw": adam,
    "adam": adam,
    "sgd": sgd,
    "muon": muon,
    "lion": lion,
    "snr_adam": snr_adam,
}
