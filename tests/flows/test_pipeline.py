"""The same input gives the same rows: again, in another order, cut up, side by side, or killed."""

import json
import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.pipeline import BusyError, alone, pipeline, rederive
from flows.settings import Settings
from tests.support import bytes_of, rows_of
from transforms.registry import build
from warehouse import lake

pytestmark = pytest.mark.usefixtures("prefect_server")

TEXTS = [f"It rained on May {day}, 2020.\n\nThe bridge closed a day later." for day in range(1, 7)]


def write(folder: Path, order: list[int]) -> list[str]:
    """Write the texts as files and as lines of one file, in an order."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in order[:2]:
        (folder / f"{number}.txt").write_text(TEXTS[number])
    lines = [json.dumps({"text": TEXTS[n], "id": str(n)}) + "\n" for n in order[2:]]
    (folder / "rest.jsonl").write_text("".join(lines))
    return [str(folder / f"{n}.txt") for n in order[:2]] + [str(folder / "rest.jsonl")]


def run(sources: list[str], out: Path, **how: int) -> None:
    pipeline(sources, Settings(out=out, **how))  # type: ignore[arg-type]


def test_running_again_changes_no_byte(tmp_path: Path, seeds: Path) -> None:
    run([str(seeds)], tmp_path, batch_size=10)
    before = bytes_of(tmp_path)
    run([str(seeds)], tmp_path, batch_size=10)

    assert bytes_of(tmp_path) == before
    assert len({Path(name).parent for name in before if "articles" in name}) == 3


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory, prefect_server: str) -> Path:
    out = tmp_path_factory.mktemp("reference")
    run(write(out / "in", [*range(6)]), out / "out")
    return out


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    tail=st.permutations([*range(2, 6)]),
    sources=st.permutations([*range(3)]),
    batch_size=st.sampled_from([1, 4, 1000]),
    workers=st.sampled_from([1, 4]),
)
def test_order_batches_and_workers_do_not_change_a_row(
    reference: Path,
    tmp_path_factory: pytest.TempPathFactory,
    tail: list[int],
    sources: list[int],
    batch_size: int,
    workers: int,
) -> None:
    out = tmp_path_factory.mktemp("other")
    names = write(reference / "in", [0, 1, *tail])
    run([names[n] for n in sources], out, batch_size=batch_size, workers=workers)

    assert rows_of(out) == rows_of(reference / "out")


def test_new_articles_join_and_known_ones_stay(tmp_path: Path) -> None:
    names = write(tmp_path / "in", [*range(6)])
    run(names[:1], tmp_path / "out")
    before = bytes_of(tmp_path / "out" / "facts")
    run(names, tmp_path / "out")
    after = bytes_of(tmp_path / "out" / "facts")

    assert before.items() <= after.items()
    assert sum(m.tables["articles"].rows for m in lake.manifests(tmp_path / "out")) == 6


def test_equal_articles_are_loaded_once_and_counted(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXTS[0])
    (tmp_path / "c.txt").write_text(" ")
    summary = pipeline([str(tmp_path)], Settings(out=tmp_path / "out"))

    assert summary.statuses == {"loaded": 1, "duplicate": 1, "rejected": 1}
    assert summary.counts["inputs"] == 3


def test_copies_of_a_text_are_one_story_and_their_events_counted_once(tmp_path: Path) -> None:
    facts = [
        "China and Russia signed a treaty on energy in Moscow on Monday.",
        "The two countries will build a gas pipeline across Siberia together by 2030.",
        "The treaty was negotiated over five years, officials in both capitals said.",
    ]
    copies = ["\n\n".join(facts), "\n\n".join(["By Ann Example", *facts, "© 2020 The Example."])]
    other = "The mayor of Springfield opened a new bridge over the river on Friday morning."
    rows = [
        json.dumps({"text": text, "published_at": f"2020-05-0{day}"}) + "\n"
        for day, text in enumerate([*copies, other], 5)
    ]
    (tmp_path / "a.jsonl").write_text("".join(rows))
    run([str(tmp_path / "a.jsonl")], tmp_path / "out", batch_size=1)
    with duckdb.connect(str(tmp_path / "out" / "warehouse.duckdb"), read_only=True) as con:
        stories = con.execute("SELECT count(*), count(DISTINCT story_id) FROM articles").fetchall()
        signed = con.execute(
            "SELECT article_count, told FROM event_groups WHERE event_type = 'SUPPORT'"
        ).fetchall()

    assert stories == [(3, 2)]
    assert signed == [(2, 2)]


def test_two_runs_never_work_on_one_folder(tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(BusyError, match="another run"), alone(tmp_path):
        pass


KILLED = """
import os, signal, sys
left = int(sys.argv[1])
counted = ("open", "os.rename", "os.replace", "os.mkdir", "os.remove", "os.rmdir")
def count(event, args):
    global left
    if event in counted and str(args[0]).startswith(sys.argv[2]):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
