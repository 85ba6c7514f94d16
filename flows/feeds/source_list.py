"""Lists of sources: `sources.toml`, and OPML as feed readers exchange it."""

import json
import tomllib
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from newsfacts.flows.feeds.entry import FeedError
from newsfacts.flows.feeds.source import Source, SourceListError, name_of, source
from newsfacts.flows.feeds.xml_guard import tree
from newsfacts.warehouse.atomic_files import write_text

#: Bytes of a list that are read.
MOST = 20_000_000


def is_list(path: str) -> bool:
    """Return whether a source is a list of sources, by its name."""
    return path.lower().endswith(".toml")


def is_address(path: str) -> bool:
    """Return whether a source is a web address."""
    return path.lower().startswith(("http://", "https://"))


def read(path: Path) -> list[Source]:
    """Read a list of sources.

    Raises:
        SourceListError: It cannot be read, in words that say where.
    """
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SourceListError(f"{path}: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SourceListError(f"{path} is not TOML: {error}") from None
    listed = given.get("source", [])
    if set(given) - {"source"} or not isinstance(listed, list):
        raise SourceListError(f"{path}: begin each source with [[source]]")
    found = [_source(path, number, one) for number, one in enumerate(listed, 1)]
    names = [one.name for one in found]
    for name in names:
        if names.count(name) > 1:
            raise SourceListError(f"{path}: two sources are named {name!r}")
    return found


def _source(path: Path, number: int, given: object) -> Source:
    if not isinstance(given, dict):
        raise SourceListError(f"{path}: begin each source with [[source]]")
    fields = dict(given)
    fields.setdefault("name", name_of(str(fields.get("url", ""))))
    try:
        return source(**fields)
    except SourceListError as error:
        raise SourceListError(f"{path}: source {number}: {error}") from None


def add(path: Path, new: list[Source]) -> None:
    """Write sources at the end of a list, which is made if it is not there."""
    before = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    blocks = [before.rstrip() + "\n"] if before.strip() else []
    write_text(path, "\n".join([*blocks, *map(block, new)]))


def block(one: Source) -> str:
    """Write a source as TOML."""
    fields = one.model_dump(exclude_defaults=True)
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join(["[[source]]", *lines]) + "\n"


def from_opml(content: bytes) -> list[Source]:
    """Read the feeds that an OPML file lists, in folders or not.

    Raises:
        SourceListError: It is no OPML.
    """
    if len(content) > MOST:
        raise SourceListError(f"larger than {MOST:,} bytes")
    try:
        root = tree(content)
    except FeedError as error:
        raise SourceListError(str(error)) from None
    if root.tag != "opml":
        raise SourceListError("no OPML: its first element is not <opml>")
    found: list[Source] = []
    for outline in root.iter("outline"):
        url = outline.get("xmlUrl")
        if url:
            name = outline.get("text") or outline.get("title") or name_of(url)
            known = {one.name for one in found}
            fields = {"language": outline.get("language"), "kind": outline.get("kind")}
            given = {field: value for field, value in fields.items() if value}
            found.append(
                source(name=name if name not in known else name_of(url, known), url=url, **given)
            )
    return found


def to_opml(sources: list[Source]) -> str:
    """Write sources as OPML 2.0."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "newsfacts"
    body = SubElement(root, "body")
    for one in sources:
        fields = {"language": one.language, "kind": one.kind}
        more = {name: value for name, value in fields.items() if value}
        SubElement(body, "outline", {"type": "rss", "text": one.name, "xmlUrl": one.url} | more)
    indent(root)
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"
