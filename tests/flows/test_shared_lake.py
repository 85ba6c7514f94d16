"""Runs that share a lake in a real S3 server: the rows of one run, and no article twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsfacts.flows.pipeline import pipeline, reload
from newsfacts.flows.settings import Settings
from newsfacts.warehouse.objects import ObjectsError
from newsfacts.warehouse.query import query
from tests.flows.written import run, write
from tests.object_server import ObjectServer, object_server
from tests.support import bytes_of, rows_of

pytestmark = [pytest.mark.usefixtures("prefect_server", "built_once"), pytest.mark.slow]


@pytest.fixture
def s3() -> Iterator[ObjectServer]:
    with object_server() as own:
        yield own


def facts(root: Path) -> dict[str, str]:
    return {name: found for name, found in bytes_of(root).items() if name.startswith("facts/")}


def test_two_machines_write_what_one_would_and_a_third_reads_it(
    tmp_path: Path, s3: ObjectServer
) -> None:
    names = write(tmp_path / "in", [*range(6)])
    run(names, tmp_path / "plain")
    for machine, part in (("one", names[:2]), ("two", names), ("one", names)):
        summary = pipeline(part, Settings(out=tmp_path / machine, lake="s3://lake/news"))
        assert not summary.healed
    reload(Settings(out=tmp_path / "three", lake="s3://lake/news"))

    assert facts(tmp_path / "one") == facts(tmp_path / "two") == facts(tmp_path / "three")
    assert rows_of(tmp_path / "three") == rows_of(tmp_path / "plain")
    counted = query(tmp_path / "three", "SELECT count(*), count(DISTINCT article_id) FROM articles")
    assert counted.rows() == [(6, 6)]
    pipeline(names, Settings(out=tmp_path / "four", lake="s3://lake/alone"))
    assert facts(tmp_path / "four") == facts(tmp_path / "plain")


def test_a_server_that_is_killed_costs_a_run_and_no_batch(tmp_path: Path, s3: ObjectServer) -> None:
    names = write(tmp_path / "in", [*range(6)])
    run(names, tmp_path / "plain")
    how = Settings(out=tmp_path / "one", lake="s3://lake/news", batch_size=3)
    pipeline(names[:1], how)
    s3.kill()
    with pytest.raises(ObjectsError, match="the next run goes on"):
        pipeline(names, how)
    s3.start()
    pipeline(names, how)
    reload(Settings(out=tmp_path / "two", lake="s3://lake/news"))

    assert facts(tmp_path / "two") == facts(tmp_path / "one")
    assert rows_of(tmp_path / "two") == rows_of(tmp_path / "plain")
