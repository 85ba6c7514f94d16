-- What someone said, under any name, the newest first: FROM quotes_by('Song Zhongping').
CREATE MACRO quotes_by(who) AS TABLE
SELECT w.*
FROM who_said_what w
JOIN quotes q USING (quote_id)
WHERE q.speaker_id IN (SELECT entity_id FROM entities_named(who))
   OR lower(strip_accents(q.speaker)) = lower(strip_accents(trim(who)))
ORDER BY w.published_at DESC NULLS LAST, w.article_id, q.start_char;
