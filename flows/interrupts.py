"""Interrupts: Ctrl-C and SIGTERM end a command in two seconds, with one line.

The batch in progress is lost, and no more; the lake survives that as it survives a kill.
"""

import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from types import FrameType

from newsfacts.flows.messages import messages

#: Seconds in which Prefect may say that the run ended, before the process does.
PATIENCE = 1.5
STOPPED = "stopped: what was finished is kept; run again to go on"
#: Exit codes of a shell for a process that a signal ended: 128 and its number.
BASE = 128


class TerminatedError(KeyboardInterrupt):
    """SIGTERM, which ends the work as Ctrl-C does."""


@contextmanager
def heeded(said: str = STOPPED, patience: float = PATIENCE) -> Iterator[None]:
    """End the process soon after the first Ctrl-C or SIGTERM, whatever it is at.

    Whoever handles the signal, its number comes to a thread of ours: work in other threads, which
    cannot be interrupted, is not waited for, nor are processes that it started.

    Args:
        said: The line that is said at once.
        patience: Seconds in which what handles the signal may end the process itself.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours, theirs = socket.socketpair()
    theirs.settimeout(0)
    before_fd = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    before_term = signal.signal(signal.SIGTERM, terminated)
    heard = threading.Event()
    threading.Thread(target=watch, args=(ours, said, patience, heard), daemon=True).start()
    try:
        yield
    except BaseException as error:
        # DuckDB makes an error of its own of the interrupt.
        cause = error if isinstance(error, KeyboardInterrupt) else error.__cause__
        if not isinstance(cause, KeyboardInterrupt):
            raise
        heard.wait(patience)  # the work has ended before the thread's patience has
        number = signal.SIGTERM if isinstance(cause, TerminatedError) else signal.SIGINT
        raise SystemExit(BASE + number) from None
    finally:
        signal.set_wakeup_fd(before_fd)
        signal.signal(signal.SIGTERM, before_term)
        theirs.close()


def terminated(_number: int, _frame: FrameType | None) -> None:
    """Raise what Ctrl-C raises, as a class of its own."""
    raise TerminatedError


def watch(signals: socket.socket, said: str, patience: float, heard: threading.Event) -> None:
    """Wait for a signal that ends the command, say so, and end it."""
    with signals:
        while number := signals.recv(1):
            if number[0] in {signal.SIGINT, signal.SIGTERM}:
                messages.print(said, style="red", markup=False)
                hush()
                heard.set()
                time.sleep(patience)
                for child in children():
                    with suppress(OSError):
                        os.kill(child, signal.SIGKILL)
                os._exit(BASE + number[0])


def hush() -> None:
    """Let nothing more of this process reach standard error, not even what libraries write there.

    Threads of Polars that write a file when they are stopped report a panic.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def children() -> list[int]:
    """Return the numbers of the processes that this one has started; none where `ps` is missing."""
    try:
        listed = subprocess.run(
            ["ps", "-A", "-o", "pid=,ppid="],  # noqa: S607 (wherever it is)
            capture_output=True,
            text=True,
            check=False,
        ).stdout
    except OSError:
        return []
    pairs = (line.split() for line in listed.splitlines())
    return [int(pid) for pid, parent in pairs if int(parent) == os.getpid()]


def end_with_parent() -> None:
    """End this process when the one that started it has ended, however that did.

    Workers of a run, and the runs of a schedule, would else outlive what is killed.
    """
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        parent.join()
        os._exit(BASE + signal.SIGKILL)

    threading.Thread(target=wait, daemon=True).start()
