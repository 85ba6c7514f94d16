"""Kills: python -m tests.fuzz.kills [COUNT] [SEED] [COMMAND...]

`run`, `derive`, `load`, `doctor` and a run of a schedule are killed with SIGKILL at a counted
operation on files, drawn anew each time, again and again in the same lake. After every few kills
the command runs to its end, and the lake must be byte for byte as one that was never killed, with
nothing left over. The commands take turns. Prints how many kills there were and what was unlike,
after each round.
"""

# ruff: noqa: S311 - drawn to test with

import hashlib
import json
import multiprocessing
import os
import pickle
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from newsfacts.warehouse import connection

#: Operations on files, by the names of their audit events.
COUNTED = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"}
#: What a run may leave beside what readers use.
KEPT = {".lock", ".checked.json", "runs.jsonl", "catalogue.jsonl"}
#: What holds times of runs, or hashes of it: there, and otherwise unlike.
TIMED = {
    "warehouse.duckdb", "datapackage.json", "runs.parquet", ".published.json", ".shown.json",
}  # fmt: skip
#: Libraries are imported once, then forked; modules of newsfacts start threads of Polars, which a
#: fork does not survive.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["duckdb", "onnxruntime", "polars", "pyarrow.parquet", "dataframely", "pydantic_settings"]
)
COMMANDS = ("run", "derive", "load", "doctor", "serve")
#: Kills in one lake, before the command runs to its end.
IN_A_ROW = 4


def build_once(folder: Path) -> None:
    """Keep the tables of articles for the next process: to build them touches no file of a lake."""
    from newsfacts.flows import batches  # noqa: PLC0415 (in the process that is killed)
    from newsfacts.transforms.registry import build  # noqa: PLC0415

    def built(*given: Any) -> Any:  # noqa: ANN401 - whatever is built
        frames = [frame.collect() for frame in given[:2]] + [*(given[4] or {}).values()]
        asked = [*given[2:4], *(frame.serialize() for frame in frames)]
        file = folder / hashlib.sha256(repr(asked).encode()).hexdigest()
        if not file.exists():
            folder.mkdir(exist_ok=True)
            aside = file.with_suffix(".part")
            aside.write_bytes(pickle.dumps(dict(build(*given))))
            aside.replace(file)
        return pickle.loads(file.read_bytes())  # noqa: S301 - written above

    vars(batches)["build"] = built


def work(command: str, source: Path, out: Path) -> None:
    """Do what a command does, without Prefect."""
    import_module("tests.benchmarks.bare")  # before newsfacts
    from newsfacts.flows import pipeline  # noqa: PLC0415 (in the process that is killed)
    from newsfacts.flows.settings import Settings  # noqa: PLC0415

    build_once(source.parent / "built")
    settings = Settings(out=out, batch_size=3)
    if command in {"run", "serve"}:
        come_since = [str(new_of(source))] if command == "serve" else []
        pipeline.pipeline([str(source), *come_since], settings)
    elif command == "load":
        pipeline.reload(settings)
    else:
        {"derive": pipeline.rederive, "doctor": pipeline.doctor}[command](settings)


def counted(command: str, source: Path, out: Path, moment: int, answer: object) -> None:
    """Do the work, killed at its nth operation on files of the lake; else tell their number."""
    count = [0]

    def note(event: str, args: tuple[object, ...]) -> None:
        name = str(args[0]) if args else ""
        inside = name.startswith(str(out)) or (os.sep not in name and not name.isdigit())
        if event in COUNTED and inside:
            count[0] += 1
            if count[0] == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(note)
    work(command, source, out)
    answer.put(count[0])  # type: ignore[attr-defined]


def do(command: str, source: Path, out: Path, moment: int = 0) -> tuple[int, int]:
    """Work in a process of its own; give its exit code and the operations it took."""
    answer = PROCESSES.SimpleQueue()
    process = PROCESSES.Process(target=counted, args=(command, source, out, moment, answer))
    process.start()
    process.join()
    code = process.exitcode or 0
    return code, 0 if code else int(answer.get())


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


def new_of(source: Path) -> Path:
    """Give the article that comes between two runs of a schedule."""
    return source.with_name("new.txt")


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
