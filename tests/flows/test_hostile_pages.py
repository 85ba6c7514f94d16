"""What hostile pages can do: nothing but be rejected, in a process of their own."""

import gzip
import subprocess
import sys
import time
from pathlib import Path

import pytest

from newsfacts.flows.sources.html import from_page
from newsfacts.flows.sources.record import Reject
from newsfacts.flows.sources.sandbox import SECONDS, guard
from tests.flows.pages import TEXT, page, record


def test_a_page_that_costs_too_much_is_rejected_and_the_next_one_read() -> None:
    found = from_page(("<html><body>" + "<a href='x'>link</a> " * 300_000).encode(), 0)

    assert isinstance(found, Reject)
    assert f"more than {SECONDS} s" in found.reason
    assert record(page()).title == "Bridge closes"


def test_no_hostile_page_stops_the_next_one() -> None:
    hostile = {
        "deep": ("<div>" * 100_000).encode(),
        "tables": ("<table><tr><td>" * 20_000).encode(),
        "bomb": gzip.compress(b"<p>x</p>" * 20_000_000),
        "noise": bytes(range(256)) * 4_000,
        "entities": b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><html>&b;</html>',
        "script": ("<script>" + "<!--" * 100_000).encode(),
    }
    for name, content in hostile.items():
        found = from_page(content, 0)
        assert isinstance(found, Reject), name
        assert "\n" not in found.reason
    assert record(page()).title == "Bridge closes"


def test_no_page_reads_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret")
    entity = f'<!DOCTYPE html [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]>'

    assert "the secret" not in record(entity + page(f"<p>&a; {TEXT}</p>")).text


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks for the process in /proc")
def test_the_process_that_reads_pages_ends_with_its_command(tmp_path: Path) -> None:
    program = tmp_path / "reads.py"
    program.write_text(
        "import os\n"
        "from newsfacts.flows.sources.sandbox import guard\n"
        "if __name__ == '__main__':\n"
        "    guard().read(b'<html></html>')\n"
        "    print(guard().process.pid, flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    left = Path("/proc", done.stdout.strip())
    until = time.monotonic() + 30
    while left.exists() and "Z" not in (left / "stat").read_text() and time.monotonic() < until:
        time.sleep(0.1)

    assert not left.exists() or "Z" in (left / "stat").read_text()


def test_the_guard_reads_many_pages_in_one_process() -> None:
    record(page())
    first = guard().process
    record(page())

    assert guard().process is first
