"""Objects: named bytes in a folder or an object store, each written once and whole.

s3://bucket/prefix, gs://bucket/prefix, az://container/prefix, file:///srv/lake

Keys and addresses of servers come from the environment, as other programs read them:
AWS_ACCESS_KEY_ID, AWS_ENDPOINT_URL, GOOGLE_SERVICE_ACCOUNT, AZURE_STORAGE_ACCOUNT_NAME ...
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from newsfacts.warehouse.errors import KnownError

if TYPE_CHECKING:
    from obstore.store import ObjectStore

#: How often a request is tried again, and for how long, before a server counts as gone.
RETRIES, PATIENCE = 4, timedelta(seconds=30)


class ObjectsError(KnownError):
    """A store that cannot be opened, or that refuses."""


class Objects:
    """The objects below an address."""

    def __init__(self, address: str) -> None:
        """Open a store; nothing is asked of it yet.

        Raises:
            ObjectsError: The package is missing, or the address cannot be read.
        """
        self.address = address
        try:
            from obstore.store import from_url  # noqa: PLC0415 (an extra)
        except ImportError:
            advice = "pip install 'newsfacts[objects]'"
            raise ObjectsError("object stores need a package more", address, advice) from None
        retry = {"max_retries": RETRIES, "retry_timeout": PATIENCE}
        more: dict[str, object] = {"mkdir": True} if address.startswith("file:") else {}
        if not more:
            more["retry_config"] = retry
        with self.asked():
            self.store: ObjectStore = from_url(address, **more)

    def put_new(self, name: str, content: bytes | Path) -> bool:
        """Write an object if there is none of its name.

        Returns:
            Whether it was written; of several writers at the same time, one is told so.
        """
        from obstore.exceptions import AlreadyExistsError  # noqa: PLC0415

        with self.asked():
            try:
                self.store.put(name, content, mode="create")
            except AlreadyExistsError:
                return False
        return True

    def read(self, name: str) -> bytes:
        """Return an object.

        Raises:
            FileNotFoundError: There is none of this name.
        """
        with self.asked():
            return bytes(self.store.get(name).bytes())

    def fetch(self, name: str, file: Path) -> None:
        """Copy an object into a file, without holding it in memory.

        Raises:
            FileNotFoundError: There is none of this name.
        """
        with self.asked(), file.open("wb") as opened:
            for part in self.store.get(name).stream():
                opened.write(part)

    def names(self, below: str, after: str | None = None) -> list[str]:
        """List the names below a folder, in order; those after a name if one is given."""
        with self.asked():
            parts = self.store.list(below, offset=after)
            return sorted(found["path"] for part in parts for found in part)

    def delete(self, names: list[str]) -> None:
        """Delete objects; those that are not there are none."""
        for name in names:
            with self.asked():
                try:
                    self.store.delete(name)
                except FileNotFoundError:
                    continue

    @contextmanager
    def asked(self) -> Iterator[None]:
        """Say in one line what a store refuses."""
        from obstore.exceptions import BaseError  # noqa: PLC0415

        try:
            yield
        except BaseError as error:
            what = str(error).split("\n", maxsplit=1)[0][:300]
            advice = "check the address, the keys and the network; the next run goes on from here"
            raise ObjectsError(what, self.address, advice) from error
