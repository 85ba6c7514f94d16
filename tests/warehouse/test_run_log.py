"""The log of runs: it stays small, and what is damaged in it is told."""

from pathlib import Path

import pytest

from newsfacts.transforms.runs import runs
from newsfacts.warehouse import run_log

#: A message with what the line itself is read by.
MESSAGE = 'read "checksum": "00000000000000000000000000000000", "run_id": "7", \u00e9 and more'


def log(root: Path, number: int) -> None:
    """Log runs of three lines each, one that was killed among them, and one that works."""
    began = "2020-05-01T06:00:00+00:00"
    with (root / run_log.NAME).open("w", encoding="utf-8") as file:
        for run in range(number):
            known = {"run_id": f"r{run:04}", "command": "run", "started_at": began, "new": run}
            for outcome in ("started", "publishing", "completed")[: 1 if run == 5 else 3]:
                state = {**known, "outcome": outcome, "message": MESSAGE, "read_seconds": 0.25}
                file.write(f"{run_log.sealed(state)}\n")
        file.write(
            run_log.sealed({"run_id": "last", "command": "run", "outcome": "started"}) + "\n"
        )


def test_the_log_keeps_the_last_line_of_each_run_and_the_table_all_of_its_rows(
    tmp_path: Path,
) -> None:
    """With a run every 15 minutes it had 36 MB after a year, which each run read three times."""
    log(tmp_path, 400)
    states, rows = run_log.scan(tmp_path).collect(), runs(run_log.scan(tmp_path)).collect()

    assert run_log.mend(tmp_path) == []
    assert len([*run_log.lines(tmp_path)]) == rows.height == 401
    assert run_log.damaged(tmp_path) == []
    assert run_log.scan(tmp_path).collect().equals(states)
    assert runs(run_log.scan(tmp_path)).collect().equals(rows)

    run_log.append(tmp_path, {"run_id": "last", "command": "run", "outcome": "completed"})
    assert run_log.scan(tmp_path).collect()["outcome"].to_list() == [
        *states["outcome"][:-1],
        "completed",
    ]


def test_a_log_with_few_lines_that_count_no_more_is_left_as_it_is(tmp_path: Path) -> None:
    log(tmp_path, 100)
    before = (tmp_path / run_log.NAME).read_bytes()

    assert run_log.mend(tmp_path) == []
    assert (tmp_path / run_log.NAME).read_bytes() == before


def test_a_damaged_line_in_a_long_log_is_told_and_the_line_before_it_counts(
    tmp_path: Path,
) -> None:
    log(tmp_path, 400)
    file = tmp_path / run_log.NAME
    lines = file.read_bytes().splitlines()
    lines[2] = lines[2].replace(b"completed", b"completes")
    file.write_bytes(b"\n".join(lines) + b"\n")

    assert run_log.damaged(tmp_path) == [3]
    (told,) = run_log.mend(tmp_path)
    assert "line 3 was damaged; 0 runs came back" in told
    assert run_log.scan(tmp_path).collect()["outcome"][0] == "publishing"


@pytest.mark.parametrize("message", [MESSAGE, None])
def test_a_line_compared_as_text_is_as_sound_as_one_that_is_read(message: str | None) -> None:
    line = run_log.sealed({"run_id": "r1", "outcome": "started", "message": message}).encode()
    assert run_log.run_of(line) == "r1"

    flipped = bytearray(line)
    for place, bit in ((place, bit) for place in range(len(line)) for bit in range(8)):
        flipped[place] ^= 1 << bit
        state = run_log.opened(bytes(flipped))
        assert run_log.run_of(bytes(flipped)) == (state and state["run_id"])
        flipped[place] ^= 1 << bit
