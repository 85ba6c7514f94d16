"""A lake that several machines share: nothing twice, nothing lost, whatever ends in the middle."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsfacts.warehouse import lake, shared
from newsfacts.warehouse.errors import DamageError
from newsfacts.warehouse.objects import Objects
from newsfacts.warehouse.sweeping import sweep
from newsfacts.warehouse.verify import verify
from tests.object_server import ObjectServer, object_server
from tests.support import bytes_of
from tests.warehouse.sharing import articles, frames

pytestmark = pytest.mark.model
pytest.importorskip("obstore")


@pytest.fixture(scope="module")
def s3() -> Iterator[ObjectServer]:
    with object_server() as own:
        yield own


@pytest.fixture(params=["file", "s3"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "file":
        return f"file://{tmp_path}/objects"
    request.getfixturevalue("s3")
    return f"s3://lake/{tmp_path.name}"


def test_a_batch_comes_to_another_machine_byte_for_byte(tmp_path: Path, address: str) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    lake.write(one, "b", "1", frames(0, 1))

    assert shared.push(one, Objects(address)) == []
    assert shared.pull(two, Objects(address)) == ["b"]
    assert bytes_of(two) == bytes_of(one) != {}
    assert [*verify(two)] == []
    assert sweep(two) == []
    names = Objects(address).names("log")
    shared.push(one, Objects(address))
    shared.push(two, Objects(address))
    assert Objects(address).names("log") == names
    assert shared.pull(two, Objects(address)) == []


def test_of_two_machines_that_read_the_same_article_one_gives_way(
    tmp_path: Path, address: str
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    lake.write(one, "b0", "1", frames(0))
    lake.write(two, "b1", "1", frames(0, 1))

    shared.push(one, Objects(address))
    yielded = shared.push(two, Objects(address))

    assert yielded == ["batch b1: 1 of its articles came from another machine"]
    assert articles(two) == articles(one) == ["article-0"]  # the other one is new again
    assert sweep(two) == []
    lake.write(two, "b2", "1", frames(1))
    shared.push(two, Objects(address))
    shared.pull(one, Objects(address))
    assert articles(one) == articles(two) == ["article-0", "article-1"]


@pytest.mark.parametrize("how", ["replaces", "merges"])
def test_a_batch_that_takes_the_place_of_another_does_so_everywhere(
    tmp_path: Path, address: str, how: str
) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    old = lake.write(one, "old", "1", frames(0, 1))
    shared.push(one, Objects(address))
    shared.pull(two, Objects(address))
    given: dict[str, Any] = {"replaces": "old"}
    if how == "merges":
        given = {"merges": {"old": old.fingerprint}}
    lake.write(two, "new", "2", frames(1), **given)
    sweep(two)
    shared.push(two, Objects(address))
    shared.pull(one, Objects(address))

    for root in (one, two):
        assert articles(root) == ["article-1"]
        assert sweep(root) == []
    assert not Objects(address).names("batches/old")  # nor do its words remain in the store
    shared.pull(tmp_path / "three", Objects(address))
    assert bytes_of(tmp_path / "three") == bytes_of(two)


def test_what_a_machine_or_the_store_has_lost_comes_back(tmp_path: Path, address: str) -> None:
    one = tmp_path / "one"
    lake.write(one, "b", "1", frames(0, 1))
    shared.push(one, Objects(address))
    before = bytes_of(one)

    lake.path(one, "raw", "b").write_bytes(b"damaged")
    from newsfacts.warehouse.sweeping import DAMAGED, set_aside  # noqa: PLC0415

    set_aside(one, "b", DAMAGED)
    assert shared.pull(one, Objects(address)) == ["b"]
    shutil.rmtree(one / "set_aside")
    assert bytes_of(one) == before

    store = Objects(address)
    store.delete([*store.names("log"), *store.names("batches")])
    shared.push(one, Objects(address))
    shared.pull(tmp_path / "two", Objects(address))
    assert bytes_of(tmp_path / "two") == before


def test_an_object_that_is_not_as_it_was_written_is_refused(tmp_path: Path, address: str) -> None:
    lake.write(tmp_path / "one", "b", "1", frames(0))
    shared.push(tmp_path / "one", Objects(address))
    store = Objects(address)
    name = store.names("batches")[0]
    store.delete([name])
    store.put_new(name, b"other")

    with pytest.raises(DamageError, match="not as it was written"):
        shared.pull(tmp_path / "two", store)
    assert articles(tmp_path / "two") == []
    assert sweep(tmp_path / "two") == []
