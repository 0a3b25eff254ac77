"""Trains the encoder: that of all-MiniLM-L6-v2 with heads for attributions, names and relations.

    python -m kg.training.train_tagger --train polnear.jsonl --names redocred.jsonl --ties knowledgenet.jsonl
        --base MODEL_FOLDER --out OUT_FOLDER

What the files hold, and which part of each is kept aside, is told in kg/training/examples.py. Needs torch:
``pip install '.[training]'``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional

from kg.extract.tagger.pieces import BREAK, CLS, MASK, SEP, Integers, Window, windows
from kg.training.encoder import LAYERS, Encoder, start_from
from kg.training.examples import IGNORE, RELATIONS, Example, Ties, knowledgenet, polnear, redocred, tokenizer_of

#: The weights at the end of the course are averaged with those in the middle of it, which count this much: the
#: average does better on articles kept aside than either (Izmailov et al., 2018, "Averaging weights leads to wider
#: optima and better generalization").
MIDDLE = 0.3

#: A batch holds as many pieces as its number of windows of this length.
WHOLE = 250


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of about the same length, padded to the longest: places are [windows, length], ``mask`` is added to the
    attention. ``ties`` is [windows, RELATIONS, length, length]: 1 where a relation holds, 0 where not, IGNORE where
    that is not known; None where none is asked about."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    tags: Tensor
    cues: Tensor
    sources: Tensor
    names: Tensor
    ties: Tensor | None


Cut = tuple[Example, Window]


def drawn(examples: Sequence[Example], *, size: int, chance: np.random.Generator) -> list[list[Cut]]:
    """Windows, cut anew, in batches of about the same length: ``size`` windows of WHOLE pieces, more short ones."""
    cut = [
        (item, window)
        for item in examples
        for window in windows(item.pieces, capacity=int(chance.integers(176, 321)), before=32, after=16)
    ]
    cut = [cut[i] for i in chance.permutation(len(cut))]
    made: list[list[Cut]] = []
    for i in range(0, len(cut), 16 * size):
        batch: list[Cut] = []
        for one in sorted(cut[i : i + 16 * size], key=lambda c: c[1].last - c[1].first):
            if batch and (len(batch) + 1) * (one[1].last - one[1].first) > size * WHOLE:
                made.append(batch)
                batch = []
            batch.append(one)
        made.append(batch)
    return made


def collate(chosen: Sequence[Cut], *, chance: np.random.Generator, dropped: float) -> Batch:
    """Windows as one batch; a share of the pieces (``dropped``) is hidden."""
    length = max(window.last - window.first for _, window in chosen) + 2
    ids = np.zeros((len(chosen), length), dtype=np.int64)
    features = np.zeros_like(ids)
    tags, cues, sources, names = (np.full_like(ids, IGNORE) for _ in range(4))
    asked = any(item.ties for item, _ in chosen)
    side = length if asked else 0
    ties = np.full((len(chosen), len(RELATIONS), side, side), IGNORE, dtype=np.int8)
    for row, (item, window) in enumerate(chosen):
        end = window.last - window.first + 1
        part = slice(window.first, window.last)
        ids[row, 0], ids[row, end] = CLS, SEP
        ids[row, 1:end] = item.pieces.ids[part]
        features[row, 1:end] = item.pieces.features[part]
        tags[row, 1:end], names[row, 1:end] = item.tags[part], item.names[part]
        cues[row, 1:end] = _seen_from(window, item.cues[part])
        sources[row, 1:end] = _seen_from(window, item.sources[part])
        for ask in item.ties:
            _ask(ties[row], item, window, ask)
    mask = torch.from_numpy(np.where(ids == 0, -1e4, 0.0).astype(np.float32))[:, None, None, :]
    if dropped:
        noise = chance.random(ids.shape)
        ids[(noise < dropped) & (ids > MASK)] = MASK
    return Batch(
        ids=torch.from_numpy(ids),
        features=torch.from_numpy(features),
        mask=mask,
        tags=torch.from_numpy(tags),
        cues=torch.from_numpy(cues),
        sources=torch.from_numpy(sources),
        names=torch.from_numpy(names),
        ties=torch.from_numpy(ties) if asked else None,
    )


def _seen_from(window: Window, targets: Integers) -> Integers:
    """Targets as places in the window: 0 for none, IGNORE for those outside of it."""
    seen = targets - window.first + 1
    seen[(targets < window.first) | (targets >= window.last)] = IGNORE
    seen[targets == -1] = 0
    return seen


def _ask(ties: Integers, item: Example, window: Window, ask: Ties) -> None:
    """Fills in what is asked of a window: of pairs of words, since mentions begin with one."""
    first, last = max(ask.first, window.first), min(ask.last, window.last)
    begins = np.flatnonzero(item.pieces.words[first:last] & (item.pieces.ids[first:last] != BREAK))
    begins += first - window.first + 1
    for relation in ask.asked:
        ties[relation][np.ix_(begins, begins)] = 0
    for value, pairs in ((1, ask.held), (IGNORE, ask.unsure)):
        for relation, one, other in pairs:
            if first <= min(one, other) and max(one, other) < last:
                ties[relation, one - window.first + 1, other - window.first + 1] = value


def losses(model: Encoder, batch: Batch) -> Tensor:
    """Of the tags, the pointers to the cue and those to the source, the names and the ties; 0 where none is asked."""
    with torch.autocast("cpu", torch.bfloat16):
        state = model(batch.ids, batch.features, batch.mask.bfloat16())
        tags, pointers = model.attributions(state, batch.mask.bfloat16())
        names = model.names(state)
        ties = None if batch.ties is None else model.ties(state)
    return torch.stack(
        (
            _entropy(tags, batch.tags),
            _entropy(pointers[:, 0], batch.cues),
            _entropy(pointers[:, 1], batch.sources),
            _entropy(names, batch.names),
            torch.zeros(()) if ties is None or batch.ties is None else _apart(ties.float(), batch.ties),
        )
    )


def _entropy(scores: Tensor, wanted: Tensor) -> Tensor:
    """The mean cross-entropy over what is asked."""
    total = functional.cross_entropy(
        scores.float().flatten(0, 1), wanted.flatten(), ignore_index=IGNORE, reduction="sum"
    )
    return total / (wanted != IGNORE).sum().clamp_min(1)


def _apart(scores: Tensor, wanted: Tensor) -> Tensor:
    """What holds ought to score above 0 and above all that does not, which ought to score below 0 (Su et al., 2022,
    "ZLPR: a novel loss for multi-label classification"): for each window and relation asked about, the mean."""
    held, not_held = (scores.masked_fill(wanted != x, 0.0) for x in (1, 0))
    low = torch.finfo(scores.dtype).min
    missed = torch.logsumexp(functional.pad((-held).masked_fill(wanted != 1, low).flatten(2), (0, 1)), dim=-1)
    wrong = torch.logsumexp(functional.pad(not_held.masked_fill(wanted != 0, low).flatten(2), (0, 1)), dim=-1)
    asked = (wanted != IGNORE).flatten(2).any(dim=-1)
    return ((missed + wrong) * asked).sum() / asked.sum().clamp_min(1)


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


Corpora = list[list[Example]]


def read_corpora(args: argparse.Namespace) -> tuple[Corpora, Corpora]:
    """The examples of each corpus: those to learn from, and those kept aside."""
    tokenizer = tokenizer_of(args.base)
    read = [polnear(args.train, tokenizer, args.kept)]
    read += [redocred(args.names, tokenizer)] if args.names else []
    read += [knowledgenet(args.ties, tokenizer)] if args.ties else []
    return [learn for learn, _ in read], [kept for _, kept in read]


def batches(corpora: Corpora, *, size: int, chance: np.random.Generator, dropped: float) -> Iterator[Batch]:
    """Each corpus once, batch by batch in an order drawn anew; the batches of one corpus are its own."""
    made = [batch for examples in corpora for batch in drawn(examples, size=size, chance=chance)]
    for i in chance.permutation(len(made)):
        yield collate(made[i], chance=chance, dropped=dropped)


@dataclass(slots=True)
class Course:
    """A training under way. ``weights`` are those of the losses; ``steps`` is how many there will be, about."""

    model: Encoder
    optimizer: torch.optim.Optimizer
    weights: Tensor
    steps: int
    step: int = 0

    def epoch(self, made: Iterator[Batch], name: str) -> None:
        """Learns from each batch once, and prints the mean losses now and then."""
        sums, counts, begun = torch.zeros(len(self.weights)), torch.zeros(len(self.weights)), time.monotonic()
        self.model.train()
        for n, batch in enumerate(made, 1):
            found = self.learn(batch)
            sums, counts = sums + found, counts + (found > 0)
            if n % 20 == 0:
                means = " ".join(f"{x:.3f}" for x in sums / counts)
                print(f"{name} {self.step}/{self.steps} {time.monotonic() - begun:.0f} s: {means}", flush=True)

    def learn(self, batch: Batch) -> Tensor:
        """One step; the losses before it."""
        for group in self.optimizer.param_groups:
            group["lr"] = group["base"] * schedule(self.step, self.steps)
        found = losses(self.model, batch)
        (self.weights * found).sum().backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad()
        self.step += 1
        return found.detach()


def train(args: argparse.Namespace) -> None:
    """Trains as the options say; writes the weights after each epoch, and at last the average."""
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    chance = np.random.default_rng(args.seed)
    learn, kept = read_corpora(args)
    model = start_from(args.base)
    args.out.mkdir(parents=True, exist_ok=True)
    steps = args.epochs * sum(
        len(drawn(examples, size=args.batch, chance=np.random.default_rng(0))) for examples in learn
    )
    weights = torch.tensor([1.0, args.pointers, args.pointers, args.naming, args.tying])
    course = Course(model, optimizer_for(model, rate=args.rate, decay=args.decay), weights, steps)
    for epoch in range(args.epochs):
        course.epoch(batches(learn, size=args.batch, chance=chance, dropped=args.dropped), f"epoch {epoch}")
        print(f"epoch {epoch}, kept aside:", *(f"{x:.4f}" for x in aside(model, kept)), flush=True)
        save_file(model.state_dict(), args.out / "encoder.safetensors")
        if epoch + 1 == args.epochs // 2:
            middle = {name: weight.clone() for name, weight in model.state_dict().items()}
            save_file(middle, args.out / "middle.safetensors")
    if args.epochs > 1:
        averaged = {name: torch.lerp(weight, middle[name], MIDDLE) for name, weight in model.state_dict().items()}
        save_file(averaged, args.out / "encoder.safetensors")


@torch.no_grad()
def aside(model: Encoder, kept: Corpora) -> list[float]:
    """The mean losses on the articles kept aside, each over the batches where something is asked."""
    model.eval()
    chance = np.random.default_rng(0)
    found = torch.stack([losses(model, batch) for batch in batches(kept, size=16, chance=chance, dropped=0.0)])
    return [float(loss) for loss in found.sum(dim=0) / (found > 0).sum(dim=0)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True, help="articles with attributions, JSON Lines")
    parser.add_argument("--names", type=Path, help="articles with all their names: Re-DocRED, JSON Lines")
    parser.add_argument("--ties", type=Path, help="passages with relations: KnowledgeNet, JSON Lines")
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="where encoder.safetensors is written")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4, help="learning rate of the topmost layer")
    parser.add_argument("--decay", type=float, default=0.9, help="factor from each layer to the one below")
    parser.add_argument("--pointers", type=float, default=0.3, help="weight of each pointer beside the tags")
    parser.add_argument("--naming", type=float, default=0.5, help="weight of the names")
    parser.add_argument("--tying", type=float, default=0.2, help="weight of the relations")
    parser.add_argument("--dropped", type=float, default=0.05, help="share of word pieces hidden while training")
    parser.add_argument("--kept", type=int, default=60, help="articles with attributions kept aside")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
