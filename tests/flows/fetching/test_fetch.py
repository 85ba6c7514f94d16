"""What servers do, and what becomes of it: a real server misbehaves in every way it can."""

import logging
from collections.abc import Callable

import pytest

from newsfacts.flows.fetching.fetch import FULL_EVERY, Fetcher
from newsfacts.flows.fetching.hosts import BREAKS_AT
from newsfacts.flows.fetching.outcome import Known, Outcome
from tests.flows.fetching.site import FakeClock, Site, answer, in_turn

Build = Callable[..., Fetcher]
PAGE = "<html>It rained.</html>"


def test_a_page_is_fetched_with_its_hash_and_we_say_who_asks(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = answer(PAGE, etag='"1"', last_modified="Sun, 01 Mar 2026 10:00:00 GMT")
    found = fetcher().fetch(f"{site.url}/a")

    assert (found.outcome, found.status, found.body) == (Outcome.fetched, 200, PAGE.encode())
    assert (found.etag, found.last_modified) == ('"1"', "Sun, 01 Mar 2026 10:00:00 GMT")
    assert site.asked[-1].headers["user-agent"].endswith("(+desk@example.org)")
    assert site.asked[-1].headers["host"] == site.host


def test_what_has_not_changed_costs_a_304(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = lambda asked: (
        answer(status="304 Not Modified")
        if asked.headers.get("if-none-match") == '"1"'
        else answer(PAGE, etag='"1"')
    )
    first = fetcher().fetch(f"{site.url}/a")
    again = fetcher().fetch(f"{site.url}/a", Known(first.etag, None, first.sha256))

    assert (again.outcome, again.status, again.body) == (Outcome.unchanged, 304, b"")
    assert again.sha256 == first.sha256


def test_the_same_words_are_unchanged_whatever_the_etag(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = in_turn(answer(PAGE, etag='"1"'), answer(PAGE, etag='"2"'))
    first = fetcher().fetch(f"{site.url}/a")
    again = fetcher().fetch(f"{site.url}/a", Known(first.etag, None, first.sha256))

    assert (again.outcome, again.status) == (Outcome.unchanged, 200)


def test_an_etag_that_lies_is_found_out_after_a_week(
    site: Site, fetcher: Build, clock: FakeClock
) -> None:
    site.pages["/a"] = lambda asked: (
        answer(status="304 Not Modified")
        if "if-none-match" in asked.headers
        else answer("<html>It snowed.</html>", etag='"1"')
    )
    known = Known('"1"', None, "of the old words", clock.now())
    assert fetcher().fetch(f"{site.url}/a", known).outcome == Outcome.unchanged

    clock.move(seconds=FULL_EVERY.total_seconds() + 1)
    assert fetcher().fetch(f"{site.url}/a", known).outcome == Outcome.fetched


def test_redirects_are_followed_up_to_five(site: Site, fetcher: Build) -> None:
    for hop in range(7):
        site.pages[f"/{hop}"] = answer(status="301 Moved", location=f"/{hop + 1}")
    site.pages["/7"] = answer(PAGE)

    assert fetcher().fetch(f"{site.url}/2").final_url == f"{site.url}/7"
    assert fetcher().fetch(f"{site.url}/1").outcome == Outcome.refused
    assert fetcher().fetch(f"{site.url}/1").reason == "redirected more than 5 times"


def test_a_loop_of_redirects_and_one_that_wants_cookies_end(site: Site, fetcher: Build) -> None:
    site.pages["/loop"] = answer(status="302 Found", location="/loop")
    site.pages["/cookie"] = lambda asked: (
        answer(PAGE)
        if "cookie" in asked.headers
        else answer(status="302 Found", location="/cookie", set_cookie="seen=1")
    )
    for path in ("/loop", "/cookie"):
        assert fetcher().fetch(site.url + path).outcome == Outcome.refused
        assert site.hits()[path] == 6


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("404 Not Found", Outcome.gone),
        ("410 Gone", Outcome.gone),
        ("401 Unauthorized", Outcome.denied),
        ("403 Forbidden", Outcome.denied),
        ("451 Unavailable For Legal Reasons", Outcome.denied),
        ("400 Bad Request", Outcome.failed),
        ("206 Partial Content", Outcome.failed),
        ("304 Not Modified", Outcome.failed),  # nothing was compared
    ],
)
def test_what_a_status_means_is_asked_once(
    site: Site, fetcher: Build, status: str, outcome: Outcome
) -> None:
    site.pages["/a"] = answer(PAGE, status)
    found = fetcher().fetch(f"{site.url}/a")

    assert (found.outcome, str(found.status)) == (outcome, status[:3])
    assert site.hits()["/a"] == 1


def test_a_failure_that_passes_is_tried_again(site: Site, fetcher: Build) -> None:
    site.pages["/a"] = in_turn(answer(status="502 Bad Gateway"), answer(PAGE))

    assert fetcher().fetch(f"{site.url}/a").outcome == Outcome.fetched
    assert site.hits()["/a"] == 2


def test_a_storm_of_503_breaks_the_circuit_and_other_servers_go_on(
    site: Site, fetcher: Build, clock: FakeClock
) -> None:
    other = Site({"/b": answer(PAGE)})
    for number in range(40):
        site.pages[f"/{number}"] = answer(status="503 Service Unavailable")
    own = fetcher(allowed=frozenset({site.host, other.host}))
    outcomes = [own.fetch(f"{site.url}/{number}").outcome for number in range(40)]

    assert sum(site.hits().values()) == BREAKS_AT
    assert outcomes[-1] == Outcome.deferred
    assert own.fetch(f"{other.url}/b").outcome == Outcome.fetched
    clock.move(minutes=16)
    own.fetch(f"{site.url}/0")
    assert sum(site.hits().values()) == BREAKS_AT + 1  # one look, and alone again for longer
    other.close()


def test_nothing_listens(fetcher: Build, site: Site) -> None:
    site.close()
    found = fetcher().fetch(f"{site.url}/a")

    assert found.outcome == Outcome.failed
    assert "no connection" in str(found.reason)


@pytest.mark.parametrize("sent", [b"nonsense\r\n\r\n", b"", b"HTTP/1.1 200 OK\r\n: :\r\n\r\n"])
def test_what_is_not_http_fails(site: Site, fetcher: Build, sent: bytes) -> None:
    site.pages["/a"] = sent

    assert fetcher().fetch(f"{site.url}/a").outcome == Outcome.failed


def test_secrets_are_sent_and_shown_to_nobody(
    site: Site, fetcher: Build, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    other = Site({"/b": answer(PAGE)})
    site.pages["/a?token=canary"] = answer(
        status="302 Found", location=f"{other.url}/b", set_cookie="canary"
    )
    address = f"http://ann:canary@{site.host}/a?token=canary"
    found = fetcher(allowed=frozenset({site.host, other.host})).fetch(address)

    assert site.asked[-1].headers["authorization"] == "Basic YW5uOmNhbmFyeQ=="
    assert "authorization" not in other.asked[-1].headers
    assert found.outcome == Outcome.fetched
    assert "canary" not in repr(found) + caplog.text
    other.close()
