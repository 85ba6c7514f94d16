"""What cannot be forgotten whole is refused before anything is rewritten."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.flows.cli import app
from newsfacts.flows.forgetting.whole import forget_whole
from newsfacts.flows.messages import FAILED
from newsfacts.warehouse import load
from newsfacts.warehouse.errors import DamageError
from newsfacts.warehouse.query import query
from newsfacts.warehouse.verify import verify
from tests.support import bytes_of
from tests.warehouse.small_batches import batch

pytestmark = pytest.mark.model
HOLD = """
import duckdb, sys
con = duckdb.connect(sys.argv[1])
con.execute("CREATE TABLE mine (n INTEGER)")
print("holds", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    batch(tmp_path, [0, 1])
    load.publish(tmp_path)
    return tmp_path


def test_a_damaged_batch_is_not_rewritten_as_a_sound_one(root: Path) -> None:
    file = next((root / "facts" / "terms").rglob("*.parquet"))
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)

    with pytest.raises(DamageError):
        forget_whole(root, "article-0", None)
    assert file.read_bytes() == content
    assert [*verify(root)]


def test_a_warehouse_that_another_program_writes_to_is_one_line_and_nothing_is_rewritten(
    root: Path,
) -> None:
    facts = bytes_of(root / "facts")
    writer = [sys.executable, "-c", HOLD, str(root / "warehouse.duckdb")]
    with subprocess.Popen(writer, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        done = CliRunner().invoke(app, ["forget", "article-0", "--out", str(root)])
        other.communicate()

    assert done.exit_code == FAILED
    assert done.stderr.startswith("error: ")
    assert "close what has it open" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert bytes_of(root / "facts") == facts

    done = CliRunner().invoke(app, ["forget", "article-0", "--out", str(root)])
    assert done.exit_code == 0, done.stderr
    assert "forgotten: " in done.stderr
    runs = query(root, "SELECT command, outcome, message FROM runs WHERE command = 'forget'").rows()
    assert runs[-1] == ("forget", "completed", "1 article forgotten")
