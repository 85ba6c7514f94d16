-- Agreements in which someone takes part, or that name them as a party, the newest first: FROM agreements_of('Nigeria').
CREATE MACRO agreements_of(who) AS TABLE
WITH asked AS (
    SELECT entity_id, name FROM entities_named(who)
),
found AS (
    SELECT *
    FROM agreements
    WHERE list_has_any(parties, (SELECT coalesce(list(name), []) FROM asked))
       OR event_id IN (
           SELECT event_id
           FROM event_participants
           WHERE role IN ('actor', 'recipient')
             AND entity_id IN (SELECT entity_id FROM asked)
       )
)
SELECT
    ag.parties,
    ag.status,
    ag.instrument,
    ag.topics,
    ag.planned_earliest,
    ag.planned_latest,
    w.earliest,
    w.latest,
    w.factuality,
    w.said_by,
    w.headline,
    w.publisher,
    w.published_at,
    w.sentence,
    ag.agreement_id,
    ag.event_id,
    ag.article_id,
    ag.sentence_no
FROM found ag
JOIN events_told((SELECT coalesce(list(event_id), []) FROM found)) w USING (event_id)
ORDER BY w.published_at DESC NULLS LAST, ag.article_id, ag.start_char;
