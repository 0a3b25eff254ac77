"""Trains the quotation tagger: the encoder of all-MiniLM-L6-v2 with a tag head and two pointer heads.

    python -m kg.training.train_tagger --train train.jsonl --base MODEL_FOLDER --out OUT_FOLDER

Each line of the training file is an article, {"id", "text", "attributions": [{"source", "cue", "content"}, ...]}, each
part a list of [start, end] in code points. A part of the articles (by the hash of their id) is kept aside. Each line
of a text is read as a paragraph, headings too: they are annotated like the rest. Needs torch: install ``kg[training]``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from kg.extract.tagger import PARTS, TAGS
from kg.extract.tagger.pieces import CLS, FEATURES, MASK, SEP, Integers, Pieces, Window, encode, windows
from kg.model import Span

IGNORE = -100
HIDDEN, LAYERS, HEADS, POINTER = 384, 6, 12, 128


def attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    """Attention by HEADS heads over [batch, length, HIDDEN]."""
    query, key, value = (x.unflatten(-1, (HEADS, -1)).transpose(1, 2) for x in (query, key, value))
    weights = torch.matmul(query * (HIDDEN // HEADS) ** -0.5, key.transpose(-1, -2)) + mask
    return torch.matmul(torch.softmax(weights, dim=-1), value).transpose(1, 2).flatten(2)


class Layer(nn.Module):
    """One layer of BERT, without dropout (the words are dropped instead: it is cheaper)."""

    def __init__(self) -> None:
        super().__init__()
        self.attend = attend
        self.query_key_value = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.attended = nn.Linear(HIDDEN, HIDDEN)
        self.attended_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.wide = nn.Linear(HIDDEN, 4 * HIDDEN)
        self.narrow = nn.Linear(4 * HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        query, key, value = self.query_key_value(x).chunk(3, dim=-1)
        x = self.attended_norm(x + self.attended(self.attend(query, key, value, mask)))
        return self.norm(x + self.narrow(functional.gelu(self.wide(x))))


class Encoder(nn.Module):
    """Piece ids and features → tag scores and, for each piece, scores of every piece as first of its cue and source."""

    def __init__(self, vocabulary: int = 30522, positions: int = 512) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(positions, HIDDEN)
        self.features = nn.Embedding(FEATURES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.tags = nn.Linear(HIDDEN, TAGS)
        self.from_piece = nn.Linear(HIDDEN, 2 * POINTER)
        self.to_part = nn.Linear(HIDDEN, 2 * POINTER)
        nn.init.zeros_(self.features.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``mask`` is added to the attention: 0 for pieces, a large negative number for padding.
        Tags come as [batch, length, TAGS]; pointers as [batch, 2, length, length], to the cue and to the source."""
        batch, length = ids.shape
        x = self.words(ids) + self.positions.weight[:length] + self.features(features)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        query = self.from_piece(x).view(batch, length, 2, POINTER).transpose(1, 2)
        key = self.to_part(x).view(batch, length, 2, POINTER).transpose(1, 2)
        pointers = torch.matmul(query * POINTER**-0.5, key.transpose(-1, -2)) + mask
        return self.tags(x), pointers


def start_from(base: Path) -> Encoder:
    """The encoder with the weights of a BERT model of its size; the heads are new."""
    held = {name.removeprefix("bert."): weight for name, weight in load_file(base / "model.safetensors").items()}
    model = Encoder(*held["embeddings.word_embeddings.weight"].shape[:1])
    state = model.state_dict()
    state["words.weight"] = held["embeddings.word_embeddings.weight"]
    kind = held["embeddings.token_type_embeddings.weight"][0]
    state["positions.weight"] = held["embeddings.position_embeddings.weight"] + kind
    state |= _named(held, "embeddings.LayerNorm", "norm")
    for i in range(LAYERS):
        theirs, ours = f"encoder.layer.{i}", f"layers.{i}"
        for end in ("weight", "bias"):
            parts = [held[f"{theirs}.attention.self.{part}.{end}"] for part in ("query", "key", "value")]
            state[f"{ours}.query_key_value.{end}"] = torch.cat(parts)
        state |= _named(held, f"{theirs}.attention.output.dense", f"{ours}.attended")
        state |= _named(held, f"{theirs}.attention.output.LayerNorm", f"{ours}.attended_norm")
        state |= _named(held, f"{theirs}.intermediate.dense", f"{ours}.wide")
        state |= _named(held, f"{theirs}.output.dense", f"{ours}.narrow")
        state |= _named(held, f"{theirs}.output.LayerNorm", f"{ours}.norm")
    model.load_state_dict(state)
    return model


def _named(held: dict[str, Tensor], theirs: str, ours: str) -> dict[str, Tensor]:
    return {f"{ours}.{end}": held[f"{theirs}.{end}"] for end in ("weight", "bias")}


