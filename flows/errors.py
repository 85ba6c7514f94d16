"""An attempt at a flow: what can go wrong in a foreseen way is told in one line."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from newsfacts.flows import prefect_env
from newsfacts.flows.messages import fail

if TYPE_CHECKING:
    from newsfacts.flows.pipeline import Summary


def attempt(work: Callable[[], "Summary"], *, verbose: bool) -> "Summary":
    """Run a flow, and turn what can go wrong in a foreseen way into one line."""
    prefect_env.prepare(verbose=verbose)
    with prefect_env.started() as ready:
        from newsfacts.flows.pipeline import BusyError  # noqa: PLC0415 (imported while the server starts)
        from newsfacts.warehouse.load import CheckError  # noqa: PLC0415

        try:
            with ready():
                return work()
        except BusyError as error:
            fail(str(error))
        except CheckError as error:
            fail(f"nothing was published, the old warehouse stays: {error}")
        except OSError as error:
            fail(": ".join(str(part) for part in (error.strerror or error, error.filename) if part))
