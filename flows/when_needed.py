"""Steps of a run that are imported when there is work for them: rules and network take long."""

from pathlib import Path

from newsfacts.flows.extracted import Extracted
from newsfacts.flows.fingerprints import pipeline_version
from newsfacts.flows.settings import Settings
from newsfacts.flows.staging import Staged
from newsfacts.warehouse import fetch_state, lake
from newsfacts.warehouse.lake import FEW


def extract(staged: list[Staged], settings: Settings) -> Extracted:
    """Extract the facts of new articles; where there are none, no rule is imported."""
    if not staged:
        return Extracted()
    from newsfacts.flows.extract import extract as extract_batches  # noqa: PLC0415

    return extract_batches(staged, settings)


def compact_batches(settings: Settings) -> None:
    """Merge small batches, where there are many."""
    if len(lake.manifests(settings.out)) > FEW:
        from newsfacts.warehouse.compaction import compact  # noqa: PLC0415 (it imports all rules)

        compact(settings.out, pipeline_version(), settings.batch_words, settings.batch_size)


def discard_pages(root: Path) -> None:
    """Remove fetched bytes that were kept only until they were read."""
    if not (root / fetch_state.UNREAD).exists():
        return
    from newsfacts.flows.watching.pages import discard  # noqa: PLC0415 (files need no network)

    discard(root)
