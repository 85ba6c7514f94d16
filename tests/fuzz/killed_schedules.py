"""Killed schedules: python -m tests.fuzz.killed_schedules [KILLS] [SEED]

`newsfacts serve` works as users start it, with its own Prefect server. At a counted operation on
files of the lake, drawn anew each time, the process of its run is killed with SIGKILL, or that of
the schedule itself, which is then started again. After every few kills a run comes to its end, and
the lake must be as one that was never killed; and where a schedule was killed, all that it had
started must end. Prints how many kills there were and what was unlike, after each round.
"""

# ruff: noqa: S311 - drawn to test with

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.killed_commands import COUNTED, do
from tests.fuzz.kills import IN_A_ROW, source_of, state

#: Run by Python at the start of each process: counts operations from when a run has its lock.
KILLER = f"""
import json, os, signal, sys
below, orders = os.environ["KILL_BELOW"], os.environ["KILL_ORDERS"]
count, order = [0], []
def note(event, args):
    name = str(args[0]) if event in {COUNTED!r} and args else ""
    if name == below + "/.lock" and not order:
        try:
            with open(orders) as given:
                order.append(json.load(given))
        except OSError:
            order.append(dict(moment=-1))
    if order and name and (name.startswith(below) or (os.sep not in name and not name.isdigit())):
        count[0] += 1
        if count[0] == order[0]["moment"]:
            os.unlink(orders)
            os.kill(os.getppid() if order[0]["whom"] == "schedule" else os.getpid(), 9)
sys.addaudithook(note)
"""
#: Operations of a run that does everything, and of one that finds nothing new.
WHOLE, NOTHING_NEW = 580, 80
#: Seconds in which a run, or what a killed schedule has started, must come to its end.
PATIENCE, SOON = 600, 20


#: How often each was killed, and what was unlike.
Round = tuple[Counter[str], list[str]]


@dataclass
class Schedule:
    """A schedule, and what it said."""

    folder: Path
    source: Path
    out: Path
    process: "subprocess.Popen[bytes] | None" = None
    starts: int = 0
    faults: list[str] = field(default_factory=list)

    @property
    def orders(self) -> Path:
        """Where the next run reads at which operation who is to be killed."""
        return self.folder / "orders.json"

    @property
    def said(self) -> Path:
        """What the schedule has said since it was started last."""
        return self.folder / f"said-{self.starts}"

    def start(self) -> None:
        """Start it, with runs that are due more often than they can be done."""
        self.starts += 1
        words = ["serve", str(self.source), "--every", "5s", "--batch-size", "3"]
        given = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")} | {
            "PYTHONPATH": str(self.folder),
            "KILL_BELOW": str(self.out),
            "KILL_ORDERS": str(self.orders),
            "PREFECT_HOME": str(self.folder / "prefect"),
            "PREFECT_RUNNER_POLL_FREQUENCY": "2",
            "POLARS_MAX_THREADS": "1",
        }
        with self.said.open("wb") as said:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "newsfacts", *words, "--out", str(self.out)],
                env=given,
                stderr=said,
                start_new_session=True,
            )

    def ended(self) -> int:
        """Count the runs that came to their end since it was started."""
        return self.said.read_bytes().count(b"completed: ")

    def killed(self, moment: int, whom: str) -> bool:
        """Let the next run kill itself or the schedule; say whether it did, or came to its end."""
        assert self.process
        before, until = self.ended(), time.monotonic() + PATIENCE
        written = self.orders.with_suffix(".part")
        written.write_text(json.dumps({"moment": moment, "whom": whom}))
        written.replace(self.orders)
        while self.orders.exists() and self.ended() < before + 2:  # one may have begun before
            if self.process.poll() is not None or time.monotonic() > until:
                self.faults.append(f"no run: {self.said.read_text()!r}")
                break
            time.sleep(0.2)
        else:
            done = not self.orders.exists()
            self.orders.unlink(missing_ok=True)
            return done
        self.orders.unlink(missing_ok=True)
        return False

    def start_again(self) -> None:
        """Start it again after it was killed, once all that it had started has ended."""
        assert self.process
        code, until = self.process.wait(SOON), time.monotonic() + SOON
        while (left := self.left()) and time.monotonic() < until:
            time.sleep(0.2)
        if left or code != -signal.SIGKILL:
            self.faults.append(f"schedule ended with {code}, and left {left}")
        self.start()

    def left(self) -> list[str]:
        """Give the processes that belong to this schedule: they have its folder as their home."""
        mark, found = f"PREFECT_HOME={self.folder / 'prefect'}\0".encode(), []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if mark in (place / "environ").read_bytes():
                    found.append((place / "cmdline").read_text().replace("\0", " "))
            except OSError:  # it has ended
                continue
        return found

    def stop(self) -> None:
        """Let a run come to its end, and stop."""
        assert self.process
        before, until = self.ended(), time.monotonic() + PATIENCE
        while self.ended() < before + 2 and time.monotonic() < until:
            time.sleep(0.2)
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(60)
        told = self.said.read_text()
        if code != 128 + signal.SIGTERM or "Traceback" in told or self.left():
            self.faults.append(f"stopped with {code}, left {self.left()}: {told[-500:]!r}")


def rounds(
    folder: Path, kills: int, draw: random.Random
) -> Iterator[tuple[Counter[str], list[str]]]:
    """Kill again and again; yield how often each round did, and what was unlike."""
    source, whole = source_of(folder), folder / "whole"
    do("run", source, whole)
    expected, killed = state(whole), 0
    while killed < kills:
        here = Path(tempfile.mkdtemp(dir=folder))
        (here / "sitecustomize.py").write_text(KILLER)
        schedule, counted = Schedule(here, source, here / "out"), Counter[str]()
        schedule.start()
        last = WHOLE
        for _ in range(IN_A_ROW):
            whom = draw.choice(["run", "run", "schedule"])
            if schedule.killed(draw.randint(1, last), whom):
                counted[whom] += 1
                if whom == "schedule":
                    schedule.start_again()
            else:
                last = NOTHING_NEW
        schedule.stop()
        names = {name for name, _ in state(schedule.out).items() ^ expected.items()}
        killed += counted.total()
        yield counted, [*schedule.faults, *sorted(names)[:5]]
        shutil.rmtree(here)


def main(kills: int = 100, seed: int = 5) -> None:
    """Kill, go on and compare."""
    killed, unlike = Counter[str](), list[str]()
    with tempfile.TemporaryDirectory() as made:
        for counted, faults in rounds(Path(made), kills, random.Random(seed)):
            killed += counted
            unlike += faults
            told = f"{killed.total()} kills {dict(sorted(killed.items()))}, {len(unlike)} unlike"
            sys.stdout.write(f"{told}{f': {faults}' if faults else ''}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
