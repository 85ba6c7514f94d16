-- Agreements, those between several parties first, then the newest.
SELECT
    ag.parties,
    ag.status,
    ag.instrument,
    ag.topics,
    w.factuality,
    w.earliest,
    w.latest,
    ag.planned_earliest,
    ag.planned_latest,
    w.said_by,
    w.sentence,
    w.headline,
    w.publisher,
    w.published_at,
    ag.agreement_id AS fact_id,
    ag.article_id
FROM agreements ag
JOIN who_did_what w USING (event_id)
WHERE len(ag.parties) > 0
ORDER BY
    len(ag.parties) > 1 DESC,
    coalesce(w.latest, w.published_at::DATE) DESC NULLS LAST,
    ag.article_id,
    ag.start_char
LIMIT 60;
