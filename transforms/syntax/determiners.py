"""Determiners: the closed class of words that mark which thing a noun means."""

from typing import Final

#: Determiners of a noun that may mean something named before: "the treaty", "this minister".
DEFINITE: Final = ("the", "this", "that", "these", "those")
