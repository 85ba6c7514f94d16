"""The plan of a training: everything that decides a run."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Plan:
    """Everything that decides a run; written beside the weights."""

    corpora: str
    base: str
    out: str
    minutes: float = 60.0
    pieces: int = 768  # word pieces of a batch
    encoder_rate: float = 3e-4
    head_rate: float = 2e-3
    warm_up: float = 0.04
    trees: float = 0.58  # share of batches with trees
    average_every: int = 16
    evaluate_minutes: float = 10.0
    seed: int = 1
    start_from: str = ""
    whole: str = ""  # checkpoint of the network that a pruned one is to be like
