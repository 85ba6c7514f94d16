"""Kills: python -m tests.fuzz.kills [COUNT] [SEED] [COMMAND...]

`run`, `derive`, `load`, `doctor` and a run of a schedule are killed with SIGKILL at a counted
operation on files, drawn anew each time, again and again in the same lake. After every few kills
the command runs to its end, and the lake must be byte for byte as one that was never killed, with
nothing left over. The commands take turns. Prints how many kills there were and what was unlike,
after each round.
"""

# ruff: noqa: S311 - drawn to test with

import json
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from newsfacts.warehouse import connection
from tests.fuzz.killed_commands import do, new_of

#: What a run may leave beside what readers use.
KEPT = {".lock", ".checked.json", "runs.jsonl", "catalogue.jsonl"}
#: What holds times of runs, or hashes of it: there, and otherwise unlike.
TIMED = {
    "warehouse.duckdb", "datapackage.json", "runs.parquet", ".published.json", ".shown.json",
}  # fmt: skip
COMMANDS = ("run", "derive", "load", "doctor", "serve")
#: Kills in one lake, before the command runs to its end.
IN_A_ROW = 4


def state(out: Path) -> dict[str, object]:
    """Give all that is to be the same: bytes of files, and rows of the warehouse."""
    files: dict[str, object] = {
        file.relative_to(out).as_posix(): b"" if file.name in TIMED else file.read_bytes()
        for file in sorted(out.rglob("*"))
        if file.is_file() and file.name not in KEPT
    }
    with connection.opened(out) as con:
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            rows = con.execute(f"FROM {table} ORDER BY ALL").fetchall()
            files[f"rows of {table}"] = () if table == "runs" else repr(rows)
    return files


def source_of(folder: Path) -> Path:
    """Write a source of two batches, and of a line that is rejected."""
    source = folder / "in"
    source.mkdir()
    rows = [json.dumps({"text": f"It rained on May {n}, 2020."}) for n in range(1, 7)]
    (source / "rest.jsonl").write_text("\n".join(rows) + "\n{\n")
    new_of(source).write_text("It snowed on May 9, 2020.")
    return source


def lake_of(folder: Path, source: Path, command: str) -> Path:
    """Give the lake that a command begins with: none for a first run, else one that was run."""
    out = folder / command
    if command == "run":
        return out
    work_on = folder / "before"
    if not work_on.exists():
        do("run", source, work_on)
    shutil.copytree(work_on, out)
    return out


def rounds(
    command: str, folder: Path, source: Path, kills: int, draw: random.Random
) -> Iterator[tuple[int, str | None]]:
    """Kill a command again and again; yield how often each round did, and what was unlike."""
    base, whole = lake_of(folder, source, command), folder / f"{command}-whole"
    if base.exists():
        shutil.copytree(base, whole)
    _, moments = do(command, source, whole)
    expected, killed = state(whole), 0
    while killed < kills:
        out = folder / f"{command}-killed"
        if base.exists():
            shutil.copytree(base, out)
        codes = [do(command, source, out, draw.randint(1, moments))[0] for _ in range(IN_A_ROW)]
        killed += codes.count(-signal.SIGKILL)
        code, _ = do(command, source, out)
        names = sorted({name for name, _ in state(out).items() ^ expected.items()})
        fault = f"{command}: code {code}, {names[:5]}" if code or names else None
        yield codes.count(-signal.SIGKILL), fault
        shutil.rmtree(out)


def main(count: int, seed: int, commands: Sequence[str]) -> None:
    """Kill, run again and compare."""
    killed, unlike = Counter[str](), list[str]()
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        source = source_of(folder)
        each = -(-count // len(COMMANDS))
        at_work = {
            command: rounds(command, folder, source, each, random.Random(f"{seed} {command}"))
            for command in commands
        }
        while at_work:  # in turn, so that what is broken off has shown something of each
            for command in [*at_work]:
                if (found := next(at_work[command], None)) is None:
                    del at_work[command]
                    continue
                kills, fault = found
                killed[command] += kills
                unlike += [fault] if fault else []
                told = f"{killed.total()} kills {dict(killed)}, {len(unlike)} unlike"
                sys.stdout.write(f"{told}{f': {fault}' if fault else ''}\n")
                sys.stdout.flush()
    seconds = time.monotonic() - began
    sys.stdout.write(f"{killed.total()} kills, {len(unlike)} unlike, in {seconds:.0f} s\n")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    named = [word for word in sys.argv[1:] if not word.isdigit()]
    asked, drawn = [*numbers, *(500, 3)[len(numbers) :]]
    main(asked, drawn, named or COMMANDS)
