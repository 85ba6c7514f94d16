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
    ev.earliest,
    ev.latest,
    ev.factuality,
    coalesce(speaker.name, q.speaker) AS said_by,
    a.headline,
    a.publisher,
    a.published_at,
    s.text AS sentence,
    ag.agreement_id,
    ag.event_id,
    ag.article_id,
    ag.sentence_no
FROM found ag
JOIN articles a USING (article_id)
LEFT JOIN sentences s ON s.article_id = ag.article_id AND s.sentence_no = ag.sentence_no
LEFT JOIN events ev ON ev.event_id = ag.event_id
LEFT JOIN quotes q ON q.quote_id = ag.quote_id
LEFT JOIN entities speaker ON speaker.entity_id = q.speaker_id
ORDER BY a.published_at DESC NULLS LAST, ag.article_id, ag.start_char;
