"""Pages: one file each, with style and script inside, that load nothing from elsewhere."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from newsfacts.warehouse.report import words


def render(template: str, **given: object) -> str:
    """Fill a template; all that is given is text, and stays text."""
    style, script = asset("report.css"), asset("report.js")
    return (
        environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 (files of this package)
            script=Markup(script),  # noqa: S704
            policy=policy(style, script),
            **given,
        )
    )


def policy(style: str, script: str) -> str:
    """Let a browser take this page's own style and script, and nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src '{source_hash(style)}'; script-src '{source_hash(script)}';"
        " base-uri 'none'; form-action 'none'"
    )


def source_hash(content: str) -> str:
    """Return the hash by which a policy names an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def web_address(url: str | None) -> str | None:
    """Let through an address that a click may open: http or https, nothing that runs code."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in {"http", "https"} and parts.netloc else None


@cache
def environment() -> Environment:
    """Set up the templates: every value is escaped, a name that is not given is an error."""
    made = Environment(
        loader=FunctionLoader(asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "days": words.days,
        "day": words.day,
        "listed": words.listed,
        "number": words.number,
        "compact": words.compact,
        "cell": words.value_of,
        "kind_of": words.kind_of,
        "unit": words.unit,
        "web_address": web_address,
    }
    made.globals |= {"counted": words.counted}
    return made


@cache
def asset(name: str) -> str:
    """Read a template, the style sheet or the script."""
    return (files("newsfacts.warehouse.report") / "templates" / name).read_text(encoding="utf-8")
