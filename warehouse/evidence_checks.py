"""Evidence checks: whether the words of each row are where it says, by short ways.

To find the 5,000th character of a text, all before it are read. So a sentence is compared with
its paragraph, a fact with its sentence, and only what reaches beyond with the whole text.
"""

from newsfacts.transforms.table import Span

#: The table that rows lie in, what leads there, and what leads there by way of an event.
PARAGRAPH = (
    "LEFT JOIN paragraphs p ON p.article_id = t.article_id AND p.paragraph_no = t.paragraph_no"
)
SENTENCE = (
    "LEFT JOIN sentences p ON p.article_id = t.article_id AND p.sentence_no = {of}.sentence_no"
)
EVENT = "LEFT JOIN events e ON e.event_id = t.event_id "
WITHIN = "t.start_char >= p.start_char AND t.end_char <= p.end_char"


def evidence(schema: type[Span]) -> str:
    """Write the query of the rows of a table that do not point at their words."""
    rows = schema.table_name()
    way = way_to_surroundings(schema)
    if not way:
        return far(rows)
    near = "substr(p.text, t.start_char - p.start_char + 1, t.end_char - t.start_char)"
    # Only what reaches beyond is joined with whole texts: they are large.
    beyond = (
        f"(SELECT t.article_id, t.start_char, t.end_char, t.text FROM {rows} t {way}"  # noqa: S608
        f" WHERE ({WITHIN}) IS NOT TRUE)"
    )
    return (
        f"SELECT t.article_id FROM {rows} t {way} WHERE {WITHIN} AND {near} <> t.text"  # noqa: S608
        f" UNION ALL {far(beyond)}"
    )


def far(rows: str) -> str:
    """Write the query of the rows whose words are not where they say in the text of the article."""
    return (
        f"SELECT t.article_id FROM {rows} t LEFT JOIN articles a USING (article_id)"  # noqa: S608
        " WHERE substr(a.text, t.start_char + 1, t.end_char - t.start_char) IS DISTINCT FROM t.text"
    )


def way_to_surroundings(schema: type[Span]) -> str:
    """Write the join with the paragraph or sentence that rows lie in, if something names it."""
    columns = schema.column_names()
    if schema.table_name() == "sentences":
        return PARAGRAPH
    if "sentence_no" in columns:
        return SENTENCE.format(of="t")
    if "event_id" in columns:
        return EVENT + SENTENCE.format(of="e")
    return ""
