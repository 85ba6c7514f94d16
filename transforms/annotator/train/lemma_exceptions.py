"""Builds the lexicon `lemma_exceptions`: where the treebanks' lemmas differ from the rules.

`python -m newsfacts.transforms.annotator.train.lemma_exceptions CORPORA`
"""

import sys
from importlib.resources import files
from pathlib import Path

import polars as pl

from newsfacts.transforms.annotator.lemmas import by_rule, form
from newsfacts.transforms.annotator.train.conllu import treebank


def main(folder: Path, target: Path) -> None:
    """Write the lexicon: the most frequent lemma of each form and tag, unless it is regular.

    Forms that the treebanks do not have keep the lemma that the lexicon gives them already.
    """
    counts = pl.concat(
        words(folder / f"{name}/train.conllu.gz").group_by("form", "xpos", "lemma", "rule").len()
        for name in ("ud_ewt", "ud_gum_free")
    )
    best = (
        counts.group_by("form", "xpos", "lemma")
        .agg(seen=pl.col("len").sum(), rule=pl.col("rule").sort_by("len").last())
        .sort("form", "xpos", "seen", "lemma", descending=[False, False, True, False])
        .unique(["form", "xpos"], keep="first", maintain_order=True)
    )
    regular = pl.col("lemma").str.to_lowercase() == pl.col("rule").str.to_lowercase()
    small = pl.col("form").str.to_lowercase() != pl.col("lemma")
    wrong = best.filter(pl.col("lemma") != pl.col("rule"), pl.col("form") != "--")
    kept = wrong.filter(~regular | (small & (pl.col("seen") > 1))).select("form", "xpos", "lemma")
    unseen = pl.read_csv(target).join(best, on=["form", "xpos"], how="anti")
    pl.concat([kept, unseen]).sort("form", "xpos").write_csv(target)


def words(path: Path) -> pl.DataFrame:
    """Read the words of a treebank that have a lemma, with the lemma by rule."""
    rows = [
        (word, xpos, lemma)
        for document in treebank(path, "")
        for sentence in document.sentences
        for word, xpos, lemma in zip(sentence.words, sentence.xpos, sentence.lemmas, strict=True)
        if lemma != "_" and xpos != "GW"
    ]
    frame = pl.DataFrame(rows, schema=["word", "xpos", "lemma"], orient="row")
    return frame.with_columns(form=form(), rule=by_rule())


if __name__ == "__main__":
    lexicons = files("newsfacts.seeds") / "lexicons"
    main(Path(sys.argv[1]), Path(str(lexicons / "annotator" / "lemma_exceptions.csv")))
