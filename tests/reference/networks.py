"""The networks. Weights are a dict from names (TransformerLens' own) to matrices [inputs, outputs] and vectors [1, n].

Everything is computed at every position, as one would write it down: grokscope itself looks up what it can, and computes
only what is scored. pairs are [batch, 3]: a, b and the answer c. n is the number of symbols."""

import math

import torch
import torch.nn.functional as F


def alphabet(config, n):
    """What stands at each position ("a", "b", "c" or a token), where the network is scored, and how many tokens and
    logits there are. Symbols are numbered from 0; then come =, the sign of the operation, and EOS."""
    model = config["model"]
    equals, sign, eos = n, n + 1, n + 2
    slots, scored, d_vocab = {
        "a_b": (["a", "b"], [0], n),
        "a_b_eq": (["a", "b", equals], [2], n + 1),
        "a_op_b_eq": (["a", sign, "b", equals], [3], n + 2),
        "eos_a_op_b_eq": ([eos, "a", sign, "b", equals, "c"], [4, 5], max(239, n + 3)),
    }[model["tokens"]]
    closed = model["tokens"] == "eos_a_op_b_eq"
    every_token = closed or model["logits"] == "tokens"  # the other choice is "answers"
    return slots, scored, d_vocab, d_vocab if every_token else n


def parameters(config, n):
    """Name, shape and kind of every tensor, in the order in which a checkpoint's `theta` has them."""
    return PARAMETERS[config["model"]["architecture"]](config, n)


def transformer_parameters(config, n):
    model = config["model"]
    slots, _, d_vocab, n_logits = alphabet(config, n)
    d_model, d_mlp = model["d_model"], model["d_mlp"]
    everywhere, in_mlp = model["biases"] == "all", model["biases"] != "none"
    found = [("embed.W_E", (d_vocab, d_model), "embedding")]
    if model["positions"] not in ("sinusoidal", "rotary"):
        found.append(("pos_embed.W_pos", (len(slots), d_model), model["positions"]))

    def linear(part, letter, shape, kind, biased):
        found.append((f"{part}.W_{letter}", shape, kind))
        if biased:
            found.append((f"{part}.b_{letter}", (1, shape[1]), ("bias", shape[0], part.endswith("attn"))))

    def norm(part, wanted):
        if wanted:
            found.append((f"{part}.w", (1, d_model), "gain"))
        if wanted and model["norm"] != "rms":
            found.append((f"{part}.b", (1, d_model), "shift"))

    for layer in range(model["n_layers"]):
        block = f"blocks.{layer}"
        norm(f"{block}.ln1", model["norm"] != "none")
        for letter in "QKV":
            linear(f"{block}.attn", letter, (d_model, d_model), "attention", everywhere)
        linear(f"{block}.attn", "O", (d_model, d_model), "product", everywhere)
        norm(f"{block}.ln2", model["norm"] != "none")
        for letter in neuron_inputs(model):
            linear(f"{block}.mlp", letter, (d_model, d_mlp), "product", in_mlp)
        linear(f"{block}.mlp", "out", (d_mlp, d_model), "product", in_mlp)
    norm("ln_final", model["final_norm"])
    if not model["tied"]:
        found.append(("unembed.W_U", (d_model, n_logits), "unembedding"))
    if everywhere:
        found.append(("unembed.b_U", (1, n_logits), ("bias", d_model, False)))
    return found


def neuron_inputs(model):
    """The products that neurons are made of: with a gate, first what opens it."""
    return ("gate", "in") if model["activation"] == "swiglu" else ("in",)


def mlp_parameters(config, n):
    """Fully connected layers on one-hot a and b, side by side."""
    model = config["model"]
    d_mlp, found = model["d_mlp"], []
    for layer in range(model["n_layers"]):
        inputs = 2 * n if layer == 0 else d_mlp
        for letter in neuron_inputs(model):
            found.append((f"layers.{layer}.W_{letter}", (inputs, d_mlp), "product"))
            if model["biases"] != "none":
                found.append((f"layers.{layer}.b_{letter}", (1, d_mlp), ("bias", inputs, False)))
    found.append(("unembed.W_U", (d_mlp, n), "unembedding"))
    if model["biases"] == "all":
        found.append(("unembed.b_U", (1, n), ("bias", d_mlp, False)))
    return found


PARAMETERS = {  # model.architecture
    "transformer": transformer_parameters,
    "mlp": mlp_parameters,
}


