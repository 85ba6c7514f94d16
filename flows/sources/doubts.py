"""Doubts about a text: signs that its bytes were decoded as what they are not.

The text is kept as it is; a row in `warnings` says what it looks like.
"""

import re
from dataclasses import replace

from newsfacts.flows.sources.metadata import Doubt
from newsfacts.flows.sources.record import Record
from newsfacts.warehouse.report.words import counted

#: Bytes of UTF-8 that were read as windows-1252 or ISO 8859-1, and written as UTF-8 again.
TWICE = re.compile(
    "[\u00c2\u00c3][\u0080-\u00bf]|"
    "\u00e2(?:\u20ac[\u0080-\u009d\u0153\u017e\u0178\u2122\u0161\u02dc\u201a-\u201e\u201c\u201d\u00a2\u00a6]"
    "|\u0080[\u0080-\u00bf])"
)
#: Encodings that switch alphabets by marks that are ASCII themselves.
STATEFUL = {
    "ISO-2022": re.compile(r"\x1b(?:\$[@ABC()*+]|\([BIJ]|\.[AF])"),
    "HZ": re.compile(r"~\{(?:[!-~]{2})+~\}"),
    "UTF-7": re.compile(r"\+(?=[A-Za-z0-9/]*[A-Z0-9/])(?:[A-Za-z0-9/]{4}){0,40}[A-Za-z0-9/]{3,}-"),
}
#: How often a sign must be there.
SIGNS = {"ISO-2022": 1, "HZ": 1, "UTF-7": 2}
REPLACED = "\ufffd"


def doubtful(record: Record) -> Record:
    """Add what is doubtful about a record's text to it."""
    found = [*doubts(record.text)]
    return replace(record, doubts=(*record.doubts, *found)) if found else record


def doubts(text: str) -> list[Doubt]:
    """List the signs in a text that it was decoded as what it is not."""
    found = []
    if twice := TWICE.findall(text):
        found.append(_doubt(twice, "reads like UTF-8 that was encoded twice"))
    for name, marks in STATEFUL.items():
        signs = marks.findall(text)
        if len(signs) >= SIGNS[name]:
            found.append(_doubt(signs, f"reads like {name} that was not decoded"))
    if number := text.count(REPLACED):
        found.append(
            Doubt("text", REPLACED, f"{counted(number, 'character')} could not be decoded")
        )
    return found


def _doubt(signs: list[str], reason: str) -> Doubt:
    return Doubt("text", signs[0][:20], f"{reason}: {counted(len(signs), 'sign')} of it")
