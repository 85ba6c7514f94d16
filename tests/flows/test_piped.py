"""Standard input: what is piped is a source like a file, the same one each time."""

import io
import sys
from pathlib import Path

import pytest

from newsfacts.flows.piped import kept


def pipe(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (b"title,text\nRain,It rained.\n", ".csv"),
        (b"text\nIt rained.\n", ".txt"),
        (b"First text, then title\n", ".txt"),
        (b"[Editor's note: it rained.]\n", ".txt"),
        (b"{It} rained.\n", ".txt"),
        (b'{"text": "It rained."}\n', ".jsonl"),
        (b'\xef\xbb\xbf{"text": "It rained."}\n', ".jsonl"),
        (b'[{"text": "It rained."}]\n', ".jsonl"),
        (b'{\n  "text": "It rained."\n}\n', ".jsonl"),
        (b"\n<!DOCTYPE html><p>It rained.", ".html"),
        (b"<html lang=en><p>It rained.", ".html"),
    ],
)
def test_what_is_piped_is_known_by_how_it_begins(
    monkeypatch: pytest.MonkeyPatch, content: bytes, ending: str
) -> None:
    pipe(monkeypatch, content)
    with kept(["-"]) as (file,):
        assert file.endswith(ending)


def test_the_same_text_piped_twice_is_the_same_source(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    named = []
    for _ in range(2):
        pipe(monkeypatch, b"It rained.")
        with kept(["a.txt", "-"], tmp_path / "out") as sources:
            named.append(sources)
            assert Path(sources[1]).read_bytes() == b"It rained."

    assert named[0] == named[1]
    assert [*(tmp_path / "out").iterdir()] == []


def test_a_command_leaves_what_another_reads(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pipe(monkeypatch, b"It rained.")
    with kept(["-"], tmp_path) as (file,):
        pipe(monkeypatch, b"It rained.")
        with kept(["-"], tmp_path) as (same,):
            assert same == file
        assert Path(file).exists()
    assert not Path(file).exists()
