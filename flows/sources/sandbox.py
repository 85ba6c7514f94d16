"""The sandbox: web pages are read in a process of their own, which is killed at its limits."""

import logging
import resource
import signal
from collections.abc import Callable
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TypeAlias

from newsfacts.flows.sources.metadata import Doubt

#: What a page may cost: seconds of processor time, and bytes of memory of the whole process.
SECONDS, MEMORY = 3, 2_000_000_000

Fields: TypeAlias = dict[str, object]
#: The fields of a page, and what is doubted of them.
Answer: TypeAlias = tuple[Fields, list[Doubt]]
Reader: TypeAlias = Callable[[bytes, str | None], Answer]


class CostlyError(ValueError):
    """A page that cannot be read at a reasonable cost."""


class Guard:
    """A process that reads pages, started for the first one and again after one that ended it."""

    def __init__(self, kind: str) -> None:
        """Wait for the first page, or feed."""
        self.kind = kind
        self.process: BaseProcess | None = None
        self.pages: Connection
        self.turn = Lock()

    def read(self, page: bytes, encoding: str | None = None) -> Answer:
        """Read a page into the fields of a record.

        Args:
            page: The page as it was stored.
            encoding: The encoding that its server stated.

        Raises:
            CostlyError: It takes too much time or memory, or its reader breaks on it.
        """
        with self.turn:
            if self.process is None:
                self.start()
            try:
                self.pages.send((page, encoding))
                answer: Answer | str = self.pages.recv()
            except (EOFError, OSError):
                raise CostlyError(self.ended()) from None
        if isinstance(answer, str):
            raise CostlyError(answer)
        return answer

    def start(self) -> None:
        """Start the process; it ends with this one, which alone holds the connection."""
        context = get_context("spawn")
        self.pages, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, self.kind), daemon=True)
        self.process.start()
        theirs.close()

    def ended(self) -> str:
        """Say why the process ended, and forget it."""
        process, self.process = self.process, None
        self.pages.close()
        if process is None:
            return "its reader did not start"
        process.join()
        if process.exitcode == -signal.SIGPROF:
            return f"the page takes more than {SECONDS} s of processor time"
        return f"the reader of pages ended with code {process.exitcode}"


@cache
def guard(kind: str = "page") -> Guard:
    """Return the guard of this process for pages, or for feeds."""
    return Guard(kind)


def serve(pages: Connection, kind: str) -> None:
    """Read pages until there are no more; one that takes too long ends the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the command, whose end we see
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    logging.disable()  # what a library says about a page is in its reject
    read = reader(kind)  # its libraries take a second to import, which is not the page's
    while True:
        try:
            page, encoding = pages.recv()
        except EOFError:
            return
        signal.setitimer(signal.ITIMER_PROF, SECONDS)  # nothing handles its signal: we end
        answer = answered(read, page, encoding)
        signal.setitimer(signal.ITIMER_PROF, 0)
        pages.send(answer)


def reader(kind: str) -> Reader:
    """Import what reads pages, or feeds; no other process needs it."""
    module = {"feed": "newsfacts.flows.feeds.parsing", "page": "newsfacts.flows.sources.page"}[kind]
    read: Reader = import_module(module).fields
    return read


def answered(read: Reader, page: bytes, encoding: str | None = None) -> Answer | str:
    """Read a page, or report what was raised."""
    try:
        return read(page, encoding)
    except MemoryError:
        return f"the page takes more than {MEMORY // 10**9} GB of memory"
    except Exception as error:  # noqa: BLE001 (whatever a library raises on hostile bytes)
        return f"the page breaks its reader: {type(error).__name__}: {str(error)[:200]}"
