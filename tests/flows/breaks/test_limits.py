"""What was broken on purpose, by class: limits. Inputs that end too soon, or do not end."""

import gzip
import os
import re
from pathlib import Path

import pytest

from newsfacts.flows.sources.limits import Limits, Meter
from newsfacts.flows.sources.record import Record, Reject
from newsfacts.flows.sources.walk import read, walk
from tests.flows.test_archives import BODY, found_in, response


def found(source: Path, **limits: int) -> list[Record | Reject]:
    return [*read(str(source), Meter(Limits(**limits)))]  # type: ignore[arg-type]


def archive_cuts() -> list[int]:
    whole = len(response("u:1", BODY) + response("u:2", BODY))
    first = len(response("u:1", BODY))
    return [*range(first + 1, whole - 2, 37), first + 5, first + 200]


@pytest.mark.parametrize("packed", [True, False])
def test_break_07_an_archive_that_is_cut_anywhere_is_flagged(
    tmp_path: Path, *, packed: bool
) -> None:
    whole = response("u:1", BODY) + response("u:2", BODY)
    for cut in archive_cuts():
        held = gzip.compress(whole[:cut])[:-9] if packed else whole[:cut]
        items = found_in(tmp_path / ("a.warc.gz" if packed else "a.warc"), held)

        assert isinstance(items[-1], Reject), cut
        assert re.search("cut off|break|broken", items[-1].reason), cut


def test_break_18_a_bomb_is_not_read_beyond_its_limits(tmp_path: Path) -> None:
    (tmp_path / "line.jsonl.gz").write_bytes(gzip.compress(b"x" * 30_000_000))
    (tmp_path / "blank.jsonl.gz").write_bytes(gzip.compress(b"\n" * 100_000))
    (tmp_path / "bad.jsonl.gz").write_bytes(gzip.compress(b"{\n" * 100_000))
    for name, limits, reason in (
        ("line", {"max_input_bytes": 20_000_000}, "more than 20,000,000 bytes"),
        ("blank", {"max_records": 5_000}, "more than 5,000 records"),
        ("bad", {"max_rejects": 50}, "50 records were rejected"),
    ):
        items = found(tmp_path / f"{name}.jsonl.gz", **limits)
        last = items[-1]
        assert isinstance(last, Reject)
        assert reason in last.reason
        assert len(items) <= 51


def test_break_18_all_inputs_together_have_a_limit(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("It rained. " * 10)
    meter = Meter(Limits(max_total_bytes=150))
    items = [item for name, _ in walk([str(tmp_path)]) for item in read(name, meter)]

    assert [type(item) for item in items] == [Record, Reject, Reject]


def test_break_03_an_article_above_a_limit_is_rejected_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained on\n\n" * 40)
    for name, limit, reason in (
        ("max_characters", 100, "characters in one article"),
        ("max_paragraphs", 10, "41 paragraphs"),
        ("max_sentence_words", 2, "3 words in one sentence"),
    ):
        (item,) = found(tmp_path / "a.txt", **{name: limit})
        assert isinstance(item, Reject)
        assert reason in item.reason
        assert name in item.advice


def test_break_10_what_a_link_points_to_is_read_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "real.txt").write_text("It rained.")
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    (refused,) = found(tmp_path / "link.txt")
    (followed,) = read(str(tmp_path / "link.txt"), Meter(Limits(follow_symlinks=True)))

    assert isinstance(refused, Reject)
    assert "--follow-symlinks" in refused.advice
    assert isinstance(followed, Record)


def test_break_10_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (item,) = found(tmp_path / "a.txt")

    assert isinstance(item, Reject)
    assert "no plain file" in item.reason
