"""A server that goes, or is killed, leaves what the next run completes."""

from pathlib import Path

import pytest

from newsfacts.warehouse import lake, shared
from newsfacts.warehouse.objects import Objects, ObjectsError
from newsfacts.warehouse.sweeping import sweep
from tests.object_server import object_server
from tests.support import bytes_of
from tests.warehouse.sharing import articles, frames

pytestmark = pytest.mark.model
pytest.importorskip("obstore")


class Breaking(Objects):
    """A store whose server is gone after some requests."""

    left = 0

    def put_new(self, name: str, content: bytes | Path) -> bool:
        self.left -= 1
        if self.left < 0:
            raise ObjectsError("gone", self.address)
        return super().put_new(name, content)

    def fetch(self, name: str, file: Path) -> None:
        self.left -= 1
        if self.left < 0:
            raise ObjectsError("gone", self.address)
        super().fetch(name, file)


def test_a_server_that_goes_at_any_request_leaves_what_the_next_run_completes(
    tmp_path: Path,
) -> None:
    address = f"file://{tmp_path}/objects"
    one = tmp_path / "one"
    lake.write(one, "b", "1", frames(0, 1))
    breaks = 0
    for requests in range(100):
        store = Breaking(address)
        store.left = requests
        try:
            shared.push(one, store)
        except ObjectsError:
            breaks += 1
            assert Objects(address).names("log") == []  # nobody sees half a batch
        else:
            break
    assert breaks > 10
    for requests in range(100):
        store = Breaking(address)
        store.left = requests
        try:
            shared.pull(tmp_path / "two", store)
        except ObjectsError:
            sweep(tmp_path / "two")
            assert articles(tmp_path / "two") == []
        else:
            break
    assert bytes_of(tmp_path / "two") == bytes_of(one)
    assert len(Objects(address).names("log")) == 1


def test_a_server_that_is_killed_is_named_in_one_line_and_begins_again_empty(
    tmp_path: Path,
) -> None:
    one = tmp_path / "one"
    lake.write(one, "b", "1", frames(0, 1))
    with object_server() as own:
        address = "s3://lake/killed"
        shared.push(one, Objects(address))
        own.kill()
        with pytest.raises(ObjectsError, match="next run goes on") as raised:
            shared.push(one, Objects(address))
        assert "\n" not in str(raised.value)
        own.start()
        shared.push(one, Objects(address))
        shared.pull(tmp_path / "two", Objects(address))

    assert bytes_of(tmp_path / "two") == bytes_of(one)