def initial(config, n):
    """Initial weights: the distributions are grokscope's, the random numbers are PyTorch's."""
    model = config["model"]
    if model["init"] == "analytic":
        return analytic(config, n)
    width = model["d_mlp"] if model["architecture"] == "mlp" else model["d_model"]
    weights = {}
    for name, shape, kind in parameters(config, n):
        value = draw(model["init"], kind, shape, width)
        weights[name] = value if kind in ("gain", "shift") else value * model["init_scale"]
    return weights


def draw(scheme, kind, shape, width):
    """One tensor. Kinds: embedding, learned, attention (query, key, value), product, unembedding, bias, gain, shift."""
    rows, columns = shape
    uniform = lambda bound: (2 * torch.rand(shape) - 1) * bound
    normal = lambda std: torch.randn(shape) * std
    glorot = lambda fan_in, fan_out: uniform(math.sqrt(6 / (fan_in + fan_out)))
    pytorch = scheme in ("pytorch", "pytorch_attention", "mlx")
    if kind == "gain":
        return torch.ones(shape)
    if kind == "shift":
        return torch.zeros(shape)
    if kind == "learned_small":
        return normal(1 / math.sqrt(width))
    if isinstance(kind, tuple):
        _, fan_in, of_attention = kind
        starts_at_0 = not pytorch or (scheme == "pytorch_attention" and of_attention)
        return torch.zeros(shape) if starts_at_0 else uniform(1 / math.sqrt(fan_in))
    if pytorch and kind in ("embedding", "learned"):
        return normal(1 / math.sqrt(width) if scheme == "mlx" else 1)
    if scheme in ("pytorch_attention", "xavier") and kind == "attention":
        return glorot(rows, 3 * columns)  # PyTorch keeps query, key and value as one matrix
    if pytorch:
        return uniform(1 / math.sqrt(rows))
    if scheme == "xavier":
        return glorot(rows, columns)
    if scheme == "orthogonal":
        return torch.nn.init.orthogonal_(torch.empty(shape))
    assert scheme == "scaled_normal"
    return normal(1 / math.sqrt(columns if kind == "unembedding" else width))


