"""The reading view: an article with its facts marked in the text, and a card for each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsfacts.warehouse.report import page
from newsfacts.warehouse.report.cards import Card, cards, parts
from newsfacts.warehouse.report.kinds import KINDS
from newsfacts.warehouse.report.marks import Mark, Piece, pieces
from newsfacts.warehouse.report.rows import ArticleRows, Row

#: Roles of paragraphs that are the article itself, and need no word beside them.
QUIET = frozenset({"headline", "byline", "dateline", "body"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, ready to be drawn."""

    role: str
    note: str
    pieces: list[Piece]


def render(known: ArticleRows, *, back: str | None = None) -> str:
    """Write the page of one article.

    Args:
        known: The article's rows.
        back: Address of the overview, relative to the page.
    """
    found = cards(known)
    article = known.article
    return page.render(
        "reading.html",
        title=article["headline"] or "Article",
        article=article,
        paragraphs=[*paragraphs(known, found)],
        cards=found,
        kinds=KINDS,
        counts={kind.name: sum(card.kind is kind for card in found) for kind in KINDS},
        back=back,
        source=page.web_address(article["url"]),
    )


def paragraphs(known: ArticleRows, found: list[Card]) -> Iterator[Paragraph]:
    """Yield the article's paragraphs with their marks; text between them is kept too."""
    text = known.article["text"]
    marks = [*marks_of(found), *marks_of_parts(parts(found, known))]
    at = 0
    for row in [*known.paragraphs, end_of(text)]:
        between = text[at : row["start_char"]]
        if between.strip():
            yield Paragraph("other", "", [*pieces(text, marks, at, row["start_char"])])
        if row["start_char"] < row["end_char"]:
            role = str(row["role"])
            note = "" if role in QUIET else role.replace("_", " ")
            drawn = [*pieces(text, marks, row["start_char"], row["end_char"])]
            yield Paragraph(role, note, drawn)
        at = row["end_char"]


def end_of(text: str) -> Row:
    """Make an empty paragraph where the text ends."""
    return {"role": "other", "start_char": len(text), "end_char": len(text)}


def marks_of(found: Iterable[Card]) -> Iterator[Mark]:
    """Yield the mark of each fact."""
    for card in found:
        attributes = [("class", classes(card)), ("data-f", str(card.number))]
        if card.label:
            attributes.append(("data-label", card.label.lower()))
        first = (("id", f"m{card.number}"), ("aria-describedby", f"s{card.number}"))
        where = card.row["start_char"], card.row["end_char"]
        yield Mark(*where, "mark", (*attributes, ("tabindex", "0")), first)


def classes(card: Card) -> str:
    """Name the kind of a fact, and of a name its type, for the style sheet."""
    kind = str(card.row.get("entity_type", "")).lower() if card.kind.name == "name" else ""
    factuality = str(card.row.get("factuality") or "")
    return " ".join(word for word in (card.kind.name, kind, factuality) if word)


def marks_of_parts(spans: dict[tuple[int, int], list[tuple[int, str]]]) -> Iterator[Mark]:
    """Yield the marks of what takes part in facts; they show when such a fact has the focus."""
    for (start, end), roles in spans.items():
        of = " ".join(str(number) for number, _ in roles)
        as_what = " ".join(role for _, role in roles)
        yield Mark(start, end, "span", (("class", "part"), ("data-of", of), ("data-as", as_what)))
