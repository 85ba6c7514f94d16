"""The network: who deals with whom, drawn as arcs between names in a column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsfacts.warehouse.report.rows import Row

#: Names in the drawing, and height of the line of each in pixels.
NAMES, LINE = 18, 26


@dataclass(frozen=True, slots=True)
class Arc:
    """A line between two names, at their heights."""

    path: str
    width: float
    against: bool
    words: str


@dataclass(frozen=True, slots=True)
class Network:
    """Names in an order that keeps pairs close, and the arcs between them."""

    names: list[str]
    arcs: list[Arc]
    height: int


def network(pairs: Iterable[Row]) -> Network | None:
    """Lay out pairs: `one`, `other`, `events`, `cooperative`, `conflicting`, most events first."""
    kept: list[Row] = []
    names: dict[str, None] = {}
    for pair in pairs:
        more = names | dict.fromkeys((pair["one"], pair["other"]))
        if len(more) <= NAMES:
            names = more
            kept.append(pair)
    if not kept:
        return None
    order = side_by_side(kept)
    place = {name: number * LINE + LINE / 2 for number, name in enumerate(order)}
    most = kept[0]["events"]
    arcs = [arc(pair, place[pair["one"]], place[pair["other"]], most) for pair in reversed(kept)]
    return Network(order, arcs, len(order) * LINE)


def side_by_side(pairs: Sequence[Row]) -> list[str]:
    """Order names along the strongest ties, so that those with most common events are close."""
    ties: dict[str, dict[str, int]] = {}
    for pair in pairs:
        ties.setdefault(pair["one"], {})[pair["other"]] = pair["events"]
        ties.setdefault(pair["other"], {})[pair["one"]] = pair["events"]
    order: list[str] = []
    ahead = sorted(ties, key=lambda name: (sum(ties[name].values()), name))
    while ahead:
        name = ahead.pop()
        if name not in order:
            order.append(name)
            ahead += sorted(
                set(ties[name]) - {*order}, key=lambda other: (ties[name][other], other)
            )
    return order


def arc(pair: Row, top: float, bottom: float, most: int) -> Arc:
    """Draw the line between two names; the further they are apart, the wider it swings."""
    swing = min(128.0, 18 + abs(bottom - top) * 0.42)
    words = (
        f"{pair['one']} and {pair['other']}: {pair['cooperative']} together,"
        f" {pair['conflicting']} against"
    )
    path = f"M0 {top:g} C{swing:g} {top:g} {swing:g} {bottom:g} 0 {bottom:g}"
    width = round(1 + 6 * pair["events"] / most, 2)
    return Arc(path, width, pair["conflicting"] > pair["cooperative"], words)
