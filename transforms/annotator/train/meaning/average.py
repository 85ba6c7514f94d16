"""Averages the weights of runs of which one began with the other's.

`python -m newsfacts.transforms.annotator.train.meaning.average RUN RUN OUT`

The mean of two points of one way is often better than either (Izmailov et al. 2018).
"""

import argparse
import shutil
from pathlib import Path

import torch

from newsfacts.transforms.annotator.train.meaning.network import load, save


def main() -> None:
    """Write the mean of the checkpoints of two runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("runs", type=Path, nargs=2)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    average(options.runs, options.out)


def average(runs: list[Path], out: Path) -> None:
    """Write into `out` the mean of the weights of runs, with the labels of the last."""
    readers = [load(run / "checkpoint.pt")[0] for run in runs]
    states = [reader.state_dict() for reader in readers]
    mean = readers[-1]
    mean.load_state_dict(
        {
            name: torch.stack([state[name].double() for state in states]).mean(0).to(last.dtype)
            for name, last in states[-1].items()
        }
    )
    out.mkdir(parents=True, exist_ok=True)
    save(out / "checkpoint.pt", mean)
    shutil.copy(runs[-1] / "labels.json", out / "labels.json")


if __name__ == "__main__":
    main()
