"""Articles that a rule fails on are rejected; the others are loaded, and nothing is forgotten."""

import json
from pathlib import Path

import polars as pl
import pytest

from newsfacts.flows.pipeline import pipeline, rederive
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import RunError
from newsfacts.warehouse import lake
from tests.built_once import BuiltOnce
from tests.flows.written import run, write
from tests.support import bytes_of

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch, known_articles: BuiltOnce) -> str:
    """Give a word that a rule fails on."""

    def fails(raw: pl.LazyFrame, texts: pl.LazyFrame, *rest: object, **more: object) -> object:
        if texts.filter(pl.col("text").str.contains("odd")).collect().height:
            message = "negative\n  length"
            raise ValueError(message)
        return known_articles(raw, texts, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("newsfacts.flows.batches.build", fails)
    return "odd"


def test_an_article_that_a_rule_fails_on_is_rejected_and_the_others_are_loaded(
    tmp_path: Path, odd: str
) -> None:
    names = write(tmp_path / "in", [*range(6)])
    for number in range(2):
        strange = tmp_path / "in" / f"strange{number}.txt"
        strange.write_text(f"It was {odd}: {number}.")
        names.append(str(strange))

    summary = pipeline(names, Settings(out=tmp_path / "out"))

    assert (summary.statuses["new"], summary.statuses["rejected"]) == (6, 2)
    assert summary.failed == []
    assert summary.rejects[0]["reason"] == (
        "its facts could not be built: ValueError: negative length"
    )
    listed = (tmp_path / "out" / "rejects" / "rejects.jsonl").read_text().splitlines()
    assert [json.loads(line)["source"] for line in listed] == names[-2:]


def test_what_a_rule_failed_on_is_tried_again_when_the_rules_change(
    tmp_path: Path, odd: str, monkeypatch: pytest.MonkeyPatch, known_articles: BuiltOnce
) -> None:
    names = write(tmp_path / "in", [*range(6)])
    (tmp_path / "in" / "strange.txt").write_text(f"It was {odd}.")
    names.append(str(tmp_path / "in" / "strange.txt"))
    run(names, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    run(names, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == before

    monkeypatch.setattr("newsfacts.flows.batches.build", known_articles)
    monkeypatch.setattr("newsfacts.flows.staging.pipeline_version", lambda: "later")
    summary = pipeline(names, Settings(out=tmp_path / "out"))

    assert summary.statuses == {"new": 1, "known": 6, "changed": 0, "copies": 0, "rejected": 0}


def test_deriving_again_by_the_same_rules_forgets_no_failure(tmp_path: Path, odd: str) -> None:
    names = write(tmp_path / "in", [*range(6)])
    (tmp_path / "in" / "strange.txt").write_text(f"It was {odd}.")
    names.append(str(tmp_path / "in" / "strange.txt"))
    pipeline(names, Settings(out=tmp_path / "out"))
    first = pipeline(names, Settings(out=tmp_path / "out"))
    rederive(Settings(out=tmp_path / "out"))
    (kept,) = lake.manifests(tmp_path / "out")

    assert [*kept.failed.values()] == ["ValueError: negative length"]
    again = pipeline(names, Settings(out=tmp_path / "out"))
    assert (again.statuses, again.rejects) == (first.statuses, first.rejects)


def test_where_every_article_fails_the_batch_fails(tmp_path: Path, odd: str) -> None:
    lines = [json.dumps({"text": f"It was {odd} on day {n}."}) for n in range(60)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))

    with pytest.raises(RunError, match="1 batch failed") as raised:
        pipeline([str(tmp_path / "in.jsonl")], Settings(out=tmp_path / "out"))
    summary = raised.value.summary

    assert summary.failed == ["ValueError: negative length"]
    assert summary.statuses["rejected"] == 60
