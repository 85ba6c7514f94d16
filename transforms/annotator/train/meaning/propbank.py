"""Roles of PropBank and factuality of UDS on the sentences of UD English-EWT.

Labour says the party will win .
       ^says: ARG0 Labour, ARG1 win
                           ^win: ARG0 party, MOD will; likely true
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsfacts.transforms.annotator.train import corpora
from newsfacts.transforms.annotator.train.conllu import open_text
from newsfacts.transforms.annotator.train.meaning.labels import role
from newsfacts.transforms.annotator.train.meaning.texts import Arc, Text, head_word, heads, untold


def ewt(folder: Path, part: str) -> list[Text]:
    """Read UD English-EWT with names, roles and factuality."""
    told = {}
    for line in open_text(folder / f"ewt_meaning/{part}.jsonl.gz"):
        record = json.loads(line)
        told[record["sent_id"]] = record
    numbers = sentence_ids(folder / f"ud_ewt/{part}.conllu.gz")
    texts = []
    for document in corpora.ewt(folder, part):
        text = untold(document)
        above = heads(text.sentences)
        deps = [dep for sentence in text.sentences for dep in sentence.deps]
        first = 0
        for sentence in text.sentences:
            record = told.get(next(numbers), {})
            if "predicates" in record:
                add_roles(text, first, len(sentence.words), record["predicates"], above, deps)
            for word, value, weight in record.get("factuality", ()):
                text.factuality[first + word - 1] = (value, weight)
            first += len(sentence.words)
        texts.append(text)
    return texts


def sentence_ids(path: Path) -> Iterator[str]:
    """Yield the identifiers of a treebank's sentences."""
    for line in open_text(path):
        if line.startswith("# sent_id = "):
            yield line.removeprefix("# sent_id = ")


def add_roles(
    text: Text,
    first: int,
    size: int,
    predicates: list[dict[str, Any]],
    above: list[int],
    deps: list[str],
) -> None:
    """Write the predicates of one sentence, its arguments on their head words."""
    text.predicates[first : first + size] = [0] * size
    for predicate in predicates:
        word = first + predicate["word"] - 1
        text.predicates[word] = 1
        text.roles_told.add(word)
        for label, begin, end in predicate["args"]:
            name = role(label)
            head = head_word(above, deps, list(range(first + begin - 1, first + end)))
            if head is not None and head != word:
                text.roles.append(Arc(word, head, name))
