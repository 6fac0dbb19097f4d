#!/usr/bin/env python3
"""Learns the small networks of Copydesk's tagger and parser from decisions, and writes the model file.

    student.py tagger DECISIONS --out WEIGHTS [--hidden N] [--width N] [--epochs N]
    student.py parser DECISIONS [MORE ...] --out WEIGHTS [--from WEIGHTS] [--hidden N] [--width N] [--epochs N]
    student.py export DECISIONS --tagger WEIGHTS [--parser WEIGHTS] [--header FILE] [--corpora FILE ...] --out MODEL

DECISIONS is a folder that the example `syntax_data decisions` wrote; what a decision looks at is decided there and
in src/syntax/, not here. A network sums, for each role, a word's vector (form, last letters, shape) times the role's
matrix, and for each slot a row of its table; the sum cut off below zero is the hidden layer, from which each head
reads scores. `export` without --parser writes an untrained parser, so that `syntax_data` can give tags with it. The
model file begins with the header's text and the SHA-256 of each corpus.
Weights are stored in a byte each. Needs Python 3.11+ with torch and numpy.
"""
import argparse
import hashlib
import json
import pathlib
import struct
import time

import numpy as np
import torch
from torch import nn
from torch.nn.functional import cross_entropy

BATCH = 4096
UNKNOWN = 0.03  # share of words whose form is hidden while learning, so that last letters and shape count
TASKS = {"tagger": "tags", "parser": "trees"}


class Decisions:
    """What was looked at: word types [n, roles], slot values [n, slots]; and the right classes [n, heads]."""

    def __init__(self, folder, task):
        folder = pathlib.Path(folder)
        self.format = json.loads((folder / "format.json").read_text())
        shape = self.format[TASKS[task]]
        roles, slots = shape["roles"], len(shape["slots"])
        classes = 1 if task == "tagger" else 2
        record = np.dtype([("words", "<u4", roles), ("slots", "u1", slots), ("right", "u1", classes)])
        data = np.fromfile(folder / TASKS[task], record)
        types = np.fromfile(folder / "types", "<u2").reshape(-1, 3)
        self.types = torch.from_numpy(types.astype(np.int64))
        self.words, self.slots = torch.from_numpy(data["words"].astype(np.int32)), torch.from_numpy(data["slots"].copy())
        self.right = torch.from_numpy(data["right"].copy())

    def __len__(self):
        return len(self.words)


class Network(nn.Module):
    def __init__(self, form, task, hidden, width):
        super().__init__()
        shape = form[TASKS[task]]
        self.hidden, self.width, self.sizes, self.classes = hidden, width, shape["slots"], shape["heads"]
        self.forms = nn.Embedding(form["forms"] + form["reserved"], width)
        self.suffixes = nn.Embedding(form["suffixes"] + 1, width)
        self.shapes = nn.Embedding(form["shapes"], width)
        for table in (self.forms, self.suffixes, self.shapes):
            nn.init.normal_(table.weight, std=0.3)
        self.roles = nn.Parameter(torch.randn(shape["roles"], width, hidden) * (0.5 / width**0.5))
        self.slots = nn.Embedding(sum(self.sizes), hidden)
        nn.init.normal_(self.slots.weight, std=0.1)
        starts = torch.tensor([0, *np.cumsum(self.sizes)[:-1].tolist()])
        self.register_buffer("starts", starts, persistent=False)
        self.bias = nn.Parameter(torch.full((hidden,), 0.1))
        self.heads = nn.ModuleList(nn.Linear(hidden, classes) for classes in self.classes)
        self.drop = nn.Dropout(0.1)

    def forward(self, types, words, slots):
        numbers = types[words.long()]
        forms = numbers[..., 0]
        if self.training:
            forms = forms.masked_fill((torch.rand(forms.shape) < UNKNOWN) & (forms > 2), 0)
        vectors = self.forms(forms) + self.suffixes(numbers[..., 1]) + self.shapes(numbers[..., 2])
        hidden = vectors.flatten(1) @ self.roles.flatten(0, 1)
        hidden = hidden + nn.functional.embedding_bag(slots.long() + self.starts, self.slots.weight, mode="sum")
        hidden = self.drop(torch.relu(hidden + self.bias))
        return [head(hidden) for head in self.heads]


def loss_of(network, batch):
    types, words, slots, right = batch
    scores = network(types, words, slots)
    loss = cross_entropy(scores[0], right[:, 0].long())
    for head, move in ((1, 2), (2, 3)):
        if head < len(scores):
            chosen = right[:, 0] == move
            if chosen.any():
                loss = loss + cross_entropy(scores[head][chosen], right[chosen, 1].long(), reduction="sum") / len(right)
    return loss


