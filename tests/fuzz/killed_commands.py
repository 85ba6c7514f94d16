"""Commands in processes of their own, killed with SIGKILL at a counted operation on files."""

import hashlib
import multiprocessing
import os
import pickle
import signal
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

#: Operations on files, by the names of their audit events.
COUNTED = {"open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree"}
#: Libraries are imported once, then forked; modules of newsfacts start threads of Polars, which a
#: fork does not survive.
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["duckdb", "onnxruntime", "polars", "pyarrow.parquet", "dataframely", "pydantic_settings"]
)


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


def new_of(source: Path) -> Path:
    """Give the article that comes between two runs of a schedule."""
    return source.with_name("new.txt")
