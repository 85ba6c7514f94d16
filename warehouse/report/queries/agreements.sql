-- Agreements, those between several parties first, then the newest.
SELECT
    ag.parties,
    ag.status,
    ag.instrument,
    ag.topics,
    ev.factuality,
    ev.earliest,
    ev.latest,
    ag.planned_earliest,
    ag.planned_latest,
    coalesce(speaker.name, q.speaker) AS said_by,
    s.text AS sentence,
    a.headline,
    a.publisher,
    a.published_at,
    ag.agreement_id AS fact_id,
    ag.article_id
FROM agreements ag
JOIN articles a USING (article_id)
LEFT JOIN sentences s ON s.article_id = ag.article_id AND s.sentence_no = ag.sentence_no
LEFT JOIN events ev ON ev.event_id = ag.event_id
LEFT JOIN quotes q ON q.quote_id = ag.quote_id
LEFT JOIN entities speaker ON speaker.entity_id = q.speaker_id
WHERE len(ag.parties) > 0
ORDER BY
    len(ag.parties) > 1 DESC,
    coalesce(ev.latest, a.published_at::DATE) DESC NULLS LAST,
    ag.article_id,
    ag.start_char
LIMIT 60;
