"""Articles to run on, as files and as lines of one file."""

import json
from pathlib import Path

from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings

TEXTS = [f"It rained on May {day}, 2020.\n\nThe bridge closed a day later." for day in range(1, 7)]
GERMAN = "Die Minister, die in Berlin tagten, haben die Steuern auf Strom gesenkt. " * 3
#: Other texts of tests of runs, which are built with these.
SHORT = [
    GERMAN,
    "It rained.",
    "It rained on May 3, 2020.",
    "It snowed on May 4, 2020.",
    "It snowed on May 9, 2020.",
    "It was odd.",
    "It rained on May 3, 2020. The bridge closed a day later.",
    "The mayor of Springfield opened a new bridge over the river on Friday morning.",
]


def write(folder: Path, order: list[int]) -> list[str]:
    """Write the texts as files and as lines of one file, in an order."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in order[:2]:
        (folder / f"{number}.txt").write_text(TEXTS[number])
    lines = [json.dumps({"text": TEXTS[n], "id": str(n)}) + "\n" for n in order[2:]]
    (folder / "rest.jsonl").write_text("".join(lines))
    return [str(folder / f"{n}.txt") for n in order[:2]] + [str(folder / "rest.jsonl")]


def run(sources: list[str], out: Path, **how: int) -> None:
    pipeline(sources, Settings(out=out, **how))  # type: ignore[arg-type]
