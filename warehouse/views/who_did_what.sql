-- Every event with names in place of ids: who did what to whom, when, where, who says so, and the sentence that reports it.
CREATE VIEW who_did_what AS
WITH names AS (
    SELECT DISTINCT p.event_id, p.role, coalesce(e.name, p.text) AS name
    FROM event_participants p
    LEFT JOIN entities e USING (entity_id)
),
parts AS (
    SELECT
        event_id,
        list_sort(list(name) FILTER (role = 'actor')) AS actors,
        list_sort(list(name) FILTER (role = 'recipient')) AS recipients,
        list_sort(list(name) FILTER (role NOT IN ('actor', 'recipient'))) AS others
    FROM names
    GROUP BY event_id
)
SELECT
    ev.event_id,
    coalesce(parts.actors, []) AS actors,
    ev.event_type,
    ev.mode,
    ev.factuality,
    coalesce(parts.recipients, []) AS recipients,
    coalesce(parts.others, []) AS others,
    ev.earliest,
    ev.latest,
    place.name AS place,
    place.country AS place_country,
    coalesce(speaker.name, q.speaker) AS said_by,
    ev.quad_class,
    ev.goldstein,
    ev.confidence,
    a.headline,
    a.publisher,
    a.published_at,
    s.text AS sentence,
    ev.text AS words,
    ev.quote_id,
    ev.article_id,
    ev.sentence_no,
    ev.start_char,
    ev.end_char
FROM events ev
JOIN articles a USING (article_id)
LEFT JOIN parts USING (event_id)
LEFT JOIN sentences s ON s.article_id = ev.article_id AND s.sentence_no = ev.sentence_no
LEFT JOIN entities place ON place.entity_id = ev.location_id
LEFT JOIN quotes q USING (quote_id)
LEFT JOIN entities speaker ON speaker.entity_id = q.speaker_id;
