"""The same step in PyTorch, eager, one thread: "plain" (every token of every example) or "projected".

Reads one JSON command per line from standard input and answers each with one line:
{"train": n} -> seconds of n steps; {"loss": true} -> loss on all training pairs.
"""

import json
import sys
import time

import torch
from torch.nn.functional import cross_entropy


def main(problem_file, formulation):
    torch.set_num_threads(1)
    with open(problem_file) as file:
        problem = json.load(file)
    network = Network(problem, formulation)
    trainer = Trainer(problem, network)
    answer({"version": torch.__version__})
    for line in sys.stdin:
        command = json.loads(line)
        answer(trainer.train(command["train"]) if "train" in command else trainer.loss())


def answer(value):
    print(json.dumps(value), flush=True)


class Network:
    def __init__(self, problem, formulation):
        config = problem["config"]
        self.p = config["task"]["p"]
        self.heads = config["model"]["n_heads"]
        self.weights = {}
        values = torch.tensor(problem["weights"], dtype=torch.float32)
        for name, (rows, columns) in problem["layout"]:
            part, values = values[: rows * columns], values[rows * columns :]
            self.weights[name] = part.reshape(rows, columns).clone().requires_grad_()
        self.logits = self.plain if formulation == "plain" else self.projected

    def plain(self, a, b):
        """Every position of every example through all layers, as a transformer is usually written; the last one is scored."""
        w, (batch,) = self.weights, a.shape
        d_model = w["W_E"].shape[1]
        tokens = torch.stack([a, b, torch.full_like(a, self.p)], dim=1)  # [batch, 3]
        x = w["W_E"][tokens] + w["W_pos"]  # [batch, 3, d_model]

        def by_head(matrix):
            return (x @ matrix).reshape(batch, 3, self.heads, -1).transpose(1, 2)  # [batch, heads, 3, d_head]

        q, k, v = by_head(w["W_Q"]), by_head(w["W_K"]), by_head(w["W_V"])
        scores = q @ k.transpose(2, 3) * q.shape[-1] ** -0.5  # [batch, heads, query, key]
        future = torch.ones(3, 3, dtype=torch.bool).triu(1)  # [query, key]
        pattern = scores.masked_fill(future, -1e10).softmax(dim=3)  # [batch, heads, query, key]
        z = (pattern @ v).transpose(1, 2).reshape(batch, 3, d_model)  # [batch, 3, d_model]
        return self.after_attention(x, z)[:, 2]  # [batch, vocab]

    def projected(self, a, b):
        """Project, then gather: src/core/model/transformer.rs, `forward`."""
        w, p, (batch,) = self.weights, self.p, a.shape
        d_model = w["W_E"].shape[1]
        residues, pos = w["W_E"][:p], w["W_pos"]
        last = w["W_E"][p:] + pos[2:3]  # [1, d_model]
        resid_pre = torch.cat([residues + pos[0:1], residues + pos[1:2], last])  # [2p + 1, d_model]
        q, k, v = last @ w["W_Q"], resid_pre @ w["W_K"], resid_pre @ w["W_V"]
        d_head = d_model // self.heads
        scores = (k * q).reshape(-1, self.heads, d_head).sum(2) * d_head**-0.5  # [2p + 1, heads]
        rows = torch.stack([a, b + p, torch.full_like(a, 2 * p)], dim=1)  # [batch, 3]
        pattern = scores[rows].softmax(dim=1)  # [batch, 3, heads]
        v = v.reshape(-1, self.heads, d_head)  # [2p + 1, heads, d_head]
        mixed = [v.index_select(0, rows[:, i]) * pattern[:, i, :, None] for i in range(3)]
        z = (mixed[0] + mixed[1] + mixed[2]).reshape(batch, d_model)  # [batch, d_model]
        return self.after_attention(last, z)  # [batch, vocab]

    def after_attention(self, x, z):
        w = self.weights
        mid = x + z @ w["W_O"]  # [batch, d_model]
        post = torch.relu(mid @ w["W_in"] + w["b_in"])  # [batch, d_mlp]
        end = mid + post @ w["W_out"] + w["b_out"]  # [batch, d_model]
        return end @ w["W_U"]  # [batch, vocab]


class Trainer:
    def __init__(self, problem, network):
        self.network = network
        self.config = problem["config"]["optimizer"]
        self.optimizer = torch.optim.AdamW(
            network.weights.values(),
            lr=self.config["lr_peak"],
            betas=(self.config["beta1"], self.config["beta2"]),
            eps=self.config["eps"],
            weight_decay=self.config["weight_decay"],
        )
        self.all = torch.tensor(problem["pairs"])  # [n, 3]
        batch = problem["batch"]
        self.batches = [part.T.contiguous() for part in self.all.split(batch) if len(part) == batch]
        self.step_count = 0

    def train(self, n):
        seconds = []
        for _ in range(n):
            begin = time.perf_counter()
            self.step()
            seconds.append(time.perf_counter() - begin)
        return seconds

    def step(self):
        warmup = self.config["warmup_steps"]
        for group in self.optimizer.param_groups:
            group["lr"] = self.config["lr_peak"] * min(1.0, self.step_count / warmup)
        a, b, labels = self.batches[self.step_count % len(self.batches)]
        self.optimizer.zero_grad()
        cross_entropy(self.network.logits(a, b), labels).backward()
        self.optimizer.step()
        self.step_count += 1

    @torch.no_grad()
    def loss(self):
        a, b, labels = self.all.T
        return cross_entropy(self.network.logits(a, b), labels).item()


main(*sys.argv[1:])
