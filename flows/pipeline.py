"""The pipeline: ingest, extract and publish in order, one run at a time; what a schedule runs."""

from dataclasses import replace
from pathlib import Path

from prefect import flow
from prefect.runtime import flow_run

from newsfacts.flows.artifacts import keep
from newsfacts.flows.concluding import concluded
from newsfacts.flows.feeds.source_list import is_address
from newsfacts.flows.fetching.secrets import shown
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.healing import Healed, heal, lost_sources, settled
from newsfacts.flows.holding import alone
from newsfacts.flows.ingest import ingest
from newsfacts.flows.preflight import preflight
from newsfacts.flows.report import report
from newsfacts.flows.runs import Run
from newsfacts.flows.served import end_with_schedule, tell
from newsfacts.flows.settings import Settings
from newsfacts.flows.shared_lake import pull, push
from newsfacts.flows.summary import Summary
from newsfacts.flows.when_needed import compact_batches, discard_pages, extract
from newsfacts.warehouse import published as last
from newsfacts.warehouse.checked import require_sound
from newsfacts.warehouse.sweeping import sweep


def run_name() -> str:
    """Name a run after what it reads."""
    sources = [str(source) for source in flow_run.parameters.get("sources", [])]
    names = [shown(one) if is_address(one) else Path(one).name for one in sources]
    return f"newsfacts {', '.join(names[:3])}{' ...' if len(names) > 3 else ''}"


@flow(
    name="newsfacts",
    flow_run_name=run_name,
    on_running=[end_with_schedule],
    on_completion=[tell],
    on_failure=[tell],
    on_crashed=[tell],
)
def pipeline(sources: list[str], settings: Settings) -> Summary:
    """Read sources, extract the facts of what is new, and publish.

    The flow's state is Failed where a batch failed or nothing could be read, and else Completed;
    its message counts what was new, known, changed and rejected.

    Args:
        sources: Files and folders, addresses of feeds or sitemaps, lists of them (sources.toml).
        settings: How to run.

    Raises:
        BusyError: Another run works on the same folder.
        RunError: A batch failed, or nothing could be read.
    """
    with alone(settings.out, "run") as this:
        preflight(settings.out, sources)
        healed = heal(settings.out, settings.annotator)
        pull(settings)
        with this.step("read"):
            ingested = ingest(sources, settings)
        with this.step("extract"):
            extracted = extract(ingested.staged, settings)
            compact_batches(settings)
        discard_pages(settings.out)
        healed.done.extend(push(settings))
        summary = report(settings.out, ingested, extracted, settled(settings.out, healed))
        return published(this, summary, settings, len(extracted.manifests))


@flow(name="newsfacts-derive-and-publish", flow_run_name="derive {settings.out}")
def rederive(settings: Settings) -> Summary:
    """Extract the facts of all stored articles again, and publish."""
    with alone(settings.out, "derive") as this:
        preflight(settings.out, [])
        healed = heal(settings.out, settings.annotator)
        pull(settings)
        with this.step("extract"):
            from newsfacts.flows.extract import derive  # noqa: PLC0415 (as below)

            extracted = derive(settings)
        healed.done.extend(push(settings))
        summary = report(settings.out, None, extracted, healed)
        return published(this, summary, settings, len(extracted.manifests))


@flow(name="newsfacts-load", flow_run_name="load {settings.out}")
def reload(settings: Settings, *, whole: bool = False) -> Summary:
    """Bring the warehouse up to date with the Parquet files, or build it from nothing."""
    with alone(settings.out, "load") as this:
        preflight(settings.out, [])
        done = Healed(sweep(settings.out))
        pull(settings)
        require_sound(settings.out, again=True)
        summary = report(settings.out, None, None, done)
        return published(this, summary, settings, 0, whole=whole, again=True)


@flow(name="newsfacts-doctor", flow_run_name="doctor {settings.out}")
def doctor(settings: Settings) -> Summary:
    """Look at every file, make again what can be made again, and publish.

    What a lake has lost is read again from its sources, where they still are.
    """
    with alone(settings.out, "doctor") as this:
        preflight(settings.out, [])
        healed = heal(settings.out, settings.annotator)
        pull(settings)
        sources = lost_sources(settings.out)
        with this.step("read"):
            ingested = ingest(sources, settings) if sources else None
        with this.step("extract"):
            extracted = extract(ingested.staged if ingested else [], settings)
        healed.done.extend(push(settings))
        summary = report(settings.out, ingested, extracted, settled(settings.out, healed))
        return published(this, summary, settings, len(extracted.manifests))


def published(
    this: Run,
    summary: Summary,
    settings: Settings,
    batches: int,
    *,
    again: bool = False,
    whole: bool = False,
) -> Summary:
    """Publish what is new, and end the flow in the state that is true of the run.

    Args:
        this: The run.
        summary: What it did.
        settings: How to run.
        batches: Batches that it wrote.
        again: Publish although nothing is new.
        whole: Build the warehouse from nothing, and not from a copy of the last one.
    """
    counts = {**summary.statuses, "doubted": summary.doubted, "batches": batches}
    this.publishing(counts, summary.message, summary.fault)
    now = last.state(settings.out, pipeline_version(), with_tokens=settings.with_tokens)
    shown = None if again else last.counts(settings.out, now)
    if shown is None:
        from newsfacts.flows.publish import publish  # noqa: PLC0415 (it imports DuckDB)

        with this.step("publish"):
            summary = publish(settings, summary, whole=whole, renewed=batches > 0 or again)
        last.note(settings.out, now, summary.counts)
    else:
        summary = replace(summary, counts=shown)
        keep(summary, renewed=False)
    sweep(settings.out)
    this.note("failed" if summary.fault else "completed", summary.fault or summary.message)
    return concluded(summary)
