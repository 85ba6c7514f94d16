"""Rules: how a run may fetch, from the settings."""

from dataclasses import dataclass
from importlib.metadata import version

from newsfacts.flows.fetching.robots import AGENT
from newsfacts.flows.settings import Settings


@dataclass(frozen=True, slots=True)
class Rules:
    """How a run may fetch."""

    contact: str | None
    allowed: frozenset[str]
    delay: float
    deadline: float
    max_bytes: int

    @property
    def user_agent(self) -> str:
        """Say who fetches, and whom to write to."""
        contact = f"+{self.contact}" if self.contact else "no contact: private use"
        return f"{AGENT}/{version('newsfacts')} ({contact})"


def rules_of(settings: Settings) -> Rules:
    """Return the settings that concern fetching."""
    return Rules(
        contact=settings.contact,
        allowed=frozenset(host.lower() for host in settings.allow_hosts),
        delay=settings.fetch_delay,
        deadline=settings.fetch_deadline,
        max_bytes=settings.max_record_bytes,
    )
