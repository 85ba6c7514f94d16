"""The commands about sources, and what is said before a run begins."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from newsfacts.flows.cli import app
from newsfacts.flows.messages import FAILED, OK, SOME_REJECTED, USAGE
from tests.flows.feeds.test_feeds import RSS
from tests.flows.fetching.site import Site, answer


@pytest.fixture
def here(tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSFACTS_ALLOW_HOSTS", f"{site.host}, intranet")
    site.pages["/"] = answer("<html><body>Home</body></html>")
    site.pages["/feed.xml"] = answer(RSS)
    return tmp_path


def call(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, [*words])
    return done.exit_code, done.output


def test_sources_are_added_listed_and_checked(here: Path, site: Site) -> None:
    assert call("sources", "add", site.url, "--publisher", "The Example")[0] == OK
    assert call("sources", "add", f"{site.url}/feed.xml")[0] == OK  # known: not added again
    assert call("sources", "list")[1] == f"localhost\t{site.url}/feed.xml\teach run\n"
    code, told = call("sources", "check")
    assert code == OK
    assert "localhost: reachable, rss20, 1 entry, newest 2026-03-01T23:30:00-05:00" in told

    site.pages["/feed.xml"] = answer(status="403 Forbidden")
    code, told = call("sources", "check")
    assert code == SOME_REJECTED
    assert "denied: its server answers with status 403" in told


def test_opml_comes_in_and_goes_out(here: Path) -> None:
    outlines = '<outline text="A" xmlUrl="https://example.org/a"/>'
    (here / "feeds.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    assert call("sources", "import", "feeds.opml")[0] == OK
    assert call("sources", "import", "feeds.opml")[0] == OK

    assert call("sources", "list")[1] == "A\thttps://example.org/a\teach run\n"
    assert 'xmlUrl="https://example.org/a"' in call("sources", "export")[1]


def test_secrets_of_the_list_are_exported_with_a_warning_or_left_out(here: Path) -> None:
    url = "http://ann:canary@example.org/feed?page=2&token=canary"
    named = "http://${USER}:${PASSWORD}@example.org/other?token=${TOKEN}"
    (here / "sources.toml").write_text(
        f'[[source]]\nname = "one"\nurl = "{url}"\n[[source]]\nname = "two"\nurl = "{named}"\n'
    )
    done = CliRunner().invoke(app, ["sources", "export"])
    assert (done.exit_code, done.stdout.count("canary")) == (OK, 2)
    assert done.stderr.startswith("with passwords or tokens: one; ")

    done = CliRunner().invoke(app, ["sources", "export", "--without-secrets"])
    assert 'xmlUrl="http://example.org/feed?page=2"' in done.stdout
    assert 'xmlUrl="http://example.org/other"' in done.stdout
    assert "canary" not in done.output


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["sources", "list"], USAGE, "sources.toml: No such file"),
        (["sources", "import", "none.opml"], USAGE, "none.opml: No such file"),
        (["sources", "add", "http://10.0.0.1/"], FAILED, "10.0.0.1, which is not a public address"),
        (["sources", "add", "ftp://example.org/"], FAILED, "only http and https"),
        (["run", "none.toml"], USAGE, "none.toml: No such file"),
        (["run", "ftp://example.org/feed"], USAGE, "ftp"),
        (["run", "https://ann:canary@example.org/feed"], USAGE, "sources.toml"),
        (["run", "https://example.org/feed?token=canary"], USAGE, "sources.toml"),
        (["forget"], USAGE, "either an address or id"),
        (["forget", "x"], USAGE, "nothing in data"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    here: Path, words: list[str], code: int, said: str
) -> None:
    done = call(*words)

    assert done[0] == code
    assert said in done[1]
    assert len(done[1].strip().splitlines()) == 1
    assert "canary" not in done[1]
    assert not (here / "data").exists()