def analytic(config, n):
    """Gromov's solution of a + b (arXiv 2301.02679), for a quadratic MLP of one layer."""
    d_mlp, scale = config["model"]["d_mlp"], config["model"]["init_scale"]
    frequencies = max(1, n // 2)
    w = (1 + torch.arange(d_mlp) % frequencies) * (2 * math.pi / n)  # [d_mlp]
    phi, psi = 2 * math.pi * torch.rand(2, d_mlp)
    symbols = torch.arange(n)[:, None]  # [n, 1]
    of_a, of_b = torch.cos(symbols * w + phi), torch.cos(symbols * w + psi)  # [n, d_mlp] each
    of_c = torch.cos(symbols * w + phi + psi)
    return {"layers.0.W_in": scale * torch.cat([of_a, of_b]), "unembed.W_U": scale * of_c.T}


def forward(config, n, weights, pairs, training=False):
    """Logits at the scored positions, [batch · scored, n_logits]."""
    return ARCHITECTURES[config["model"]["architecture"]](config, n, weights, pairs, training)


def targets(config, n, pairs):
    """What the network should say there, [batch · scored]."""
    c = pairs[:, 2]
    if config["model"]["architecture"] == "transformer" and config["model"]["tokens"] == "eos_a_op_b_eq":
        return torch.stack([c, torch.full_like(c, n + 2)], 1).flatten()
    return c


def transformer(config, n, weights, pairs, training):
    model = config["model"]
    slots, scored, _, n_logits = alphabet(config, n)
    column = {"a": pairs[:, 0], "b": pairs[:, 1], "c": pairs[:, 2]}
    tokens = [column[slot] if slot in column else torch.full_like(pairs[:, 0], slot) for slot in slots]
    tokens = torch.stack(tokens, 1)  # [batch, position]
    if model["positions"] == "sinusoidal":
        positions = sinusoids(len(slots), model["d_model"])
    elif model["positions"] == "rotary":
        positions = 0  # attention sees to them
    else:
        positions = weights["pos_embed.W_pos"]
    x = weights["embed.W_E"][tokens] + positions  # [batch, position, d_model]
    norm = lambda part, x: normalized(model, x, weights[f"{part}.w"][0], weights.get(f"{part}.b"))
    pre = lambda part, x: norm(part, x) if model["norm"] in ("pre", "rms") else x
    post = lambda part, x: norm(part, x) if model["norm"] == "post" else x
    drop = lambda x: F.dropout(x, model["dropout"], training)
    for layer in range(model["n_layers"]):
        block = f"blocks.{layer}"
        x = post(f"{block}.ln1", x + drop(attention(config, weights, block, pre(f"{block}.ln1", x))))
        neurons = activated(model, weights, f"{block}.mlp", pre(f"{block}.ln2", x))  # [batch, position, d_mlp]
        x = post(f"{block}.ln2", x + drop(linear(weights, f"{block}.mlp", "out", neurons)))
    if model["final_norm"]:
        x = norm("ln_final", x)
    unembed = weights["embed.W_E"].T[:, :n_logits] if model["tied"] else weights["unembed.W_U"]
    logits = x[:, scored] @ unembed  # [batch, scored, n_logits]
    if "unembed.b_U" in weights:
        logits = logits + weights["unembed.b_U"]
    return logits.flatten(0, 1)


def normalized(model, x, gain, bias):
    """LayerNorm, or RMSNorm, which has no bias."""
    if model["norm"] == "rms":
        return F.rms_norm(x, x.shape[-1:], gain, 1e-5)
    return F.layer_norm(x, x.shape[-1:], gain, bias[0], 1e-5)


def activated(model, weights, part, x):
    """The neurons' outputs."""
    first, *passed = (linear(weights, part, letter, x) for letter in neuron_inputs(model))
    outputs = ACTIVATIONS[model["activation"]](first)
    return outputs * passed[0] if passed else outputs


def attention(config, weights, block, x):
    """Every head's mixture of values, weighted by softmax(q·k/√d_head)."""
    model = config["model"]
    batch, length, d_model = x.shape
    heads = lambda y: y.view(batch, length, model["n_heads"], -1).transpose(1, 2)  # [batch, head, position, d_head]
    q, k, v = (heads(linear(weights, f"{block}.attn", letter, x)) for letter in "QKV")
    if model["positions"] == "rotary":
        q, k = turned(q), turned(k)
    scores = q @ k.transpose(2, 3) / math.sqrt(d_model // model["n_heads"])  # [batch, head, query, key]
    # Two tokens are read at the first, which has to see the second; a closed row contains its answer, which must not
    # be seen where it is asked for.
    closed, pair = (model["tokens"] == tokens for tokens in ("eos_a_op_b_eq", "a_b"))
    if closed or (model["causal"] and not pair):
        later = torch.ones(length, length, dtype=torch.bool).triu(1)
        scores = scores.masked_fill(later, -1e10)
    z = (scores.softmax(3) @ v).transpose(1, 2).reshape(batch, length, d_model)
    return linear(weights, f"{block}.attn", "O", z)


def turned(x):
    """Pairs of numbers turned by angles that grow with the position (Su et al. 2021), [batch, head, position, d_head]."""
    length, d_head = x.shape[2:]
    wave = 1e6 ** (torch.arange(0, d_head, 2, dtype=torch.float64) / d_head)  # [d_head / 2]
    angle = torch.arange(length, dtype=torch.float64)[:, None] / wave  # [position, d_head / 2]
    turn = torch.polar(torch.ones_like(angle), angle).to(torch.complex64)
    pairs = torch.view_as_complex(x.reshape(*x.shape[:3], -1, 2))  # [batch, head, position, d_head / 2]
    return torch.view_as_real(pairs * turn).flatten(3)


def linear(weights, part, letter, x):
    """x·W, plus the bias if there is one."""
    product = x @ weights[f"{part}.W_{letter}"]
    bias = weights.get(f"{part}.b_{letter}")
    return product if bias is None else product + bias


def sinusoids(length, d_model):
    """Sines in even columns, cosines in odd ones (Vaswani et al. 2017), [length, d_model]."""
    column = torch.arange(d_model, dtype=torch.float64)
    angle = torch.arange(length, dtype=torch.float64)[:, None] / 10_000 ** ((column - column % 2) / d_model)
    return torch.where(column % 2 == 0, angle.sin(), angle.cos()).float()


def mlp(config, n, weights, pairs, training):
    model = config["model"]
    x = torch.cat([F.one_hot(pairs[:, 0], n), F.one_hot(pairs[:, 1], n)], 1).float()  # [batch, 2n]
    for layer in range(model["n_layers"]):
        x = activated(model, weights, f"layers.{layer}", x)  # [batch, d_mlp]
        x = F.dropout(x, model["dropout"], training)
    return linear(weights, "unembed", "U", x)  # [batch, n]


ARCHITECTURES = {  # model.architecture
    "transformer": transformer,
    "mlp": mlp,
}


ACTIVATIONS = {  # model.activation
    "relu": F.relu,
    "gelu": F.gelu,
    "quadratic": torch.square,
    "swiglu": F.silu,
}
