"""The trainer: one process's optimiser and clock."""

import time
from pathlib import Path

import torch
import torch.distributed as peers
from torch import nn

from newsfacts.transforms.annotator.train.checkpoints import load, save
from newsfacts.transforms.annotator.train.losses import losses
from newsfacts.transforms.annotator.train.model import Annotator
from newsfacts.transforms.annotator.train.plan import Plan
from newsfacts.transforms.annotator.train.windows import Window


class Trainer:
    """One process's optimiser and clock; weights and clocks are averaged over processes."""

    def __init__(self, plan: Plan, model: Annotator) -> None:
        """Set up the optimiser: old weights learn slower than new ones."""
        self.plan, self.model = plan, model
        self.whole = load(Path(plan.whole))[0].eval() if plan.whole else None
        if self.whole:  # its states are met better without noise
            model.encoder.apply(undropped)
        model.encoder.pieces.weight.requires_grad_(requires_grad=False)
        self.steps, self.pieces, self.minutes = 0, 0, 0.0
        self.begun = time.monotonic()
        # Where the processor has no bfloat16, it is slower.
        self.half = torch.ops.mkldnn._is_mkldnn_bf16_supported()  # noqa: SLF001
        named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
        old = [p for n, p in named if is_old(n)]
        new = [p for n, p in named if not is_old(n)]
        self.rates = (plan.encoder_rate, plan.head_rate)
        groups = [{"params": old, "lr": self.rates[0]}, {"params": new, "lr": self.rates[1]}]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
        self.weights = [p for _, p in named]

    @property
    def agreed(self) -> bool:
        """Tell whether all processes have the same weights and clock."""
        return self.steps % self.plan.average_every == 0

    @property
    def over(self) -> bool:
        """Tell whether the time is up, at the same step in all processes."""
        return self.agreed and self.minutes >= self.plan.minutes

    def step(self, found: list[Window]) -> dict[str, float]:
        """Learn from one batch and give its losses."""
        self.model.train()
        share = min(1.0, self.minutes / self.plan.minutes)
        scale = min(1.0, (share + 1e-3) / self.plan.warm_up) * max(0.01, 1 - share)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * scale
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.half):
            lost = losses(self.model, found, self.whole)
        self.optimizer.zero_grad(set_to_none=True)
        sum(lost.values()).backward()
        nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimizer.step()
        self.steps += 1
        self.pieces += sum(w.length for w in found)
        if self.agreed:
            self.average()
        return {name: loss.item() for name, loss in lost.items()}

    def average(self) -> None:
        """Average weights and clocks over the processes."""
        clock = torch.tensor([(time.monotonic() - self.begun) / 60])
        flat = torch.cat([w.data.flatten() for w in self.weights] + [clock])
        peers.all_reduce(flat)
        flat /= peers.get_world_size()
        at = 0
        for weight in self.weights:
            weight.data.copy_(flat[at : at + weight.numel()].view_as(weight))
            at += weight.numel()
        self.minutes = flat[-1].item()

    def __str__(self) -> str:
        """Say how far it has come."""
        return f"{self.minutes:.1f} min, step {self.steps}, {self.pieces} pieces"

    def save(self) -> None:
        """Write the weights, and each process's state of the optimiser."""
        out = Path(self.plan.out)
        if peers.get_rank() == 0:
            save(out / "checkpoint.pt", self.model, minutes=self.minutes, steps=self.steps)
        torch.save(self.optimizer.state_dict(), out / f"optimizer{peers.get_rank()}.pt")

    def resume(self, state: dict[str, float]) -> None:
        """Go on with the clock of a checkpoint and this process's optimiser."""
        own = Path(self.plan.out) / f"optimizer{peers.get_rank()}.pt"
        self.optimizer.load_state_dict(torch.load(own))
        self.begun -= state["minutes"] * 60
        self.minutes, self.steps = state["minutes"], int(state["steps"])


def undropped(part: nn.Module) -> None:
    """Let a part of a network keep all of its states while it learns."""
    if isinstance(part, nn.Dropout):
        part.p = 0.0


def is_old(name: str) -> bool:
    """Tell weights of the base encoder from new ones, which learn faster."""
    return name.startswith("encoder.") and not any(x in name for x in ("shapes", "classes"))
