"""The commands that run the pipeline once: `run`, `derive`, `load` and `doctor`."""

from typing import TYPE_CHECKING

from newsfacts.flows.errors import attempt, foreseen
from newsfacts.flows.interrupts import heeded
from newsfacts.flows.messages import conclude
from newsfacts.flows.options import (
    BatchSize,
    Debug,
    FollowSymlinks,
    Full,
    Out,
    Sources,
    To,
    Verbose,
    WithTokens,
    Workers,
    read_settings,
)
from newsfacts.flows.piped import kept

if TYPE_CHECKING:
    from newsfacts.flows.settings import Settings
    from newsfacts.flows.summary import Summary


def run(
    sources: Sources,
    out: Out = None,
    batch_size: BatchSize = None,
    workers: Workers = None,
    with_tokens: WithTokens = None,
    follow_symlinks: FollowSymlinks = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Read articles, extract their facts and publish the warehouse.

    Articles that are already there are left as they are. To fetch from public sites, set `contact`
    (an e-mail address or web page, in newsfacts.toml or NEWSFACTS_CONTACT): it is sent to them.

    Examples:

    - `newsfacts run seeds/articles`
    - `newsfacts run today.jsonl.gz archive/ --out news --workers 2`
    - `newsfacts run https://example.org/feed.xml --out news`
    - `newsfacts run sources.toml --out news`
    - `curl https://example.org/today.jsonl | newsfacts run - --out news`
    """
    settings = read_settings(
        out=out,
        batch_size=batch_size,
        workers=workers,
        with_tokens=with_tokens,
        follow_symlinks=follow_symlinks,
    )
    _of_sources(sources, settings, verbose=verbose, debug=debug)


def derive(
    out: Out = None,
    workers: Workers = None,
    with_tokens: WithTokens = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Extract the facts again from the stored texts, and publish; sources are not read.

    Use it when rules or word lists have changed.

    Example:

    - `newsfacts derive --out news`
    """
    settings = read_settings(out=out, workers=workers, with_tokens=with_tokens)
    _of_stored("derive", settings, verbose=verbose, debug=debug)


def load(
    out: Out = None,
    with_tokens: WithTokens = None,
    full: Full = False,
    to: To = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Bring the warehouse up to date with the Parquet files.

    The new file begins as a copy of the last one, and only what is different is loaded; it is
    built from nothing where that one is damaged or of another version, and with `--full`.

    Examples:

    - `newsfacts load --out news --with-tokens`
    - `newsfacts load --out news --full`
    - `newsfacts load --out news --to ducklake:sqlite:news.sqlite`
    - `newsfacts load --out news --to "ducklake:postgres:dbname=news host=db.example.org"`
    """
    settings = read_settings(out=out, with_tokens=with_tokens)
    if to:
        from newsfacts.warehouse.ducklake_connection import kind_of  # noqa: PLC0415

        foreseen(lambda: kind_of(to))
    _of_stored("load", settings, verbose=verbose, debug=debug, whole=full, to=to)


def doctor(
    out: Out = None,
    with_tokens: WithTokens = None,
    verbose: Verbose = False,
    debug: Debug = False,
) -> None:
    """Check every file, rebuild what is damaged, and report what was done.

    Facts are rebuilt from the stored texts; lost texts are read again from their sources. What
    cannot be rebuilt is set aside and named; nothing is deleted.

    Example:

    - `newsfacts doctor --out news`
    """
    settings = read_settings(out=out, with_tokens=with_tokens)
    _of_stored("doctor", settings, verbose=verbose, debug=debug)


def _of_sources(sources: list[str], settings: "Settings", *, verbose: bool, debug: bool) -> None:
    """Run the pipeline on sources, and exit with its code."""
    from newsfacts.flows.paths import check_sources  # noqa: PLC0415 (what it imports takes time)
    from newsfacts.flows.prefect_env import server_given  # noqa: PLC0415

    check_sources([source for source in sources if source != "-"])

    def work() -> "Summary":
        from newsfacts.flows.pipeline import pipeline  # noqa: PLC0415 (Prefect starts when needed)

        return pipeline(given, settings)

    with kept(sources, settings.out) as given:
        summary = None if server_given() else unchanged(given, settings, debug=debug)
        summary = summary or attempt(work, settings, verbose=verbose, debug=debug)
    conclude(summary, settings.out)


def unchanged(sources: list[str], settings: "Settings", *, debug: bool) -> "Summary | None":
    """Say what a run would say that finds nothing new; None where one is needed."""
    from newsfacts.flows import looking  # noqa: PLC0415

    with heeded():
        return foreseen(lambda: looking.unchanged(sources, settings), debug=debug)


def _of_stored(
    command: str,
    settings: "Settings",
    *,
    verbose: bool,
    debug: bool,
    whole: bool = False,
    to: str | None = None,
) -> None:
    """Run the flow of a command on the batches that are stored, and exit with its code."""
    from newsfacts.flows.paths import check_lake  # noqa: PLC0415

    check_lake(settings.out)

    def work() -> "Summary":
        from newsfacts.flows import holding, pipeline  # noqa: PLC0415
        from newsfacts.warehouse.ducklake import register  # noqa: PLC0415

        if command == "load":
            summary = pipeline.reload(settings, whole=whole)
            if (
                to
            ):  # beside the flow: Prefect keeps the parameters of flows, and it may hold a password
                with holding.held(settings.out):
                    register(settings.out, to)
            return summary
        flows = {"derive": pipeline.rederive, "doctor": pipeline.doctor}
        return flows[command](settings)

    conclude(attempt(work, settings, verbose=verbose, debug=debug), settings.out)
