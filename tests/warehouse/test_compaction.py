"""Small batches become larger ones: no row is lost or doubled, whenever it breaks off."""

import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.warehouse import catalogue, compaction, lake, load, manifests
from newsfacts.warehouse.compaction import compact
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests.support import bytes_of, rows_of
from tests.warehouse.small_batches import TEXTS, VERSION, batch, of_articles

pytestmark = pytest.mark.model
SNOW, HAIL = (3, 4)
WORDS, ARTICLES = 1_000, 100


@pytest.fixture(scope="module")
def three_batches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("three") / "lake"
    for number in range(len(TEXTS)):
        batch(root, [number])
    return root


@pytest.fixture
def small(three_batches: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lake of three articles in three batches, which are many."""
    monkeypatch.setattr(compaction, "FEW", 2)
    return shutil.copytree(three_batches, tmp_path / "lake")


def test_batches_of_older_rules_stay_for_they_may_lack_a_table(small: Path) -> None:
    before = bytes_of(small)

    assert compact(small, "2", WORDS, ARTICLES) == []
    assert bytes_of(small) == before


def test_merged_batches_are_as_if_their_articles_had_been_read_together(
    small: Path, tmp_path: Path
) -> None:
    together = batch(tmp_path / "together", [0, 1, 2])
    rows = rows_of(small)

    (made,) = compact(small, VERSION, WORDS, ARTICLES)
    sweep(small)

    assert made.batch_id == together
    assert [m.batch_id for m in lake.manifests(small)] == [together]
    assert rows_of(small) == rows == rows_of(tmp_path / "together")
    files, expected = bytes_of(small), bytes_of(tmp_path / "together")
    last = f"facts/raw/batch={together}/part.parquet"  # its footer names what was merged
    assert files.pop(last) != expected.pop(last)
    assert files == expected
    assert [*verify(small)] == []
    assert compact(small, VERSION, WORDS, ARTICLES) == []


def test_few_batches_and_large_ones_stay(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bytes_of(small)
    words = [manifest.tables["tokens"].rows for manifest in lake.manifests(small)]

    assert compact(small, VERSION, 2 * min(words), ARTICLES) == []
    assert compact(small, VERSION, WORDS, 2) == []
    monkeypatch.setattr(compaction, "FEW", 3)
    assert compact(small, VERSION, WORDS, ARTICLES) == []
    assert bytes_of(small) == before


def test_batches_of_other_rules_are_not_mixed(small: Path) -> None:
    (first, *_) = lake.manifests(small)
    later = pl.col("^pipeline_version$").replace_strict({"1": "2"}, default="2")
    frames = {s: f.with_columns(later) for s, f in of_articles(SNOW).items()}
    lake.write(small, "other", "2", frames)
    compact(small, VERSION, WORDS, ARTICLES)

    assert {m.pipeline_version for m in lake.manifests(small)} == {"1", "2"}
    assert first.batch_id not in {m.batch_id for m in lake.manifests(small)}


def test_no_batch_is_larger_than_asked(small: Path) -> None:
    lake.write(small, "third", "1", of_articles(SNOW))
    short = min(compaction.size(manifest) for manifest in lake.manifests(small))
    compact(small, VERSION, 3 * short - 1, ARTICLES)  # of three short texts, two fit

    assert sorted(m.articles for m in lake.manifests(small)) == [1, 1, 2]


def test_rows_set_aside_and_articles_that_failed_stay_so(small: Path) -> None:
    wrong = of_articles(HAIL)
    shouted = wrong[Sentences].with_columns(text=pl.col("text").str.to_uppercase())
    wrong[Sentences] = shouted
    lake.write(small, "wrong", "1", wrong, failed={"f" * 64: "ValueError: odd"})

    (made,) = compact(small, VERSION, WORDS, ARTICLES)
    sweep(small)

    assert made.set_aside == {"sentences": 1}
    assert made.failed == {"f" * 64: "ValueError: odd"}
    aside = small / f"rejects/sentences/batch={made.batch_id}/part.parquet"
    assert pl.read_parquet(aside)["text"].to_list() == ["IT HAILED."]
    assert len([*(small / "rejects/sentences").iterdir()]) == 1


def before(call: Callable[..., object]) -> Callable[..., object]:
    """Break off before a step."""

    def broken(*_: object) -> object:
        raise KeyboardInterrupt

    return broken


def after(call: Callable[..., object]) -> Callable[..., object]:
    """Break off after a step."""

    def broken(*given: object) -> object:
        call(*given)
        raise KeyboardInterrupt

    return broken


def merge_and_sweep(root: Path) -> None:
    """Do what a run does with small batches."""
    compact(root, VERSION, WORDS, ARTICLES)
    sweep(root)


@pytest.mark.parametrize("how", [before, after])
@pytest.mark.parametrize(
    ("module", "step"),
    [
        (catalogue, "begin"),
        (lake, "move_in"),
        (manifests, "write"),
        (catalogue, "commit"),
        (catalogue, "drop"),
    ],
)
def test_a_merge_that_breaks_off_leaves_all_rows_once(
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    how: Callable[[Callable[..., object]], Callable[..., object]],
    module: object,
    step: str,
) -> None:
    rows = rows_of(small)
    with monkeypatch.context() as broken:
        broken.setattr(module, step, how(getattr(module, step)))
        with pytest.raises(KeyboardInterrupt):
            merge_and_sweep(small)
    assert rows_of(small) == rows

    sweep(small)
    merge_and_sweep(small)
    assert rows_of(small) == rows
    assert len(lake.manifests(small)) == 1
    assert [*verify(small)] == []


def test_a_batch_may_get_the_name_of_one_that_was_merged(small: Path) -> None:
    (made,) = compact(small, VERSION, WORDS, ARTICLES)
    sweep(small)
    again = batch(small, [0], replaces=made.batch_id)
    assert again in made.merges

    assert [m.batch_id for m in lake.manifests(small)] == [again]
    sweep(small)
    assert [m.batch_id for m in lake.manifests(small)] == [again]
    assert len(rows_of(small)["articles"]) == 1
    shutil.rmtree(small / "manifests")
    (small / "manifests").mkdir()
    sweep(small)
    assert len(rows_of(small)["articles"]) == 1


def test_a_merge_is_published_as_the_rows_that_were_there(small: Path) -> None:
    counts = load.publish(small)
    (made,) = compact(small, VERSION, WORDS, ARTICLES)
    sweep(small)

    assert load.publish(small) == counts
    assert made.articles == counts["articles"] == 3
