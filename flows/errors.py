"""Attempts at a flow: every foreseen failure is reported in one line."""

import traceback
from collections.abc import Callable
from typing import TYPE_CHECKING, Never, TypeVar

from newsfacts.flows.interrupts import heeded
from newsfacts.flows.messages import fail, usage
from newsfacts.warehouse.errors import KnownError, WrongUseError

if TYPE_CHECKING:
    from newsfacts.flows.settings import Settings
    from newsfacts.flows.summary import Summary

Answer = TypeVar("Answer")


def attempt(
    work: Callable[[], "Summary"], settings: "Settings", *, verbose: bool, debug: bool
) -> "Summary":
    """Run a flow, and report a foreseen failure in one line.

    Args:
        work: Runs the flow.
        settings: How it runs.
        verbose: Show what Prefect says.
        debug: Show it, and where an error was raised.
    """
    return foreseen(lambda: served(work, settings, verbose=verbose or debug), debug=debug)


def served(work: Callable[[], "Summary"], settings: "Settings", *, verbose: bool) -> "Summary":
    """Run a flow on a server: the user's, or one that lives as long as the run."""
    from newsfacts.flows import prefect_env  # noqa: PLC0415 (Prefect starts when it is needed)

    prefect_env.prepare(verbose=verbose, home=settings.out)
    with heeded(), prefect_env.started(settings.keep_server) as ready:
        from newsfacts.flows.summary import RunError  # noqa: PLC0415 (imported while it starts)

        try:
            with ready():
                return work()
        except RunError as error:
            return error.summary


def foreseen(work: Callable[[], Answer], *, debug: bool = False) -> Answer:
    """Do some work; a foreseen failure is reported in one line and ends the command."""
    try:
        return work()
    except WrongUseError as error:
        traced(debug=debug)
        usage(str(error))
    except KnownError as error:
        traced(debug=debug)
        fail(str(error))
    except OSError as error:
        traced(debug=debug)
        fail_of(error)


def fail_of(error: OSError) -> Never:
    """Report what the system refused, and where; files are written under another name first."""
    where = str(error.filename or "").removesuffix(".part")
    fail(": ".join(str(part) for part in (where, error.strerror or error) if part))


def traced(*, debug: bool) -> None:
    """Show where an error was raised, if asked to."""
    if debug:
        traceback.print_exc()
