"""What becomes of many kinds of broken input."""

from pathlib import Path

from newsfacts.flows.sources.record import Record, Reject
from tests.flows.sources import broken, records, row, write


def test_every_broken_input_is_rejected_with_reason_and_advice(tmp_path: Path) -> None:
    reasons = broken(tmp_path)
    for name, reason in reasons.items():
        sources = [tmp_path / "sub"] if name == "sub/up" else [tmp_path / name]
        found = [r for source in sources for r in records(source) if isinstance(r, Reject)]

        assert any(reason in reject.reason for reject in found), (name, found)
        assert all(reject.advice for reject in found)
        assert all("\n" not in reject.reason for reject in found)


def test_records_before_the_damage_are_kept(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", row() + "{\n" + row(id="2") + "\n" + row(id="3"))
    found = records(tmp_path / "a.jsonl")

    assert [type(r).__name__ for r in found] == ["Record", "Reject", "Record", "Record"]

    broken(tmp_path / "b")
    cut = records(tmp_path / "b" / "cut.jsonl.gz")
    assert sum(isinstance(r, Record) for r in cut) > 100
    assert isinstance(cut[-1], Reject)
