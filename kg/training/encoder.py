"""The encoder as it is trained: BERT's layers in torch, with heads for attributions, names and relations."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from kg.extract.tagger import TAGS
from kg.extract.tagger.named import NAMES
from kg.extract.tagger.pieces import FEATURES
from kg.training.examples import RELATIONS

HIDDEN, LAYERS, HEADS, POINTER, PAIR = 384, 6, 12, 128, 64


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


class Ties(nn.Module):
    """For each relation and each pair of pieces, how surely it holds between the mentions that begin there: above 0
    it does."""

    def __init__(self, relations: int = len(RELATIONS)) -> None:
        super().__init__()
        self.subject = nn.Linear(HIDDEN, relations * PAIR)
        self.object = nn.Linear(HIDDEN, relations * PAIR)
        self.bias = nn.Parameter(torch.full((relations, 1, 1), -4.0))

    def forward(self, x: Tensor) -> Tensor:
        """[..., length, HIDDEN] → [..., relations, length, length]."""
        query, key = (side(x).unflatten(-1, (-1, PAIR)).transpose(-3, -2) for side in (self.subject, self.object))
        return torch.matmul(query * PAIR**-0.5, key.transpose(-1, -2)) + self.bias


class Encoder(nn.Module):
    """Piece ids and features → the state of each piece, from which four heads read."""

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
        self.names = nn.Linear(HIDDEN, 1 + 2 * len(NAMES))
        self.ties = Ties()
        nn.init.zeros_(self.features.weight)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """The states, [batch, length, HIDDEN]. ``mask`` is added to the attention: 0 for pieces, a large negative
        number for padding."""
        x = self.words(ids) + self.positions.weight[: ids.shape[1]] + self.features(features)
        x = self.norm(x)
        for layer in self.layers:
            x = layer(x, mask)
        return x

    def attributions(self, x: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Tag scores, [batch, length, TAGS], and how surely each piece points to each as the first of its cue and of
        its source, [batch, 2, length, length]."""
        batch, length = x.shape[:2]
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
