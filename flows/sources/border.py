"""The border: whatever a file or a record of it raises is a reject, and the reading goes on.

A reader yields pieces: the number of a record, and a function that makes it. Only here are both
called, so no reader needs to know what its libraries can raise.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from newsfacts.flows.sources.doubts import doubtful
from newsfacts.flows.sources.limits import InputError, Limits, Meter
from newsfacts.flows.sources.record import Record, Reject

Piece: TypeAlias = tuple[int, Callable[[], Record | Reject]]

#: What ends a run on purpose; all else is caught, and the panics of Rust are no `Exception`.
MEANT = (KeyboardInterrupt, SystemExit, GeneratorExit)
#: Characters that are kept of what a library says.
KEPT = 200
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]+")
#: What ends a paragraph, and what can end a sentence in a paragraph.
BLANK_LINE = re.compile(r"\n[ \t]*\n")
SENTENCE_END = re.compile(r"[.!?…。！？]|\n")  # noqa: RUF001 (they end sentences)


def cross(pieces: Iterator[Piece], meter: Meter) -> Iterator[Record | Reject]:
    """Read the pieces of one input, each under guard.

    Args:
        pieces: What the reader of its format yields.
        meter: Counts, and knows the limits.
    """
    record_no, rejects = -1, 0
    meter.begin()
    while True:
        try:
            record_no, make = next(pieces)
            meter.admit(record_no)
        except StopIteration:
            return
        except MEANT:
            raise
        except BaseException as error:  # noqa: BLE001 (whatever libraries raise on hostile files)
            yield clean(reject_of(error, record_no + 1))
            return
        item = clean(made(make, record_no, meter.limits))
        yield item
        rejects += isinstance(item, Reject)
        if rejects >= meter.limits.max_rejects:
            reason = f"{rejects:,} records were rejected; what follows is not read"
            yield Reject(record_no + 1, reason, "mend the input, or raise max_rejects")
            return


def made(make: Callable[[], Record | Reject], record_no: int, limits: Limits) -> Record | Reject:
    """Make one record, unless it breaks its reader or is larger than an article may be."""
    try:
        item = make()
        return item if isinstance(item, Reject) else oversized(item, limits) or doubtful(item)
    except MEANT:
        raise
    except BaseException as error:  # noqa: BLE001 (whatever libraries raise on hostile records)
        return reject_of(error, record_no)


def oversized(record: Record, limits: Limits) -> Reject | None:
    """Reject an article that is larger than the rules are made for."""
    text = record.text
    if len(text) > limits.max_characters:
        reason, name = f"{len(text):,} characters in one article", "max_characters"
    elif (paragraphs := len(BLANK_LINE.findall(text)) + 1) > limits.max_paragraphs:
        reason, name = f"{paragraphs:,} paragraphs in one article", "max_paragraphs"
    elif (words := longest_sentence(text, limits.max_sentence_words)) > limits.max_sentence_words:
        reason, name = f"{words:,} words in one sentence", "max_sentence_words"
    else:
        return None
    return Reject(record.record_no, reason, f"split it, or raise {name}", record.source_id)


def longest_sentence(text: str, limit: int) -> int:
    """Count the words of the longest stretch without the end of a sentence, where it matters."""
    if len(text) < 2 * limit:
        return 0
    return max(len(part.split()) for part in SENTENCE_END.split(text))


def reject_of(error: BaseException, record_no: int) -> Reject:
    """Describe what was raised, where, and what to do about it."""
    if isinstance(error, InputError):
        return Reject(record_no, str(error), error.advice)
    if isinstance(error, OSError):
        reason = f"not readable: {error.strerror or error}"
        return Reject(record_no, reason, "check the path and its rights")
    if isinstance(error, MemoryError):
        return Reject(record_no, "too large for the memory", "split it, or leave it out")
    reason = f"it breaks its reader: {type(error).__name__}: {error}"
    return Reject(record_no, reason, "leave it out, and report it with the input")


def clean(item: Record | Reject) -> Record | Reject:
    """Write a message about an input on one line, without terminal control codes."""
    if isinstance(item, Record):
        return item
    reason, advice = (" ".join(CONTROL.sub(" ", t).split()) for t in (item.reason, item.advice))
    return replace(item, reason=reason[: 2 * KEPT], advice=advice[:KEPT])
