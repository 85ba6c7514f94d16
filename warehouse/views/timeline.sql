-- Every dated fact in the order of its first possible day: what happened, or is to happen, when.
CREATE VIEW timeline AS
SELECT
    earliest,
    latest,
    kind,
    subject,
    predicate,
    object,
    said_by,
    headline,
    article_id,
    sentence_no,
    text
FROM facts
WHERE earliest IS NOT NULL OR latest IS NOT NULL
ORDER BY earliest NULLS LAST, latest NULLS LAST, article_id, start_char;