@dataclass(frozen=True, slots=True)
class Example:
    """An article's pieces with what they ought to get: a tag, and the first piece of their cue and of their source
    (-1 where there is none to point to, IGNORE where nothing is asked)."""

    pieces: Pieces
    tags: Integers
    cues: Integers
    sources: Integers


def paragraphs_of(text: str) -> list[Span]:
    """The lines of a text that hold anything."""
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def example(article: dict[str, Any], tokenizer: Tokenizer) -> Example:
    """An annotated article as an example."""
    pieces = encode(article["text"], paragraphs_of(article["text"]), tokenizer)
    tags = np.zeros(len(pieces.ids), dtype=np.int64)
    cues = np.full(len(pieces.ids), IGNORE, dtype=np.int64)
    sources = np.full(len(pieces.ids), IGNORE, dtype=np.int64)
    for attribution in article["attributions"]:
        held = {part: [_within(pieces, span) for span in attribution[part]] for part in PARTS}
        for k, part in enumerate(PARTS):
            for covered in held[part]:
                tags[covered] = 2 * k + 2
                tags[covered[:1]] = 2 * k + 1
        cue, source = _first(held["cue"]), _first(held["source"])
        for covered in (*held["content"], *held["source"]):
            cues[covered] = cue
        for covered in (*held["content"], *held["cue"]):
            sources[covered] = source
    return Example(pieces, tags, cues, sources)


def _within(pieces: Pieces, span: Sequence[int]) -> Integers:
    """The indices of the pieces that overlap a character span."""
    first = int(np.searchsorted(pieces.ends, span[0], side="right"))
    last = int(np.searchsorted(pieces.starts, span[1], side="left"))
    return np.array([i for i in range(first, last) if pieces.ends[i] > pieces.starts[i]], dtype=np.int64)


def _first(covered: list[Integers]) -> int:
    return min((int(c[0]) for c in covered if len(c)), default=-1)


Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]


def batches(examples: Sequence[Example], *, size: int, chance: np.random.Generator, dropped: float) -> Iterator[Batch]:
    """Batches of windows of about the same length, in an order and with cuts drawn anew."""
    cut = [
        (item, window)
        for item in examples
        for window in windows(item.pieces, capacity=int(chance.integers(176, 321)), before=32, after=16)
    ]
    cut = [cut[i] for i in chance.permutation(len(cut))]
    pools = [
        sorted(cut[i : i + 16 * size], key=lambda c: c[1].last - c[1].first) for i in range(0, len(cut), 16 * size)
    ]
    made = [pool[i : i + size] for pool in pools for i in range(0, len(pool), size)]
    for i in chance.permutation(len(made)):
        yield collate(made[i], chance=chance, dropped=dropped)


def collate(chosen: Sequence[tuple[Example, Window]], *, chance: np.random.Generator, dropped: float) -> Batch:
    """Windows as one batch, padded to the longest; a share of the pieces (``dropped``) is hidden."""
    length = max(window.last - window.first for _, window in chosen) + 2
    ids = np.zeros((len(chosen), length), dtype=np.int64)
    features = np.zeros_like(ids)
    tags, cues, sources = (np.full_like(ids, IGNORE) for _ in range(3))
    for row, (item, window) in enumerate(chosen):
        end = window.last - window.first + 1
        part = slice(window.first, window.last)
        ids[row, 0], ids[row, end] = CLS, SEP
        ids[row, 1:end] = item.pieces.ids[part]
        features[row, 1:end] = item.pieces.features[part]
        tags[row, 1:end] = item.tags[part]
        cues[row, 1:end] = _seen_from(window, item.cues[part])
        sources[row, 1:end] = _seen_from(window, item.sources[part])
    mask = torch.from_numpy(np.where(ids == 0, -1e4, 0.0).astype(np.float32))[:, None, None, :]
    if dropped:
        noise = chance.random(ids.shape)
        ids[(noise < dropped) & (ids > MASK)] = MASK
    return torch.from_numpy(ids), torch.from_numpy(features), mask, *map(torch.from_numpy, (tags, cues, sources))


def _seen_from(window: Window, targets: Integers) -> Integers:
    """Targets as places in the window: 0 for none, IGNORE for those outside of it."""
    seen = targets - window.first + 1
    seen[(targets < window.first) | (targets >= window.last)] = IGNORE
    seen[targets == -1] = 0
    return seen


def losses(model: Encoder, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
    """Of the tags, the pointers to the cue and those to the source."""
    ids, features, mask, tags, cues, sources = batch
    with torch.autocast("cpu", torch.bfloat16):
        scores, pointers = model(ids, features, mask.bfloat16())
    scores, pointers = scores.float(), pointers.float()
    return (
        functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=IGNORE),
        functional.cross_entropy(pointers[:, 0].flatten(0, 1), cues.flatten(), ignore_index=IGNORE),
        functional.cross_entropy(pointers[:, 1].flatten(0, 1), sources.flatten(), ignore_index=IGNORE),
    )


