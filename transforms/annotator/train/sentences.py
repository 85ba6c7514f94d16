"""What the corpora are converted to: sentences with the labels that their source can teach."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Sentence:
    """One sentence; `names` holds for each word the set of allowed name tags, as a bit mask."""

    words: list[str]
    names: list[int]
    spaces: list[bool]  # whether white space follows the word
    xpos: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)  # number of the head from 1; 0 for the root
    deps: list[str] = field(default_factory=list)
    opens_paragraph: bool = False


@dataclass(slots=True)
class Document:
    """Running sentences of one corpus; windows never cross documents."""

    source: str
    sentences: list[Sentence]
