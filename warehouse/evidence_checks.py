"""Evidence checks: whether the words of each row are where it says, by short ways.

To find the 5,000th character of a text, all before it are read. So the text of an article is put
together from its paragraphs and compared once, a sentence is compared with its paragraph, a fact
with its sentence, and only what reaches beyond with the whole text.
"""

from collections.abc import Iterable

from newsfacts.transforms.table import Span, Table

#: The texts of articles as their paragraphs make them: what lies between two is line ends.
PARAGRAPHS = """
    SELECT article_id, text, start_char, end_char, NULL::BOOLEAN AS near, '{table}' AS of_table
    FROM {table}
    ANTI JOIN (
        SELECT article_id
        FROM (
            SELECT article_id, string_agg(repeat(chr(10), gap) || text, '' ORDER BY start_char) made
            FROM (
                SELECT *, start_char - lag(end_char, 1, 0)
                    OVER (PARTITION BY article_id ORDER BY start_char) AS gap
                FROM {table}
            )
            GROUP BY article_id
            HAVING bool_and(gap >= 0 AND length(text) = end_char - start_char)
        )
        JOIN articles a USING (article_id)
        WHERE starts_with(a.text, made)
    ) USING (article_id)
"""
#: Rows that lie in a longer text `p`: whether the words are there, NULL where they reach beyond.
WITHIN = """
    SELECT article_id, t.text, t.start_char, t.end_char,
        CASE WHEN t.start_char >= p.start_char AND t.end_char <= p.end_char
            THEN substr(p.text, t.start_char - p.start_char + 1, t.end_char - t.start_char) = t.text
        END AS near,
        of_table
    FROM ({rows}) t
    LEFT JOIN {texts} p USING (article_id, {number})
    WHERE near IS NOT TRUE
"""
#: The rows of a table, and what they lie in.
NUMBERED = (
    "SELECT article_id, {number}, text, start_char, end_char, '{table}' AS of_table FROM {table}"
)
#: What leads to a sentence by way of an event.
OF_EVENTS = (
    "SELECT t.article_id, e.sentence_no, t.text, t.start_char, t.end_char, '{table}' AS of_table"
    " FROM {table} t LEFT JOIN events e USING (event_id)"
)
#: What is not in the text that it lies in is looked for in the whole one; few rows are.
FOUND = """
    WITH doubted AS MATERIALIZED ({doubted})
    SELECT of_table, count(*)
    FROM doubted d
    LEFT JOIN articles a USING (article_id)
    WHERE d.near IS FALSE
        OR substr(a.text, d.start_char + 1, d.end_char - d.start_char) IS DISTINCT FROM d.text
    GROUP BY of_table
    ORDER BY of_table
"""


def evidence(schemas: Iterable[type[Table]]) -> str:
    """Write the query of the tables whose rows do not point at their words, and how many do not."""
    texts, sentences, facts = [], [], []
    for schema in schemas:
        table, columns = schema.table_name(), schema.column_names()
        if not issubclass(schema, Span):
            continue
        if table == "sentences":
            sentences.append(NUMBERED.format(table=table, number="paragraph_no"))
        elif "sentence_no" in columns:
            facts.append(NUMBERED.format(table=table, number="sentence_no"))
        elif "event_id" in columns:
            facts.append(OF_EVENTS.format(table=table))
        else:
            texts.append(PARAGRAPHS.format(table=table))
    lying = (("paragraphs", "paragraph_no", sentences), ("sentences", "sentence_no", facts))
    within = [
        WITHIN.format(texts=around, number=number, rows=" UNION ALL ".join(rows))
        for around, number, rows in lying
        if rows
    ]
    return FOUND.format(doubted=" UNION ALL ".join([*texts, *within]))
