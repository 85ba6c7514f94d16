"""Flows without Prefect, for checks that run them thousands of times.

Import this module before any of `newsfacts.flows`. What Prefect offers is replaced: a flow or task
is the function that it was made of, a future holds its result, a state holds its message and data,
an artifact is dropped. Files, locks, hashes and rules are the real ones.
"""

# ruff: noqa: ANN401 - whatever a flow gives

import functools
import logging
import os
import sys
import types
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Modules of Prefect that `newsfacts.flows` imports from.
NAMES = (
    "prefect",
    "prefect.artifacts",
    "prefect.assets",
    "prefect.client",
    "prefect.client.schemas",
    "prefect.client.schemas.objects",
    "prefect.flows",
    "prefect.futures",
    "prefect.runtime",
    "prefect.states",
    "prefect.task_runners",
)
#: What is only named, or made and dropped.
NAMED = (
    "Asset", "AssetProperties", "Flow", "FlowRun", "ProcessPoolTaskRunner", "TaskRunner",
    "ThreadPoolTaskRunner",
)  # fmt: skip


@dataclass
class State:
    """The end of a flow."""

    message: str
    data: Any

    def __class_getitem__(cls, _kind: object) -> type["State"]:
        return cls


class Future:
    """What a task gave, or raised."""

    def __init__(self, work: Callable[[], Any]) -> None:
        try:
            self.given: Any = work()
        except Exception as error:  # noqa: BLE001 (as a future of Prefect keeps it)
            self.given = error

    def __class_getitem__(cls, _kind: object) -> type["Future"]:
        return cls

    def result(self, *, raise_on_failure: bool = True) -> Any:
        if raise_on_failure and isinstance(self.given, Exception):
            raise self.given
        return self.given


class Plain:
    """Anything else that is only named."""

    def __init__(self, *_: object, **__: object) -> None: ...

    def __class_getitem__(cls, _kind: object) -> type["Plain"]:
        return cls


def made(function: Callable[..., Any] | None = None, **_how: object) -> Any:
    """Make a flow or task of a function: the function itself."""
    if function is None:
        return made

    @functools.wraps(function)
    def run(*args: object, **more: object) -> Any:
        given = function(*args, **more)
        if isinstance(given, State):
            if isinstance(given.data, Exception):
                raise given.data
            return given.data
        return given

    run.fn = function  # type: ignore[attr-defined]
    run.submit = lambda *args, **more: Future(lambda: function(*args, **more))  # type: ignore[attr-defined]
    run.with_options = lambda **_: run  # type: ignore[attr-defined]
    return run


def install() -> None:
    """Put the replacements where `import prefect` finds them."""
    offered: dict[str, Any] = {
        "flow": made,
        "task": made,
        "get_run_logger": lambda: logging.getLogger("bare"),
        "create_table_artifact": lambda **_: None,
        "create_markdown_artifact": lambda **_: None,
        "add_asset_metadata": lambda *_: None,
        "materialize": lambda *_, **__: made,
        "as_completed": list,
        "Completed": State,
        "Failed": State,
        "State": State,
        "PrefectFuture": Future,
        "flow_run": types.SimpleNamespace(parameters={}),
        **dict.fromkeys(NAMED, Plain),
    }
    for name in NAMES:
        module = types.ModuleType(name)
        module.__path__ = []
        vars(module).update(offered)
        sys.modules[name] = module


def memory() -> float:
    """Give the megabytes that this process holds now."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def open_files() -> int:
    """Count the files that this process has open."""
    return len(os.listdir("/proc/self/fd"))  # noqa: PTH208


def sizes(folder: Path) -> int:
    """Give the bytes of all files of a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


install()
