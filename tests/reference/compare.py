"""Trains the same weights on the same batches with grokscope and with PyTorch, and compares losses and weights.

    python3 tests/reference/compare.py --grokscope target/release/grokscope [--only WORD] [--results FILE]

Needs torch and nothing else. Everything that PyTorch computes is written anew in this folder; where PyTorch has an update
rule of its own, it is tried as well. For dropout and noise PyTorch is given grokscope's random numbers (chance.py). Then
tries the scripts of `export pytorch`."""

import argparse
import contextlib
import copy
import datetime
import io
import json
import math
import pathlib
import platform
import struct
import subprocess
import sys
import tempfile

import torch

import chance
from cases import CASES, changed
from networks import initial, parameters
from training import examine, gradient, next_evaluation
from optimizers import learning_rate, update

STEPS = 100
TOLERANCE = 1e-3

# PyTorch's own rules, where they are the same rule.
OWN_RULES = {
    "adamw": lambda o, w: torch.optim.AdamW(
        w, betas=(o["beta1"], o["beta2"]), eps=o["eps"], weight_decay=o["weight_decay"]
    ),
    "adam": lambda o, w: torch.optim.Adam(
        w, betas=(o["beta1"], o["beta2"]), eps=o["eps"], weight_decay=o["weight_decay"]
    ),
    "sgd": lambda o, w: torch.optim.SGD(w, momentum=o["momentum"], weight_decay=0),
}


def tensors(path):
    """A safetensors file, by hand: the length of the header, the header, the numbers."""
    data = pathlib.Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    body = bytearray(data[8 + length :])
    read = lambda entry: torch.frombuffer(body[slice(*entry["data_offsets"])], dtype=torch.float32).clone()
    return {name: read(entry).view(entry["shape"]) for name, entry in header.items() if name != "__metadata__"}


def theta(path, layout):
    """The weights in a checkpoint, cut into tensors."""
    flat, start, found = tensors(path)["theta"], 0, {}
    for tensor in layout:
        rows, columns = tensor["shape"]
        found[tensor["name"]] = flat[start : start + rows * columns].view(rows, columns).clone()
        start += rows * columns
    assert start == len(flat)
    return found


class Grokscope:
    """The tool, and a folder for its files."""

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, pathlib.Path(folder)

    def __call__(self, *arguments):
        done = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"grokscope {' '.join(map(str, arguments))}: {done.stderr}")
        return done.stdout

    def run(self, config):
        """Its initial weights, batches, metrics and final weights."""
        file = {name: self.folder / name for name in ("config.json", "first", "last", "metrics.jsonl", "batches.json")}
        file["config.json"].write_text(json.dumps(config))
        options = ["--config", file["config.json"]]
        self("export", "batches", *options, "--steps", STEPS, "--out", file["batches.json"])
        self("run", *options, "--quiet", "--until", 0, "--checkpoint", file["first"])
        self("run", *options, "--quiet", "--out", file["metrics.jsonl"], "--checkpoint", file["last"])
        data = json.loads(file["batches.json"].read_text())
        rows = [json.loads(line) for line in file["metrics.jsonl"].read_text().splitlines()]
        return data, theta(file["first"], data["tensors"]), rows, theta(file["last"], data["tensors"])


def relative(ours, theirs):
    return abs(ours - theirs) / max(abs(ours), abs(theirs), 1e-9)


def train(config, data, weights, rule=None):
    """Losses by step, and the final weights."""
    n = data["n_symbols"]
    parts = [torch.tensor(data[part]) for part in ("train", "test")]
    memory, losses, due = {}, {}, 0
    weights = {name: w.clone() for name, w in weights.items()}
    own = rule and rule(config["optimizer"], list(weights.values()))
    for step in range(STEPS + 1):
        if step in (due, STEPS):
            losses[step] = [value for part in parts for value in examine(config, n, weights, part)]
            due = next_evaluation(config, step)
        if step == STEPS:
            return losses, weights
        if own is None:
            with chance.shared(config, n, step):
                gradients = gradient(config, n, weights, torch.tensor(data["batches"][step]))
                update(config, step, weights, gradients, memory)
        else:
            gradients = gradient(config, n, weights, torch.tensor(data["batches"][step]))
            for name, w in weights.items():
                w.grad = gradients[name]
            own.param_groups[0]["lr"] = learning_rate(config, step)
            own.step()


def compare(grokscope, config, rule=None):
    """Largest relative difference of train and of test losses, of the weights, and how many evaluations there were."""
    data, first, rows, last = grokscope.run(config)
    expected = [(tensor["name"], tuple(tensor["shape"])) for tensor in data["tensors"]]
    named = [(name, shape) for name, shape, _ in parameters(config, data["n_symbols"])]
    assert named == expected, f"tensors: {named}, not {expected}"
    losses, weights = train(config, data, first, rule)
    assert [row["step"] for row in rows] == list(losses), "other steps are examined"
    worst = lambda key, at: max(relative(row[key], losses[row["step"]][at]) for row in rows)
    flat = lambda weights: torch.cat([w.flatten() for w in weights.values()])
    off = (flat(weights) - flat(last)).norm() / (flat(last) - flat(first)).norm()
    moved = rows[0]["train_loss"] - rows[-1]["train_loss"]
    return worst("train_loss", 0), worst("test_loss", 2), off.item(), len(rows), moved


