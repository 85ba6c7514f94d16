"""Sentences: what a fact says, in one sentence of plain English."""

from collections.abc import Callable

from newsfacts.warehouse.report.rows import ArticleRows, Row
from newsfacts.warehouse.report.words import days, listed, number, unit

#: Words before the type of an event that is not actual.
MODALS = {"planned": "planned to", "possible": "may", "negated": "did not"}
STATUSES = {
    "proposed": "propose",
    "announced": "announce",
    "agreed": "agree on",
    "signed": "sign",
    "ratified": "ratify",
    "in_force": "are bound by",
    "ended": "end",
}
HOLDS = {"current": "is", "former": "was", "acting": "is acting", "designate": "is to be"}
COMPARED = {"=": "", "<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "}
TYPES = {
    "PERSON": "a person",
    "ORG": "an organisation",
    "GPE": "a country, state or city",
    "LOC": "a place",
    "FAC": "a building or site",
    "NORP": "a people or group",
    "PRODUCT": "a product",
    "EVENT": "a named event",
    "WORK_OF_ART": "a work",
    "LAW": "a law or treaty",
    "DISEASE": "a disease",
}


def sentence(kind: str, row: Row, known: ArticleRows) -> str:
    """Say in one sentence what a row says."""
    return BY_KIND[kind](row, known)


def told(row: Row, known: ArticleRows) -> str:
    """Say who says so, where the row has it from a quote: "Xinhua says: "."""
    quotes = {quote["quote_id"]: quote for quote in known.facts["quote"]}
    quote = quotes.get(row.get("quote_id") or "")
    if quote is None:
        return ""
    speaker = known.name(quote["speaker_id"]) or quote["speaker"]
    return f"{speaker} says: " if speaker else "Someone says: "


def event(row: Row, known: ArticleRows) -> str:
    """Say who did what to whom."""
    roles: dict[str, list[str | None]] = {}
    for part in known.participants.get(row["event_id"], []):
        name = known.name(part["entity_id"]) or part["text"]
        roles.setdefault(part["role"], []).append(name)
    actors = listed(roles.pop("actor", [])) or "Someone"
    verb = " ".join(word for word in (MODALS.get(row["factuality"]), row["event_type"]) if word)
    recipients = listed(roles.pop("recipient", []))
    others = listed(name for names in roles.values() for name in names)
    to_whom = f" → {recipients}" if recipients else ""
    what = f": {others}" if others else ""
    when = days(row.get("earliest"), row.get("latest"))
    return f"{told(row, known)}{actors} {verb}{to_whom}{what}{f' ({when})' if when else ''}."


def agreement(row: Row, known: ArticleRows) -> str:
    """Say who agrees with whom on what."""
    parties = listed(row["parties"]) or "Parties not named"
    what = row["instrument"] or "an agreement"
    if row["status"] == "agreed" and not row["instrument"] and row["topics"]:
        verb, topics = "agree on", f" {listed(row['topics'])}"
    else:
        verb = f"{STATUSES.get(row['status'], row['status'])} {what}"
        topics = f" on {listed(row['topics'])}" if row["topics"] else ""
    plan = days(row["planned_earliest"], row["planned_latest"])
    return f"{told(row, known)}{parties} {verb}{topics}{f', for {plan}' if plan else ''}."


def quote(row: Row, known: ArticleRows) -> str:
    """Say who says it, with the cue as written."""
    speaker = known.name(row["speaker_id"]) or row["speaker"] or "Someone"
    cue = row["cue"] or "said"
    if cue.lower().startswith("according"):
        return f"{cue.capitalize()} {speaker}: {row['text']}"
    if cue.lower().endswith("ing"):  # "Xinhua reported, adding that ..."
        return f"{speaker}, {cue}: {row['text']}"
    return f"{speaker} {cue}: {row['text']}"


def name(row: Row, known: ArticleRows) -> str:
    """Say whom or what the words mean."""
    meant = known.name(row["entity_id"]) or row["entity_name"]
    kind = TYPES.get(row["entity_type"], row["entity_type"])
    return f"“{row['text']}” means {meant}, {kind}."


def time(row: Row, known: ArticleRows) -> str:
    """Say which days the words mean."""
    del known
    span = days(row["earliest"], row["latest"])
    return f"“{row['text']}” means {span or row['timex_value']}."


def quantity(row: Row, known: ArticleRows) -> str:
    """Say how much of what."""
    amount = COMPARED.get(row["comparator"], "about ") + number(row["value"])
    if row["value_high"] is not None:
        amount += f" to {number(row['value_high'])}"
    most = row["value_high"] or row["value"]
    measure = "" if row["unit"] in {"count", "rank"} else f" {unit(row['unit'], most)}"
    rank = "rank " if row["unit"] == "rank" else ""
    holder = known.name(row.get("holder_id"))
    of = f": {row['measured']}" if row["measured"] else ""
    return f"{f'{holder}: ' if holder else ''}{rank}{amount}{measure}{of}."


def role(row: Row, known: ArticleRows) -> str:
    """Say who holds which office."""
    of = known.name(row["organization_id"]) or row["organization"]
    holds = HOLDS.get(row["status"], "is")
    return f"{known.name(row['person_id'])} {holds} {row['title']}{f' of {of}' if of else ''}."


def relation(row: Row, known: ArticleRows) -> str:
    """Say how two things belong together."""
    predicate = str(row["predicate"]).replace("_", " ")
    object_name = known.name(row["object_id"]) or row["object_text"]
    return f"{known.name(row['subject_id'])} — {predicate} — {object_name}."


BY_KIND: dict[str, Callable[[Row, ArticleRows], str]] = {
    "event": event,
    "quote": quote,
    "agreement": agreement,
    "name": name,
    "time": time,
    "quantity": quantity,
    "role": role,
    "relation": relation,
}
