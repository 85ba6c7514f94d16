"""Determiners: the closed class of words that say of which thing a noun speaks."""

from typing import Final

#: Determiners of a noun that may mean something named before: "the treaty", "this minister".
DEFINITE: Final = ("the", "this", "that", "these", "those")
