"""Frozen parses: rules on grammar are tested on these, so that no test of them needs the model.

    python -m tests.parses        parses what the tests ask for and no file holds yet

Each package of `tests/transforms` has its parses in `parses.conllu` (CoNLL-U; the type of a name is
in the last column). All of them are built as one batch, once, and a test picks its rows: building
two hundred sentences takes two seconds, building one takes one.
"""

import ast
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.arcs import Arcs
from newsfacts.transforms.annotator.token_table import MEANING, token_table
from newsfacts.transforms.annotator.tokens import Tokens
from newsfacts.transforms.events.events import Events
from newsfacts.transforms.participants.event_participants import EventParticipants
from newsfacts.transforms.registry import FACTS, build
from newsfacts.transforms.table import Table
from tests.support import given

ROOT = Path(__file__).parents[1]
PACKAGES = ROOT / "tests" / "transforms"
COMMAND = "python -m tests.parses"
#: A module of the tests that a test imports.
IMPORTED = re.compile(r"^from (tests[.\w]*) import", re.MULTILINE)
#: A string of the tests is a text to parse when it begins like a sentence and has three words.
SENTENCE = re.compile(r'["“]?[A-Z]\S* \S+ \S')


def facts(schema: type[Table], text: str) -> list[dict[str, object]]:
    """Give the rows of one table for a text, built from its frozen parse."""
    if text not in parses():
        raise LookupError(f"no parse of {text!r}: run `{COMMAND}`")
    built, articles = batch()
    return built[schema].filter(pl.col("article_id") == articles[text]).to_dicts()


def facts_of_batch(schema: type[Table], *texts: str) -> list[dict[str, object]]:
    """Give the rows of one table for texts that make a batch of their own, in this order."""
    stored: dict[type[Table], pl.DataFrame] = {
        Tokens: tokens_of(texts),
        Arcs: Arcs.create_empty(),
    }
    return build(*given(*texts), wanted=[schema], stored=stored)[schema].to_dicts()


def events_in(text: str) -> list[tuple[object, object]]:
    """Give type and factuality of each event of a text."""
    return [(r["event_type"], str(r["factuality"])) for r in facts(Events, text)]


def participants_in(text: str) -> set[tuple[str, object]]:
    """Give the role of each participant of a text's events, with its entity or its words."""
    return {(str(r["role"]), r["entity_id"] or r["text"]) for r in facts(EventParticipants, text)}


def frozen(text: str) -> pl.DataFrame:
    """Give the tokens of a text, as those of the article that `given(text)` makes."""
    return tokens_of([text])


@cache
def batch() -> tuple[dict[type[Table], pl.DataFrame], dict[str, str]]:
    """Build all tables of facts of all frozen texts; and give the article of each text."""
    known = parses()
    stored: dict[type[Table], pl.DataFrame] = {
        Tokens: tokens_of(known),
        Arcs: Arcs.create_empty(),
    }
    built = build(*given(*known), wanted=FACTS, stored=stored)
    articles = {text: f"article-{number}" for number, text in enumerate(known)}
    return {
        schema: schema.validate(built[schema], cast=True) for schema in FACTS if schema in built
    }, articles


@cache
def parses() -> dict[str, str]:
    """Give the parse of each text, over all packages."""
    found: dict[str, str] = {}
    for file in sorted(PACKAGES.glob("**/parses.conllu")):
        found |= read(file)
    return found


def read(file: Path) -> dict[str, str]:
    """Give the parse of each text of a package."""
    blocks = file.read_text(encoding="utf-8").split("# newdoc\n")[1:] if file.exists() else []
    tops = [block.partition("\n")[0].removeprefix("# text = ") for block in blocks]
    return {top.replace("\\n", "\n"): block for top, block in zip(tops, blocks, strict=True)}


