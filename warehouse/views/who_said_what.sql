-- Every quote with who said it: in which words, with which cue, where and when.
CREATE VIEW who_said_what AS
SELECT
    coalesce(e.name, q.speaker) AS said_by,
    e.entity_type,
    e.country,
    q.cue,
    q.kind,
    q.text,
    a.headline,
    a.publisher,
    a.published_at,
    q.confidence,
    q.article_id,
    q.sentence_no,
    q.quote_id
FROM quotes q
JOIN articles a USING (article_id)
LEFT JOIN entities e ON e.entity_id = q.speaker_id
ORDER BY q.article_id, q.start_char;
