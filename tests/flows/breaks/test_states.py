"""What was broken on purpose, by class: states. What a run says of itself is true everywhere."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State

from newsfacts.flows.holding import alone
from newsfacts.flows.messages import FAILED, OK, SOME_REJECTED, USAGE
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.settings import Settings
from newsfacts.flows.summary import Summary
from newsfacts.warehouse import run_log
from newsfacts.warehouse.query import query
from tests.flows.test_cli import newsfacts

pytestmark = pytest.mark.usefixtures("prefect_server", "built_once")

RAIN = '{"text": "It rained on May 3, 2020.", "id": "1"}\n'
SNOW = '{"text": "It snowed on May 4, 2020.", "id": "1"}\n'


def state_of(sources: list[Path], out: Path) -> State[Summary]:
    """Run, and ask the server for the state that it keeps of the run."""
    found = pipeline([str(source) for source in sources], Settings(out=out), return_state=True)
    with get_client(sync_client=True) as client:
        assert found.state_details.flow_run_id
        kept = client.read_flow_run(found.state_details.flow_run_id).state
    assert kept
    assert (kept.type, kept.message) == (found.type, found.message)
    return found


def test_break_02_a_run_that_read_nothing_is_failed_everywhere(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{\n" * 3)
    state = state_of([tmp_path / "a.jsonl"], tmp_path / "out")
    done = newsfacts("run", tmp_path / "a.jsonl", "--out", tmp_path / "out")
    last = run_log.scan(tmp_path / "out").collect().rows(named=True)[-1]

    assert state.is_failed()
    assert "nothing could be read of 3 inputs" in str(state.message)
    assert done.exit_code == FAILED
    assert "nothing could be read of 3 inputs" in done.stderr
    assert (last["outcome"], last["rejected"]) == ("failed", 3)


def test_a_run_that_read_nothing_is_failed_in_its_own_warehouse(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{\n")
    state_of([tmp_path / "a.jsonl"], tmp_path / "out")
    rows = query(tmp_path / "out", "SELECT outcome, message FROM runs").rows()

    assert rows == [("failed", "nothing could be read of 1 input")]


def test_break_02_a_run_that_lost_a_batch_is_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> object:
        message = "no memory"
        raise MemoryError(message)

    monkeypatch.setattr("newsfacts.flows.batches.build", fails)
    (tmp_path / "a.jsonl").write_text(RAIN)
    state = state_of([tmp_path / "a.jsonl"], tmp_path / "out")

    assert state.is_failed()
    assert "1 batch failed" in str(state.message)


def test_break_17_a_run_counts_what_it_read_not_what_there_is(tmp_path: Path) -> None:
    file, out = tmp_path / "a.jsonl", tmp_path / "out"
    told = []
    for content in (RAIN, RAIN, SNOW, RAIN + "{\n", RAIN + RAIN.replace('"1"', '"2"')):
        file.write_text(content)
        state = state_of([file], out)
        assert state.is_completed()
        told.append(str(state.message).partition(": ")[2])

    assert told == [
        "1 new, 0 known, 0 changed, 0 rejected",
        "0 new, 1 known, 0 changed, 0 rejected",
        "0 new, 0 known, 1 changed, 0 rejected",
        "0 new, 1 known, 0 changed, 1 rejected",
        "0 new, 2 known, 0 changed, 0 rejected",
    ]
    rows = query(out, "SELECT message, outcome FROM runs ORDER BY run_id").rows()
    assert [message.partition(": ")[2] for message, _ in rows] == told
    assert {outcome for _, outcome in rows} == {"completed"}


def test_break_17_copies_within_a_run_are_counted_apart(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RAIN + RAIN.replace('"1"', '"2"'))
    state = state_of([tmp_path / "a.jsonl"], tmp_path / "out")

    assert "1 new, 0 known, 0 changed, 1 copy of another, 0 rejected" in str(state.message)


def test_break_19_omitted_fields_are_counted_and_listed(tmp_path: Path) -> None:
    row = {"text": "It rained.", "published_at": "last Tuesday", "language": "xx"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    done = newsfacts("run", tmp_path / "a.jsonl", "--out", tmp_path / "out")
    sql = "SELECT field, value, reason FROM warnings ORDER BY field"

    assert done.exit_code == OK
    assert "1 with warnings" in done.stderr
    assert query(tmp_path / "out", sql).rows() == [
        ("language", "xx", "no language that is known"),
        ("published_at", "last Tuesday", "not a time in ISO 8601, as 2020-11-25T08:30:00Z"),
    ]


def command(*words: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsfacts.flows.cli", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL", **environment},
    )


def test_break_13_a_foreseen_error_is_one_line(tmp_path: Path, prefect_server: str) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    out = tmp_path / "out"
    server = {"PREFECT_API_URL": prefect_server}
    with alone(out):
        busy = command("run", tmp_path / "a.txt", "--out", out, **server)
    traced = None
    with alone(out):
        traced = command("run", tmp_path / "a.txt", "--out", out, "--debug", **server)

    assert busy.returncode == FAILED
    assert busy.stderr.strip().splitlines() == [
        f"error: {out}: another run works on it: wait for it to end, or name another --out"
    ]
    assert traced.returncode == FAILED
    assert "Traceback" in traced.stderr


def test_break_13_settings_that_cannot_be_read_are_one_line(tmp_path: Path) -> None:
    (tmp_path / "newsfacts.toml").write_text("out = [")
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts.flows.cli", "verify"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )

    assert done.returncode == USAGE
    assert done.stderr.count("\n") == 1
    assert "newsfacts.toml" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["run", "TYPO.txt"],
        ["run", "ftp://example.org/feed"],
        ["derive"],
        ["load"],
        ["verify"],
        ["query", "SELECT 1"],
        ["serve", "TYPO", "--every", "15m"],
        ["serve", ".", "--every", "soon"],
        ["serve", ".", "--cron", "never"],
    ],
)
def test_break_16_wrong_paths_and_times_are_wrong_usage_and_leave_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = newsfacts(*words, "--out", "TYPO-out")

    assert done.exit_code == USAGE, done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert [*tmp_path.iterdir()] == []


def test_some_rejects_still_leave_with_their_own_code(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RAIN + "{\n")
    done = newsfacts("run", tmp_path / "a.jsonl", "--out", tmp_path / "out")

    assert done.exit_code == SOME_REJECTED
