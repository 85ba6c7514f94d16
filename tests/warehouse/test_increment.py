"""A warehouse that began as a copy of the last one has the rows of one that is built whole."""

import shutil
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsfacts.transforms.articles.terms import Terms
from newsfacts.warehouse import catalogue, fetch_state, lake, load, origin
from newsfacts.warehouse.atomic_files import append_line, digest
from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests.warehouse.changing import TEXTS, Frames, Lake, content, grow, of_all, of_texts

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def articles() -> list[Frames]:
    return of_texts()


STEPS = st.lists(
    st.tuples(st.sampled_from(["add", "forget", "show", "merge"]), st.integers(0, len(TEXTS) - 1)),
    min_size=2,
    max_size=5,
)


@pytest.mark.slow
@settings(
    max_examples=4,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(first=st.sets(st.integers(0, len(TEXTS) - 1), min_size=2), steps=STEPS)
def test_for_every_change_a_copy_gets_the_rows_of_a_whole_build(
    tmp_path: Path, articles: list[Frames], first: set[int], steps: list[tuple[str, int]]
) -> None:
    shutil.rmtree(tmp_path / "lake", ignore_errors=True)
    this = Lake(tmp_path / "lake", articles)
    for number in sorted(first):
        this.do("add", number)
    load.publish(this.root, whole=True)
    for what, number in steps:
        this.do(what, number)
        grow(this.root)
    found, beside = content(this.root), of_all(this.root)
    load.publish(this.root, whole=True)

    assert found == content(this.root)
    assert beside == of_all(this.root)
    assert [*verify(this.root)] == []


@pytest.fixture(scope="module")
def two_articles(tmp_path_factory: pytest.TempPathFactory, articles: list[Frames]) -> Lake:
    this = Lake(tmp_path_factory.mktemp("two") / "lake", articles)
    this.do("add", 0)
    this.do("add", 2)
    load.publish(this.root)
    return this


@pytest.fixture
def published_lake(tmp_path: Path, two_articles: Lake) -> Lake:
    return two_articles.copied(tmp_path / "lake")


def test_a_name_whose_country_depends_on_another_follows_it(published_lake: Lake) -> None:
    for number in (4, 3, 5):
        published_lake.do("add", number)
        grow(published_lake.root)
    published_lake.do("forget", 3)
    grow(published_lake.root)
    found = content(published_lake.root)
    load.publish(published_lake.root, whole=True)

    assert found == content(published_lake.root)


@pytest.mark.parametrize("reason", ["other rules", "other tables", "forgotten", "damaged", "lost"])
def test_a_warehouse_that_is_no_beginning_is_built_whole(
    published_lake: Lake, monkeypatch: pytest.MonkeyPatch, reason: str
) -> None:
    root = published_lake.root
    with_tokens = reason == "other tables"
    if reason == "other rules":
        monkeypatch.setattr(origin, "made_by", lambda: "later")
    if reason == "forgotten":
        append_line(root / fetch_state.FORGOTTEN, "0" * 64)
        catalogue.note_file(root, fetch_state.FORGOTTEN, digest(root / fetch_state.FORGOTTEN))
    if reason == "damaged":
        with (root / NAME).open("r+b") as file:
            file.seek(200_000)
            file.write(b"\xff")
    if reason == "lost":
        (root / origin.NAME).unlink()
    built: list[object] = []
    build = load.built

    def seen(*given: object) -> dict[str, int]:
        built.append(given)
        return build(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "built", seen)

    counts = load.publish(root, with_tokens=with_tokens)

    assert len(built) == 1
    assert counts["articles"] == 2


def test_what_is_noted_of_a_warehouse_is_not_believed_with_another_name_of_a_batch(
    published_lake: Lake,
) -> None:
    root, (batch, *_) = published_lake.root, lake.known(published_lake.root)
    before = origin.known(root, digest(root / NAME))
    told = (root / origin.NAME).read_text()
    (root / origin.NAME).write_text(told.replace(batch, f"x{batch[1:]}"))

    assert before
    assert origin.known(root, digest(root / NAME)) is None


def test_rows_that_the_last_warehouse_lost_come_back(published_lake: Lake) -> None:
    root = published_lake.root
    expected = content(root)
    with duckdb.connect(str(root / NAME)) as con:
        con.execute("DELETE FROM sentences")
    held = origin.known(root, catalogue.read(root).files[NAME][-1])
    assert held
    origin.note(root, digest(root / NAME), held)

    load.publish(root)

    assert content(root) == expected


def test_a_batch_that_another_model_read_again_is_loaded_again(published_lake: Lake) -> None:
    root = published_lake.root
    batch = lake.manifests(root)[0]
    kept = {s: f.clear() if s is Terms else f for s, f in published_lake.articles[0].items()}
    lake.write(root, batch.batch_id, "1", kept, annotator="another")
    grow(root)
    found = content(root)
    load.publish(root, whole=True)

    assert found == content(root)


def test_a_view_of_the_user_stays(published_lake: Lake) -> None:
    with duckdb.connect(str(published_lake.root / NAME)) as con:
        con.execute("CREATE VIEW mine AS SELECT count(*) AS n FROM articles")
    load.publish(published_lake.root)  # its bytes are others now: it is built whole
    published_lake.do("add", 1)
    grow(published_lake.root)

    with duckdb.connect(str(published_lake.root / NAME), read_only=True) as con:
        assert con.execute("SELECT n FROM mine").fetchall() == [(3,)]


def test_a_publish_that_breaks_off_leaves_the_old_warehouse_and_the_next_begins_as_its_copy(
    published_lake: Lake, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = published_lake.root
    before = (root / NAME).read_bytes()
    published_lake.do("add", 1)
    with monkeypatch.context() as broken:
        broken.setattr(catalogue, "note_file", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            load.publish(root)
    assert (root / NAME).read_bytes() == before

    sweep(root)
    grow(root)
    assert len(content(root)["articles"]) == 3
