"""What a run leaves in the pages of Prefect: names, logs, artifacts and assets."""

import os
from pathlib import Path

import httpx
import pytest

from newsfacts.flows.artifacts import plain
from newsfacts.flows.assets import key
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings
from tests.flows.written import write

pytestmark = pytest.mark.usefixtures("built_once")


def test_tables_are_assets_with_their_rows_and_a_run_with_nothing_new_makes_none(
    tmp_path: Path, prefect_server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    emitted: list[tuple[str, dict[str, str], dict[str, object]]] = []

    def emit(event: str, resource: dict[str, str], **more: dict[str, object]) -> None:
        if event == "prefect.asset.materialization.succeeded":
            emitted.append((resource["prefect.resource.id"], resource, more["payload"]))

    monkeypatch.setattr("prefect.events.emit_event", emit)
    source = write(tmp_path / "in", [0, 1, 2])
    settings = Settings(out=tmp_path / "my news & more")
    first = pipeline(source, settings)
    pipeline(source, settings)

    rows = {place: payload["rows"] for place, _, payload in emitted}
    assert len(emitted) == len(rows)
    assert rows == {key(settings.out, name): number for name, number in first.counts.items()}
    assert all(resource["prefect.asset.description"] for _, resource, _ in emitted)


def answer(url: str, asked: dict[str, object]) -> list[dict[str, str]]:
    """Ask a server with the password of the tests."""
    user, _, word = os.environ["PREFECT_API_AUTH_STRING"].partition(":")
    found: list[dict[str, str]] = httpx.post(url, json=asked, auth=(user, word), timeout=60).json()
    return found


def test_runs_and_their_parts_have_names_that_say_what_they_do(
    tmp_path: Path, prefect_server: str
) -> None:
    pipeline(write(tmp_path / "in", [0, 1, 2]), Settings(out=tmp_path / "out"))

    asked: dict[str, object] = {"sort": "START_TIME_DESC", "limit": 4}
    runs = answer(f"{prefect_server}/flow_runs/filter", asked)
    assert sorted(run["name"] for run in runs) == [
        "extract",
        "newsfacts 0.txt, 1.txt, rest.jsonl",
        "publish",
        "read",
    ]
    kept = answer(f"{prefect_server}/artifacts/latest/filter", {})
    told = {artifact["key"]: artifact["data"] for artifact in kept}
    assert "3 inputs: 3 new" in told["newsfacts-run"]
    assert '"articles"' in told["newsfacts-counts"]
    assert told.keys() >= {"newsfacts-inputs", "newsfacts-rejects"}


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("a\n# b", r"a \# b"),
        ("<img src=x>", r"\<img src=x\>"),
        ("[x](y) `z` *b*", r"\[x\]\(y\) \`z\` \*b\*"),
    ],
)
def test_words_of_inputs_are_shown_as_they_are(words: str, shown: str) -> None:
    assert plain(words) == shown
