"""Limits of one input and of all together, and the meter that counts what was read."""

from dataclasses import dataclass, field

#: Characters of a title, a name or an address; longer ones are no such thing.
METADATA_CHARACTERS = 10_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes above which an input is not read on; `Settings` has a field of each name."""

    max_record_bytes: int = 10_000_000
    max_input_bytes: int = 2_000_000_000
    max_total_bytes: int = 50_000_000_000
    max_records: int = 1_000_000
    max_rejects: int = 10_000
    max_characters: int = 1_000_000
    max_paragraphs: int = 50_000
    max_sentence_words: int = 50_000
    follow_symlinks: bool = False


class InputError(ValueError):
    """An input that cannot be read on: what is wrong with it, and what to do."""

    def __init__(self, reason: str, advice: str) -> None:
        """Keep the reason and the advice for the reject."""
        super().__init__(reason)
        self.advice = advice


@dataclass(slots=True)
class Meter:
    """Counts inflated bytes and records of the current input, and the bytes of all inputs."""

    limits: Limits = field(default_factory=Limits)
    total: int = 0
    here: int = 0

    def begin(self) -> None:
        """Begin another input."""
        self.here = 0

    def count(self, size: int) -> None:
        """Count bytes as they are after inflation.

        Raises:
            InputError: This input, or all together, hold more than they may.
        """
        self.here += size
        self.total += size
        if self.here > self.limits.max_input_bytes:
            raise InputError(
                f"the input holds more than {self.limits.max_input_bytes:,} bytes",
                "split it, or raise max_input_bytes",
            )
        if self.total > self.limits.max_total_bytes:
            raise InputError(
                f"the inputs hold more than {self.limits.max_total_bytes:,} bytes in all",
                "run them in parts, or raise max_total_bytes",
            )

    def admit(self, record_no: int) -> None:
        """Let one record more be read.

        Raises:
            InputError: The input has more records than it may.
        """
        if record_no >= self.limits.max_records:
            raise InputError(
                f"the input has more than {self.limits.max_records:,} records",
                "split it, or raise max_records",
            )
