"""Runners: the same bytes whoever works, as many at once as the machine can bear."""

import threading
from pathlib import Path

import pytest
from prefect.events.worker import EventsWorker

from newsfacts.flows import runners
from newsfacts.flows.pipeline import pipeline
from newsfacts.flows.runners import ExtraError, workers
from newsfacts.flows.settings import Settings
from tests.support import bytes_of

EXTRAS = {"dask": "prefect_dask", "ray": "prefect_ray"}


@pytest.mark.slow
@pytest.mark.parametrize("runner", ["threads", "processes", "dask", "ray"])
def test_every_runner_writes_the_same_bytes(
    runner: str,
    six_sources: list[str],
    lake_of_one_worker: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if runner in EXTRAS:
        pytest.importorskip(EXTRAS[runner])
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    settings = Settings(out=tmp_path / "out", batch_size=3, workers=2, runner=runner)  # type: ignore[arg-type]
    pipeline(six_sources, settings)

    assert bytes_of(tmp_path / "out") == bytes_of(lake_of_one_worker)
    assert not [*(tmp_path / "home").iterdir()]


def test_as_many_batches_are_worked_on_as_cores_memory_and_batches_allow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(runners, "cores", lambda: 8)
    monkeypatch.setattr(runners, "memory", lambda: 64_000_000_000)
    one = runners.OWN + runners.WORD * 1000

    assert workers(Settings(batch_words=1000), batches=100) == 8
    assert workers(Settings(batch_words=1000, workers=12), batches=100) == 12
    assert workers(Settings(batch_words=1000), batches=3) == 3
    assert workers(Settings(batch_words=1000, max_memory=3 * one), batches=100) == 3
    assert workers(Settings(batch_words=1000, max_memory=1), batches=100) == 1


def test_what_processes_tell_of_themselves_goes_to_the_server_of_the_run(
    prefect_server: str,
) -> None:
    """The thread that takes it lacks the settings of the run, and started a server of its own."""
    found: list[object] = []
    with runners.runner(Settings(runner="processes", workers=2), batches=2):
        thread = threading.Thread(target=lambda: found.append(EventsWorker.instance()))
        thread.start()
        thread.join()

        assert found == [EventsWorker.instance()]


def test_a_runner_whose_package_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "prefect_ray", None)

    with (
        pytest.raises(ExtraError, match=r"pip install 'newsfacts\[ray\]'"),
        runners.runner(Settings(runner="ray", workers=2), batches=2),
    ):
        pass