from flows.cli import app
try:
    app(["run", sys.argv[3], "--out", sys.argv[2], "--batch-size", "3"])
finally:
    print(left)
"""


def killed(moment: int, source: Path, out: Path, server: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(moment), str(out), str(source)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PREFECT_API_URL": server},
    )


def test_a_run_that_is_killed_and_run_again_ends_as_if_never_killed(
    tmp_path: Path, prefect_server: str
) -> None:
    source = tmp_path / "in"
    write(source, [*range(6)])
    whole = killed(1_000_000, source, tmp_path / "whole", prefect_server)
    moments = 1_000_000 - int(whole.stdout.split()[-1])
    expected = bytes_of(tmp_path / "whole")
    draw = random.Random(7)  # noqa: S311 (a draw to test with)

    assert len(expected) > 10
    # Each folder is run on four times, killed in what the run before had left.
    outs = {tmp_path / f"out{n}": draw.sample(range(1, moments + 1), 4) for n in range(6)}

    def often(out: Path) -> list[int]:
        return [killed(moment, source, out, prefect_server).returncode for moment in outs[out]]

    with ThreadPoolExecutor(2) as pool:
        codes = [*pool.map(often, outs)]
    assert {first for first, *_ in codes} == {-9}
    assert {code for of_folder in codes for code in of_folder} <= {-9, 0}
    assert sum(of_folder.count(-9) for of_folder in codes) > 12
    for out in outs:
        run([str(source)], out, batch_size=3)
        assert bytes_of(out) == expected
        assert rows_of(out) == rows_of(tmp_path / "whole")
        assert not (out / lake.STAGING).exists()


@pytest.fixture
def odd(monkeypatch: pytest.MonkeyPatch) -> str:
    """Give a word that a rule fails on."""

    def fails(raw: pl.LazyFrame, texts: pl.LazyFrame, *rest: object, **more: object) -> object:
        if texts.filter(pl.col("text").str.contains("odd")).collect().height:
            message = "negative\n  length"
            raise ValueError(message)
        return build(raw, texts, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("flows.extract.build", fails)
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

    assert summary.statuses == {"loaded": 6, "duplicate": 0, "rejected": 2}
    assert summary.failed == []
    assert summary.rejects[0]["reason"] == (
        "its facts could not be built: ValueError: negative length"
    )
    listed = (tmp_path / "out" / "rejects" / "rejects.jsonl").read_text().splitlines()
    assert [json.loads(line)["source"] for line in listed] == names[-2:]


def test_what_a_rule_failed_on_is_tried_again_when_the_rules_change(
    tmp_path: Path, odd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = write(tmp_path / "in", [*range(6)])
    (tmp_path / "in" / "strange.txt").write_text(f"It was {odd}.")
    names.append(str(tmp_path / "in" / "strange.txt"))
    run(names, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    run(names, tmp_path / "out")
    assert bytes_of(tmp_path / "out") == before

    monkeypatch.undo()
    monkeypatch.setattr("flows.ingest.pipeline_version", lambda: "later")
    summary = pipeline(names, Settings(out=tmp_path / "out"))

    assert summary.statuses == {"loaded": 7, "duplicate": 0, "rejected": 0}


def test_deriving_again_by_the_same_rules_forgets_no_failure(tmp_path: Path, odd: str) -> None:
    names = write(tmp_path / "in", [*range(6)])
    (tmp_path / "in" / "strange.txt").write_text(f"It was {odd}.")
    names.append(str(tmp_path / "in" / "strange.txt"))
    first = pipeline(names, Settings(out=tmp_path / "out"))
    rederive(Settings(out=tmp_path / "out"))
    (kept,) = lake.manifests(tmp_path / "out")

    assert [*kept.failed.values()] == ["ValueError: negative length"]
    assert pipeline(names, Settings(out=tmp_path / "out")) == first


def test_where_every_article_fails_the_batch_fails(tmp_path: Path, odd: str) -> None:
    lines = [json.dumps({"text": f"It was {odd} on day {n}."}) for n in range(60)]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))

    summary = pipeline([str(tmp_path / "in.jsonl")], Settings(out=tmp_path / "out"))

    assert summary.failed == ["ValueError: negative length"]
    assert summary.statuses["rejected"] == 60
