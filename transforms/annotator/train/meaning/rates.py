"""How fast which weights learn, and when."""

import re
from dataclasses import dataclass
from typing import Any

from torch import nn

LAYER = re.compile(r"^plain\.encoder\.layers\.(\d+)\.")
NEW = ("shapes", "classes")  # parts of the encoder that the base has not


@dataclass(frozen=True)
class Rates:
    """A warm-up, a level and a fall to nothing, counted in pieces."""

    pieces: int
    warm_up: int
    cool_down: float

    def scale(self, read: int) -> float:
        """Give the share of the full rate after so many pieces."""
        rising = (read + 1) / (self.warm_up + 1)
        falling = (1 - read / self.pieces) / self.cool_down
        return max(0.01, min(1.0, rising, falling))


def parameter_groups(
    model: nn.Module, encoder_rate: float, head_rate: float, decay: float
) -> list[dict[str, Any]]:
    """Group the weights by their rates: lower layers of the encoder learn slower."""
    named = [(name, weight) for name, weight in model.named_parameters() if weight.requires_grad]
    found = [int(match[1]) for name, _ in named if (match := LAYER.match(name))]
    depth = max(found, default=-1) + 1
    groups: dict[float, list[nn.Parameter]] = {}
    for name, weight in named:
        layer = LAYER.match(name)
        if not name.startswith("plain.encoder.") or any(part in name for part in NEW):
            rate = head_rate
        else:
            above = depth - 1 - int(layer[1]) if layer else depth
            rate = encoder_rate * decay**above
        groups.setdefault(rate, []).append(weight)
    return [{"params": weights, "lr": rate} for rate, weights in groups.items()]
