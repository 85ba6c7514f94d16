"""The same input gives the same rows: again, in another order, cut up or side by side."""

import json
import shutil
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsfacts.flows.holding import BusyError, alone
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings
from newsfacts.transforms.registry import build
from newsfacts.warehouse import lake
from tests.flows.conftest import Done
from tests.flows.written import TEXTS, run, write
from tests.support import bytes_of, rows_of

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")


def test_running_again_changes_no_byte(
    seed_run: tuple[Path, Done], tmp_path: Path, seeds: Path
) -> None:
    shutil.copytree(seed_run[0], tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    run([str(seeds)], tmp_path / "out", batch_size=10)

    assert bytes_of(tmp_path / "out") == before
    assert len({Path(name).parent for name in before if "articles" in name}) == 3


@pytest.fixture(scope="module")
def reference(
    tmp_path_factory: pytest.TempPathFactory, prefect_server: str, built_once: None
) -> Path:
    out = tmp_path_factory.mktemp("reference")
    run(write(out / "in", [*range(6)]), out / "out")
    return out


@pytest.mark.slow
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    tail=st.permutations([*range(2, 6)]),
    sources=st.permutations([*range(3)]),
    batch_size=st.sampled_from([2, 4, 1000]),
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
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsfacts.flows.batches.build", build)  # no article is known already
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

    assert summary.statuses == {"new": 1, "known": 0, "changed": 0, "copies": 1, "rejected": 1}
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
    run([str(tmp_path / "a.jsonl")], tmp_path / "out", batch_size=2)
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