def tokens_of(texts: Collection[str]) -> pl.DataFrame:
    """Make the token table of some texts, as those of the articles that `given(*texts)` makes."""
    if missing := set(texts) - set(parses()):
        raise LookupError(f"no parse of {missing}: run `{COMMAND}`")
    rows = [
        (f"article-{number}", text[:start].count("\n\n"), start, *line)
        for number, text in enumerate(texts)
        for start, line in words(text, parses()[text])
    ]
    columns = "article_id paragraph_no start no word lemma upos xpos feats head dep deps misc"
    frame = pl.DataFrame(rows, schema=columns.split(), orient="row").with_columns(
        pl.col("paragraph_no", "start", "no", "head").cast(pl.Int32),
        paragraph=pl.struct("article_id", "paragraph_no").rle_id(),
    )
    readings = frame.select(
        "upos",
        "xpos",
        "lemma",
        "dep",
        head_distance=pl.when(pl.col("head") > 0).then(pl.col("head") - pl.col("no")).otherwise(0),
        begins_sentence=pl.col("no") == 1,
        entity_type=pl.col("misc").str.extract(r"Name=[BI]-(\w+)"),
        begins_name=pl.col("misc").str.contains("Name=B-"),
        **dict.fromkeys(MEANING, pl.lit(None)),
    )
    # Words are placed in their article already, so that its paragraphs all begin at its start.
    paragraphs = frame.unique("paragraph", keep="first", maintain_order=True).select(
        "article_id", "paragraph_no", start_char=pl.lit(0, pl.Int32)
    )
    return token_table(frame.select("paragraph", "start", "word"), paragraphs, readings)


def words(text: str, block: str) -> Iterator[tuple[int, list[str]]]:
    """Give where each word of a text begins, and its ten columns of CoNLL-U."""
    end = 0
    for line in block.splitlines():
        if "\t" in line:
            columns = line.split("\t")
            begin = text.index(columns[1], end)
            yield begin, columns
            end = begin + len(columns[1])


def asked(package: Path) -> list[str]:
    """Find the sentences in the tests of a package that read parses."""
    strings = [
        node.value
        for file in sorted(package.glob("test_*.py"))
        if reads_parses(file)
        for statement in ast.parse(file.read_text(encoding="utf-8")).body
        if not isinstance(statement, ast.Expr)  # a docstring
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return [*dict.fromkeys(text for text in strings if SENTENCE.match(text))]


def reads_parses(file: Path) -> bool:
    """Tell whether a module of the tests imports this one, itself or by what it imports."""
    modules = IMPORTED.findall(file.read_text(encoding="utf-8"))
    paths = (ROOT.joinpath(*module.split(".")).with_suffix(".py") for module in modules)
    return "tests.parses" in modules or any(path.exists() and reads_parses(path) for path in paths)


def conllu(text: str, tokens: pl.DataFrame) -> str:
    """Write the parse of a text in CoNLL-U."""
    lines = ["# text = " + text.replace("\n", "\\n")]
    for (number,), sentence in tokens.group_by("sentence_no", maintain_order=True):
        lines += [""] if number else []
        first = sentence["token_no"][0]
        for row in sentence.iter_rows(named=True):
            head = 0 if row["head_no"] is None else row["head_no"] - first + 1
            begins = "B" if row["entity_start"] == row["token_no"] else "I"
            name = f"Name={begins}-{row['entity_type']}" if row["entity_type"] else "_"
            word = [row[column] for column in ("text", "lemma", "upos", "xpos")]
            cells = [row["token_no"] - first + 1, *word, "_", head, row["dep"], "_", name]
            lines.append("\t".join(map(str, cells)))
    return "\n".join([*lines, "", ""])


def main() -> None:
    """Parse what the tests of each package ask for and no file holds; drop what none asks for."""
    for package in sorted(path for path in PACKAGES.iterdir() if path.is_dir()):
        file = package / "parses.conllu"
        known = read(file)
        texts = asked(package)
        new = [text for text in texts if text not in known]
        if new:
            tokens = build(*given(*new), wanted=[Tokens])[Tokens]
            for number, text in enumerate(new):
                own = tokens.filter(pl.col("article_id") == f"article-{number}")
                known[text] = conllu(text, own)
        if texts:
            file.write_text("".join(f"# newdoc\n{known[text]}" for text in texts))


if __name__ == "__main__":
    main()
