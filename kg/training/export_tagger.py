"""Writes the trained encoder as ONNX with int8 weights.

    python -m kg.training.export_tagger --weights encoder.safetensors --base MODEL_FOLDER --out FOLDER

Needs torch and onnx: ``pip install '.[training]'``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file
from torch import Tensor, nn

from kg.extract.tagger import OUTPUTS
from kg.training.encoder import HEADS, PAIR, Encoder, Ties, attend
from kg.training.examples import ASKED


class Fused(torch.autograd.Function):
    """Attention as one operator of onnxruntime, which is faster than its parts."""

    @staticmethod
    def forward(_ctx: Any, query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
        return attend(query, key, value, mask)

    @staticmethod
    def symbolic(g: Any, query: Any, key: Any, value: Any, _mask: Any) -> Any:
        fused = g.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=HEADS)
        fused.setType(query.type())
        return fused


class SmallEmbedding(nn.Module):
    """An embedding held in 8 bits, with a scale for each row."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        weight = embedding.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.rows[ids].float() * self.scale[ids]


class OneWindow(nn.Module):
    """The encoder for one window: no padding, so that no result depends on what else is read with it."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, ...]:
        mask = torch.zeros(1)
        state = self.encoder(ids[None], features[None], mask)
        tags, pointers = self.encoder.attributions(state, mask)
        return tags[0], pointers[0], self.encoder.names(state)[0], self.encoder.ties(state)[0]


def asked(ties: Ties) -> Ties:
    """The head without the relations that were learned but are not asked for: they stand last."""
    kept, count = Ties(len(ASKED)), len(ASKED) * PAIR
    with torch.no_grad():
        for ours, theirs in ((kept.subject, ties.subject), (kept.object, ties.object)):
            ours.weight.copy_(theirs.weight[:count])
            ours.bias.copy_(theirs.bias[:count])
        kept.bias.copy_(ties.bias[: len(ASKED)])
    return kept


def export(weights: Path, out: Path) -> None:
    """Writes ``tagger.onnx`` to the folder: ids and features in, OUTPUTS out."""
    encoder = Encoder()
    encoder.load_state_dict(load_file(weights))
    encoder.ties = asked(encoder.ties)
    encoder.words = SmallEmbedding(encoder.words)
    for layer in encoder.layers:
        layer.attend = Fused.apply
    model = OneWindow(encoder.eval())
    example = torch.arange(2000, 2064), torch.zeros(64, dtype=torch.long)
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder) / "plain.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            model,
            example,
            str(plain),
            input_names=["ids", "features"],
            output_names=list(OUTPUTS),
            dynamic_axes={name: {0: "length"} for name in ("ids", "features", "tags", "names")}
            | {name: {1: "length", 2: "length"} for name in ("pointers", "ties")},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
        out.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(
            str(ready),
            str(out / "tagger.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gemm"],
        )


def write_tokenizer(base: Path, out: Path) -> None:
    """The base model's tokenizer without its padding and truncation, which are not for whole texts."""
    held = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    held["padding"] = held["truncation"] = None
    (out / "tokenizer.json").write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    export(args.weights, args.out)
    write_tokenizer(args.base, args.out)


if __name__ == "__main__":
    main()
