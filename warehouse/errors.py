"""Foreseen errors: each says in one line what was found, where, and what to do."""


class KnownError(Exception):
    """A failure that is foreseen, as opposed to a fault of the program."""

    def __init__(self, what: str, where: object = "", advice: str = "") -> None:
        """Keep the parts.

        Args:
            what: What was found.
            where: The file, folder or setting.
            advice: What to do.
        """
        super().__init__(what, where, advice)
        self.what, self.where, self.advice = what, where, advice

    def __str__(self) -> str:
        """Say it in one line."""
        place = f"{self.where}: " if str(self.where) else ""
        todo = f": {self.advice}" if self.advice else ""
        return " ".join(f"{place}{self.what}{todo}".split())


class WrongUseError(KnownError):
    """Wrong usage: a path that does not exist, a time that cannot be read."""


class DamageError(KnownError):
    """Files of the lake that are not as they were written."""


class SpaceError(KnownError):
    """A disk with too little room."""


class CheckError(KnownError):
    """Rows that contradict what the tables promise; nothing was published."""


class QueryError(KnownError):
    """A query that the warehouse cannot answer."""
