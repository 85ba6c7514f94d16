-- Quotes that name or refer to someone, with who said them: FROM quotes_about('Russia').
CREATE MACRO quotes_about(who) AS TABLE
WITH named AS (
    SELECT DISTINCT article_id, start_char, end_char
    FROM mentions
    WHERE entity_id IN (SELECT entity_id FROM entities_named(who))
),
about AS (
    SELECT DISTINCT q.quote_id
    FROM quotes q
    JOIN named m
      ON m.article_id = q.article_id
     AND m.start_char >= q.start_char
     AND m.end_char <= q.end_char
)
SELECT *
FROM who_said_what
WHERE quote_id IN (SELECT quote_id FROM about)
ORDER BY published_at DESC NULLS LAST, article_id, sentence_no, quote_id;
