"""Secrets: a password, a key or a token is sent to its server, and is found nowhere afterwards."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl
import pytest

from newsfacts.warehouse.connection import NAME
from newsfacts.warehouse.query import query
from tests.flows.fetching.site import Asked, Site, answer
from tests.flows.watching.changing_site import words

pytestmark = [pytest.mark.flow, pytest.mark.slow]

CANARY = "kanarienvogel"
LIST = """
[[source]]
name = "one"
url = "http://ann:{canary}@{host}/feed.xml?api_key={canary}"

[[source]]
name = "two"
url = "http://ben:${{NEWS_PASSWORD}}@{host}/other.xml?token=${{NEWS_PASSWORD}}"

[[source]]
name = "failing"
url = "http://{host}/gone.xml?session_id={canary}"
"""


def feed(*links: str) -> bytes:
    items = "".join(f"<item><title>Rain</title><link>{link}</link></item>" for link in links)
    return answer(f"<rss version='2.0'><channel>{items}</channel></rss>", set_cookie=CANARY)


def page(_: Asked) -> bytes:
    html = f"<html><body><article><h1>Rain</h1><p>{words('It rained')}</p></article></body></html>"
    return answer(html, set_cookie=f"session={CANARY}", x_api_key=CANARY, authorization=CANARY)


def command(folder: Path, *given: str, **environment: str) -> str:
    """Run a command as talkative as it can be; give all that it says."""
    done = subprocess.run(
        [sys.executable, "-m", "newsfacts.flows.cli", *given],
        capture_output=True,
        text=True,
        check=False,
        cwd=folder,
        env={
            **os.environ,
            "NEWS_PASSWORD": CANARY,
            "PREFECT_LOGGING_LEVEL": "DEBUG",
            "PREFECT_LOGGING_TO_API_ENABLED": "true",
            **environment,
        },
    )
    return done.stdout + done.stderr


def decoded(file: Path) -> str:
    """Give what a file says, unpacked; columns of tables are decoded, for they are compressed."""
    if file.suffix == ".parquet":
        return f"{pl.read_parquet(file).rows()} {pl.read_parquet_metadata(file)}"
    if file.name == NAME:
        with duckdb.connect(str(file), read_only=True) as con:
            names = con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
            return str([con.table(name).fetchall() for (name,) in names])
    content = file.read_bytes()
    if file.suffix == ".gz":
        content = gzip.decompress(content)
    return content.decode("utf-8", "replace")


def around(text: str) -> str:
    """Give what stands around the canary in a text, nothing where it is not."""
    before, found, after = text.partition(CANARY)
    return before[-80:] + found + after[:40] if found else ""


def test_a_secret_is_in_no_log_table_artifact_or_report(
    tmp_path: Path, site: Site, prefect_server: str
) -> None:
    asked_for = f"/article?token={CANARY}"
    site.pages |= {
        f"/feed.xml?api_key={CANARY}": feed(asked_for, "/moved"),
        f"/other.xml?token={CANARY}": feed("/plain"),
        f"/gone.xml?session_id={CANARY}": answer(status="500 Oh"),
        "/moved": answer(status="302 Found", location=f"/there?signature={CANARY}"),
        **dict.fromkeys((asked_for, f"/there?signature={CANARY}", "/plain"), page),
    }
    (tmp_path / "sources.toml").write_text(LIST.format(canary=CANARY, host=site.host))
    (tmp_path / "newsfacts.toml").write_text(f'allow_hosts = ["{site.host}"]\nfetch_delay = 0\n')
    server = {"PREFECT_API_URL": prefect_server}
    told = [
        command(tmp_path, "run", "sources.toml", "--verbose", "--debug", **server),
        command(
            tmp_path, "run", f"http://ann:{CANARY}@{site.host}/feed.xml?api_key={CANARY}", **server
        ),
        command(tmp_path, "sources", "check"),
        command(tmp_path, "sources", "list"),
        command(tmp_path, "report", "--articles"),
    ]
    out = tmp_path / "data"
    lists = {tmp_path / "sources.toml", tmp_path / "newsfacts.toml"}
    files = [file for file in tmp_path.rglob("*") if file.is_file() and file not in lists]
    files += [file for file in Path(os.environ["PREFECT_HOME"]).rglob("*") if file.is_file()]

    assert query(out, "FROM articles").height == 1  # three addresses of one text
    assert query(out, "FROM fetches WHERE outcome = 'fetched'").height >= 4
    sent = [asked.headers.get("authorization", "") for asked in site.asked]
    assert any(header.startswith("Basic ") for header in sent)
    assert [line for line in told if CANARY in line] == []
    assert {file.suffix for file in files} >= {".parquet", ".duckdb", ".gz", ".html", ".db"}
    assert [found for file in files if (found := around(decoded(file)))] == []
