"""Fixtures of quality: what is found in the gold sheets, built once for all tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.made_once import made_once
from tests.quality.sheets import Facts, facts_of, part


@pytest.fixture(scope="session")
def facts_of_part(of_all_workers: Path) -> Callable[..., Facts]:
    """Gives what is found in the sheets kept back, or in the others."""

    def facts(*, unseen: bool) -> Facts:
        name = f"facts of sheets, {unseen=}"
        return made_once(of_all_workers, name, lambda: facts_of(part(unseen=unseen)))

    return facts