def scripts(grokscope):
    """Every preset and operation as a script: the same table, tensors of the same shapes and sizes, steps that learn."""
    catalogue = json.loads(grokscope("catalogue"))
    configs = {f"preset {preset['id']}": preset["config"] for preset in catalogue["presets"]}
    small = configs["preset tiny"]
    fields = {field["path"]: field for field in catalogue["fields"]}
    choices = lambda path: [option["id"] for option in fields[path]["kind"]["options"]]
    for operation in choices("task.operation"):
        given = {"custom": "a^2 + b"}.get(operation, "")
        if operation != "table":  # written down as any other that is no formula
            changes = {"task.operation": operation, "task.expression": given}
            configs[f"operation {operation}"] = changed(small, changes)
    for path in ("task.holdout", "task.labels"):
        configs |= {f"{path} = {choice}": changed(small, {path: choice}) for choice in choices(path)}
    configs["wrong answers"] = changed(small, {"task.wrong_labels": 5})
    for init in choices("model.init"):
        if init != "analytic":  # for one network only: a preset
            configs[f"init {init}"] = changed(small, {"model.init": init, "model.biases": "all"})
    for name, config in configs.items():
                # A small table, a few steps: the pieces are those of the comparison.
        quick = {"task.p": 23, "train.max_steps": 3, "train.eval_spacing": 1}
        yield name, script_differs(grokscope, changed(config, quick))


def script_differs(grokscope, config):
    """What is wrong with the script of a config; None if nothing is."""
    data, ours, rows, _ = grokscope.run(config)
    space = {"__name__": "script"}
    source = grokscope("export", "pytorch", "--config", grokscope.folder / "config.json")
    exec(compile(source, "script", "exec"), space)
    n, train, test = space["task"](config["task"]["train_fraction"], 0)
    table = lambda *parts: sorted(tuple(pair) for part in parts for pair in part)
    if n != data["n_symbols"] or table(train.tolist(), test.tolist()) != table(data["train"], data["test"]):
        return "another table"
    if len(train) != len(data["train"]):
        return "another share of the table"
    theirs = space["initial"](config, n)
    if [(name, w.shape) for name, w in theirs.items()] != [(name, w.shape) for name, w in ours.items()]:
        return "other tensors"
    for name, w in theirs.items():
        # The standard error of a root mean square of n numbers is below 1/√n of it.
        size, own, tolerance = w.square().mean().sqrt(), ours[name].square().mean().sqrt(), 5 / math.sqrt(w.numel())
        if abs(size - own) > tolerance * max(size, own):
            return f"{name} has size {size:.4f}, not {own:.4f}"
    loss, _ = space["examine"](config, n, theirs, train)
    if relative(loss, rows[0]["train_loss"]) > 0.25:
        return f"an initial loss of {loss:.3f}, not {rows[0]['train_loss']:.3f}"
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        space["main"](config)
    steps = [json.loads(line)["step"] for line in printed.getvalue().splitlines()]
    return None if steps == [0, 1, 2, 3] else f"examinations at {steps}"


def report(rows, failed, tried, wrong, notes):
    """The results as a page."""
    yield "# grokscope beside PyTorch\n"
    yield f"{datetime.date.today()}, {notes}. The same initial weights and batches, {STEPS} steps; written by"
    yield "`tests/reference/compare.py`. Differences are relative: the largest of any examination's train and test loss, and"
    yield "that of the final weights as a share of how far they moved. Allowed for train losses: 1e-3.\n"
    yield "| case | examinations | train loss | test loss | weights | train loss fell by |"
    yield "|---|---|---|---|---|---|"
    for name, (train_off, test_off, off, count, moved) in rows:
        yield f"| {name} | {count} | {train_off:.1e} | {test_off:.1e} | {off:.1e} | {moved:.3f} |"
    yield f"\n{len(rows)} cases, {len(failed)} of them off by more than allowed{': ' if failed else ''}{', '.join(failed)}."
    yield f"\n{len(tried)} scripts of `export pytorch` (every preset, operation, hold-out, kind of answers and initial distribution):"
    yield f"same table, tensors of the same shapes and sizes, same initial loss; {len(wrong)} wrong{': ' if wrong else ''}{', '.join(wrong)}."


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--grokscope", default="target/release/grokscope", help="the tool")
    options.add_argument("--only", default="", help="cases whose name contains this")
    options.add_argument("--results", type=pathlib.Path, help="write a page here")
    options = options.parse_args()
    torch.set_num_threads(1)
    chance.check()
    rows, failed = [], []
    with tempfile.TemporaryDirectory() as folder:
        grokscope = Grokscope(options.grokscope, folder)
        base = next(p for p in json.loads(grokscope("catalogue"))["presets"] if p["id"] == "tiny")["config"]
        for name, changes, rule in CASES:
            if options.only not in name:
                continue
            config = changed(copy.deepcopy(base), changes)
            found = compare(grokscope, config, OWN_RULES.get(rule))
            rows.append((name, found))
            if not found[0] <= TOLERANCE:
                failed.append(name)
            print(f"{name}: train {found[0]:.1e}, test {found[1]:.1e}, weights {found[2]:.1e}", flush=True)
        tried = [] if options.only else list(scripts(grokscope))
    wrong = [f"{name} ({what})" for name, what in tried if what]
    print(f"{len(tried)} scripts, {len(wrong)} of them wrong: {', '.join(wrong)}")
    version = subprocess.run([options.grokscope, "--version"], capture_output=True, text=True).stdout.strip()
    notes = f"{version}, PyTorch {torch.__version__}, Python {platform.python_version()}, {platform.machine()}, CPU"
    if options.results:
        options.results.write_text("\n".join(report(rows, failed, tried, wrong, notes)) + "\n")
    sys.exit(1 if failed or wrong else 0)


if __name__ == "__main__":
    main()