def train(args):
    torch.manual_seed(1)
    sets = [Decisions(folder, args.command) for folder in args.decisions]
    network = Network(sets[0].format, args.command, args.hidden, args.width)
    if args.start:
        network.load_state_dict(torch.load(args.start))
    print(f"{sum(map(len, sets))} decisions, {sum(p.numel() for p in network.parameters())} weights", flush=True)
    optimizer = torch.optim.Adam(network.parameters(), lr=args.lr, betas=(0.9, 0.98))
    parts = [(s, i) for s, decisions in enumerate(sets) for i in range(0, len(decisions), BATCH * 64)]
    steps = sum(-(-min(BATCH * 64, len(sets[s]) - i) // BATCH) for s, i in parts) * args.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.0, 1 - step / steps))
    for epoch in range(args.epochs):
        start, total, count = time.time(), 0.0, 0
        for at in torch.randperm(len(parts)).tolist():
            decisions, first = sets[parts[at][0]], parts[at][1]
            order = first + torch.randperm(min(BATCH * 64, len(decisions) - first))
            for part in order.split(BATCH):
                loss = loss_of(network, (decisions.types, decisions.words[part], decisions.slots[part], decisions.right[part]))
                optimizer.zero_grad()
                loss.backward()
                nn.utils.clip_grad_norm_(network.parameters(), 2.0)
                optimizer.step()
                schedule.step()
                total += loss.item()
                count += 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f} in {time.time() - start:.0f} s", flush=True)
        torch.save(network.state_dict(), args.out)


def export(args):
    folder = pathlib.Path(args.decisions)
    form = json.loads((folder / "format.json").read_text())
    text = pathlib.Path(args.header).read_text().strip() if args.header else "Without a header."
    lines = [text, *(f"sha256 {hash_of(path)} {path.name}" for path in map(pathlib.Path, args.corpora))]
    print(*lines[1:], sep="\n")
    out = bytearray("\n".join(["copydesk syntax 2", *lines, "", ""]).encode())
    out += struct.pack("<II", form["forms"], form["suffixes"]) + (folder / "vocabulary").read_bytes()
    for task in TASKS:
        path = getattr(args, task)
        weights = torch.load(path) if path else Network(form, task, 8, 8).state_dict()
        out += packed(weights, form[TASKS[task]])
    pathlib.Path(args.out).write_bytes(out)
    print(f"{args.out}: {len(out)} bytes")


def hash_of(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def packed(weights, shape):
    """A network as src/syntax/network.rs reads it."""
    roles, width, hidden = weights["roles"].shape
    out = struct.pack("<5I", hidden, width, roles, len(shape["slots"]), len(shape["heads"]))
    for table in ("forms", "suffixes", "shapes"):
        out += small(weights[f"{table}.weight"])
    for role in weights["roles"]:
        out += small(role)
    for table in weights["slots.weight"].split(shape["slots"]):
        out += struct.pack("<I", len(table)) + small(table)
    out += weights["bias"].numpy().astype("<f4").tobytes()
    for head, classes in enumerate(shape["heads"]):
        out += struct.pack("<I", classes) + small(weights[f"heads.{head}.weight"].T)
        out += weights[f"heads.{head}.bias"].numpy().astype("<f4").tobytes()
    return out


def small(weights):
    """Weights in a byte each, behind the value of one step."""
    step = max(weights.abs().max().item() / 127, 1e-9)
    return struct.pack("<f", step) + (weights / step).round().clamp(-127, 127).to(torch.int8).numpy().tobytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    commands = parser.add_subparsers(dest="command", required=True)
    for task, hidden, width, epochs in (("tagger", 64, 32, 6), ("parser", 160, 32, 8)):
        sub = commands.add_parser(task)
        sub.add_argument("decisions", nargs="+")
        sub.add_argument("--out", required=True)
        sub.add_argument("--from", dest="start")
        sub.add_argument("--hidden", type=int, default=hidden)
        sub.add_argument("--width", type=int, default=width)
        sub.add_argument("--epochs", type=int, default=epochs)
        sub.add_argument("--lr", type=float, default=2e-3)
    sub = commands.add_parser("export")
    sub.add_argument("decisions")
    sub.add_argument("--tagger", required=True)
    sub.add_argument("--parser")
    sub.add_argument("--header")
    sub.add_argument("--corpora", nargs="*", default=[])
    sub.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(2)
    export(args) if args.command == "export" else train(args)


if __name__ == "__main__":
    main()
