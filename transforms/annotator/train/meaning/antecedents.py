"""Links the mentions of a whole text to their likeliest antecedents."""

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from newsfacts.transforms.annotator.antecedents import DESCRIPTION, NAME, PRONOUN
from newsfacts.transforms.annotator.labels import NAME_TAGS
from newsfacts.transforms.annotator.train.labels import Labels
from newsfacts.transforms.annotator.train.meaning.heads import Meaning
from newsfacts.transforms.annotator.train.meaning.links import Mention, pair_places
from newsfacts.transforms.annotator.train.meaning.windows import MeaningWindow

if TYPE_CHECKING:
    from newsfacts.transforms.annotator.train.meaning.predictions import Predicted

KINDS = {"PRON": PRONOUN, "PROPN": NAME}


def antecedents(
    meaning: Meaning, labels: Labels, found: list[MeaningWindow], words: Tensor, made: "Predicted"
) -> None:
    """Write the antecedent of each word that heads a mention: windows with words (N, W) in all."""
    places = [word for window in found for word in range(window.first, window.last)]
    sentence = {
        place: number
        for window in found
        for place, number in enumerate(window.sentence, window.first)
    }
    spoken = spoken_names(found, made)
    row = {place: number for number, place in enumerate(places)}
    heads = [place for place in places if made.mentions[place] > 0]
    if not heads:
        return
    listed = [
        Mention(
            0,
            place,
            0,
            0,
            kind(labels, made, place),
            sentence[place],
            spoken[place],
            new=False,
            place=place,
        )
        for place in heads
    ]
    pairs, before = pair_places(listed)
    scores = meaning.links(words[[row[place] for place in heads]], pairs)
    possible = torch.cat([torch.ones_like(before[:, :1]), before], 1)
    best = scores.masked_fill(~possible, -1e4).argmax(1).tolist()
    made.links[heads] = np.array([heads[number - 1] if number else -1 for number in best])


def kind(labels: Labels, made: "Predicted", place: int) -> int:
    """Tell pronouns, names and descriptions apart by predicted tags and names."""
    known = KINDS.get(labels.upos[made.upos[place]], DESCRIPTION)
    return NAME if known != PRONOUN and made.names[place] else known


def spoken_names(found: list[MeaningWindow], made: "Predicted") -> dict[int, frozenset[str]]:
    """Give for each word the words of the predicted name that it is in, or itself."""
    held: dict[int, frozenset[str]] = {}
    for window in found:
        texts = [w for s in window.text.sentences for w in s.words][window.first : window.last]
        tags = [NAME_TAGS[tag] for tag in made.names[window.first : window.last]]
        at = 0
        while at < len(texts):
            end = at + 1
            while tags[at] != "O" and end < len(texts) and tags[end][0] == "I":
                end += 1
            words = frozenset(text.lower() for text in texts[at:end] if text.isalnum())
            held |= dict.fromkeys(range(window.first + at, window.first + end), words)
            at = end
    return held
