"""Headlines: a text is read from its headline on, also where the source states it apart.

"Bridge closes", "It rained."                    -> "Bridge closes", a blank line, "It rained."
"Bridge closes - The Example", "Bridge closes", a blank line ...   -> the text as it is
"""

import re

#: What does not count when a headline is looked for at the beginning of a text.
BETWEEN_WORDS = re.compile(r"\W+")
#: Separators between a headline and the name of the site or section after it.
SITE = re.compile(r"\s+[-|•·«»<>:*⋆~–—]\s+")
#: Least number of words of a first paragraph that is the headline without the site's name.
LEAST_WORDS = 3


def headed(text: str, title: str | None) -> tuple[str, int]:
    """Put the stated headline before a text that does not begin with it.

    Args:
        text: The text as the source gives it.
        title: The headline as the source states it.

    Returns:
        The text that begins with its headline, and the number of characters put before it.
    """
    line = " ".join((title or "").split())
    if not line or _begins(text, line):
        return text, 0
    ahead = f"{line}\n\n"
    return ahead + text, len(ahead)


def _begins(text: str, line: str) -> bool:
    """Whether a text begins with a headline, or with all of it but the name of the site."""
    wanted = words(line)
    if words(text[: 2 * len(line) + 100])[: len(wanted)] == wanted:
        return True
    block = re.split(r"\n\s*\n", text.strip(), maxsplit=1)[0]
    shown = words(block[: len(line) + 1])
    sited = [words(line[: match.start()]) for match in SITE.finditer(line)]
    return len(shown) >= LEAST_WORDS and shown in sited


def words(text: str) -> list[str]:
    """Return the words that count when headlines are compared."""
    return [word for word in BETWEEN_WORDS.split(text.lower()) if word]