def optimizer_for(model: Encoder, *, rate: float, decay: float) -> torch.optim.Optimizer:
    """AdamW; lower layers learn more slowly, the heads faster; the word embeddings stay as they are."""
    model.words.weight.requires_grad_(False)
    groups = []
    for name, weight in model.named_parameters():
        if not weight.requires_grad:
            continue
        if name.startswith("layers."):
            factor = decay ** (LAYERS - 1 - int(name.split(".")[1]))
        elif name.startswith(("positions", "norm")):
            factor = decay**LAYERS
        else:
            factor = 5.0
        groups.append({"params": [weight], "lr": rate * factor, "weight_decay": 0.01 if weight.dim() > 1 else 0.0})
    for group in groups:
        group["base"] = group["lr"]
    return torch.optim.AdamW(groups, fused=True)


def schedule(step: int, steps: int) -> float:
    """A short warm-up, then linearly to nothing."""
    warm = max(1, steps // 16)
    return step / warm if step < warm else max(0.0, (steps - step) / (steps - warm))


def split(articles: Sequence[dict[str, Any]], kept: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Articles to train on, and those kept aside: always the same ones."""
    ordered = sorted(articles, key=lambda a: hashlib.sha256(a["id"].encode()).hexdigest())
    return ordered[kept:], ordered[:kept]


def read_examples(file: Path, base: Path, kept: int) -> tuple[list[Example], list[Example]]:
    """The examples of a training file: those to learn from, and those kept aside."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    learn, aside = split([json.loads(line) for line in file.open(encoding="utf-8")], kept)
    return [example(a, tokenizer) for a in learn], [example(a, tokenizer) for a in aside]


@dataclass(slots=True)
class Course:
    """A training under way. ``pointers`` is the weight of each pointer's loss beside that of the tags; ``steps`` is
    how many there will be, about."""

    model: Encoder
    optimizer: torch.optim.Optimizer
    pointers: float
    steps: int
    step: int = 0

    def epoch(self, made: Iterator[Batch], name: str) -> None:
        """Learns from each batch once, and prints the mean losses now and then."""
        sums, begun = torch.zeros(3), time.monotonic()
        self.model.train()
        for n, batch in enumerate(made, 1):
            sums += self.learn(batch)
            if n % 20 == 0:
                means = " ".join(f"{x:.3f}" for x in sums / n)
                print(f"{name} {self.step}/{self.steps} {time.monotonic() - begun:.0f} s: {means}", flush=True)

    def learn(self, batch: Batch) -> Tensor:
        """One step; the losses before it."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * schedule(self.step, self.steps)
        tags, cue, source = losses(self.model, batch)
        (tags + self.pointers * (cue + source)).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        return torch.stack((tags, cue, source)).detach()


def train(args: argparse.Namespace) -> None:
    """Trains as the options say, and writes the weights after each epoch."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    chance = np.random.default_rng(args.seed)
    learn, kept = read_examples(args.train, args.base, args.kept)
    model = start_from(args.base)
    if args.resume:
        model.load_state_dict(load_file(args.resume))
    args.out.mkdir(parents=True, exist_ok=True)
    steps = args.epochs * math.ceil(sum(math.ceil(len(e.pieces.ids) / 225) for e in learn) / args.batch)
    course = Course(model, optimizer_for(model, rate=args.rate, decay=args.decay), args.pointers, steps)
    for epoch in range(args.epochs):
        course.epoch(batches(learn, size=args.batch, chance=chance, dropped=args.dropped), f"epoch {epoch}")
        print(f"epoch {epoch}, kept aside:", *(f"{x:.4f}" for x in aside(model, kept)), flush=True)
        save_file(model.state_dict(), args.out / "encoder.safetensors")


@torch.no_grad()
def aside(model: Encoder, kept: Sequence[Example]) -> list[float]:
    """The mean losses on the articles kept aside."""
    model.eval()
    chance = np.random.default_rng(0)
    found = [torch.stack(losses(model, batch)) for batch in batches(kept, size=16, chance=chance, dropped=0.0)]
    return [float(loss) for loss in torch.stack(found).nanmean(dim=0)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="the annotated articles, JSON Lines")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="where encoder.safetensors is written")
    parser.add_argument("--resume", type=Path, help="go on from these weights")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the topmost layer")
    parser.add_argument("--decay", type=float, default=0.9, help="factor from each layer to the one below")
    parser.add_argument("--pointers", type=float, default=0.3, help="weight of each pointer beside the tags")
    parser.add_argument("--dropped", type=float, default=0.05, help="share of word pieces hidden while training")
    parser.add_argument("--kept", type=int, default=60, help="articles kept aside")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
