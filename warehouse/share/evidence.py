"""The columns that may be shared: facts and short evidence, without the texts."""

from newsfacts.transforms.agreements.agreements import Agreements
from newsfacts.transforms.articles.articles import Articles
from newsfacts.transforms.articles.paragraphs import Paragraphs
from newsfacts.transforms.articles.sentences import Sentences
from newsfacts.transforms.entities.entities import Entities
from newsfacts.transforms.entities.mentions import Mentions
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.quantities.quantities import Quantities
from newsfacts.transforms.quotes.quotes import Quotes
from newsfacts.transforms.relations.relations import Relations
from newsfacts.transforms.roles.roles import Roles
from newsfacts.transforms.table import Table
from newsfacts.transforms.times.times import Times

#: Tables that are shared, and those that hold whole texts.
SHARED: tuple[type[Table], ...] = (
    Articles,
    Entities,
    Mentions,
    Times,
    Quantities,
    Quotes,
    Roles,
    Relations,
    Events,
    EventParticipants,
    Agreements,
)
WHOLE_TEXTS: tuple[type[Table], ...] = (Paragraphs, Sentences)
#: Characters of a quote, of all quotes of an article, and of any other words of a text.
QUOTE, QUOTES, WORDS = 300, 1_500, 90
#: Columns that hold no words of an article's body.
FREE = frozenset({"headline", "publisher", "url", "language", "rule", "source_id", "content_hash"})


def select(schema: type[Table], *, texts: bool) -> str:
    """Write the query that gives what may be shared of a table.

    Words that are too long are NULL; their place in the text stays.
    """
    name = schema.table_name()
    kinds = schema.create_empty().schema
    cells = [cell(name, column, str(kind), texts=texts) for column, kind in kinds.items()]
    month = "strftime(coalesce(a.published_latest, DATE '9999-12-31'), '%Y-%m')"
    key = ", ".join(f"t.{column}" for column in schema.sort_key())
    if "article_id" not in kinds:
        return f"SELECT {', '.join(cells)} FROM {name} t ORDER BY {key}"  # noqa: S608
    joined = f"{name} t JOIN articles a ON a.article_id = t.article_id"
    return f"SELECT {', '.join(cells)} FROM {joined} ORDER BY {month}, {key}"  # noqa: S608


def cell(table: str, column: str, kind: str, *, texts: bool) -> str:
    """Write the expression of one cell."""
    plain = f"t.{column}"
    if "Struct" in kind:  # a list of pairs, which is a map in DuckDB
        return f"map_entries({plain}) AS {column}"
    if column == "source":
        return f"regexp_extract({plain}, '[^/\\\\]*$') AS source"
    if texts or column in FREE or column.endswith("_id") or table == "entities":
        return plain
    return f"{short(table, column, kind)} AS {column}"


def short(table: str, column: str, kind: str) -> str:
    """Write the expression of words that are NULL where they are too long."""
    plain = f"t.{column}"
    if (table, column) == ("articles", "text"):
        return "NULL::VARCHAR"
    if (table, column) == ("quotes", "text"):
        order = "PARTITION BY t.article_id ORDER BY t.start_char, t.quote_id"
        before = f"sum(len(t.text)) OVER ({order})"
        return f"if(len(t.text) <= {QUOTE} AND {before} <= {QUOTES}, t.text, NULL)"
    if kind == "String":
        return f"if(len({plain}) <= {WORDS}, {plain}, NULL)"
    if kind == "List(String)" and column != "authors":
        return f"list_filter({plain}, lambda words: len(words) <= {WORDS})"
    return plain
