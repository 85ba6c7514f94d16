-- Events of some ids, or all of them for NULL, as in `who_did_what`; what the ids name is looked up for them alone: FROM events_told((SELECT list(event_id) FROM events WHERE event_type = 'AGREE')).
CREATE MACRO events_told(ids) AS TABLE
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
FROM (SELECT * FROM events WHERE ids IS NULL OR event_id IN (SELECT unnest(ids))) ev
JOIN articles a USING (article_id)
LEFT JOIN entities place ON place.entity_id = ev.location_id
LEFT JOIN LATERAL (
    SELECT
        list_sort(list(DISTINCT coalesce(e.name, p.text)) FILTER (p.role = 'actor')) AS actors,
        list_sort(list(DISTINCT coalesce(e.name, p.text)) FILTER (p.role = 'recipient'))
            AS recipients,
        list_sort(list(DISTINCT coalesce(e.name, p.text))
            FILTER (p.role NOT IN ('actor', 'recipient'))) AS others
    FROM event_participants p
    LEFT JOIN entities e USING (entity_id)
    WHERE p.event_id = ev.event_id
) parts ON true
LEFT JOIN LATERAL (
    SELECT text FROM sentences WHERE article_id = ev.article_id AND sentence_no = ev.sentence_no
) s ON true
LEFT JOIN LATERAL (
    SELECT speaker, speaker_id FROM quotes WHERE quote_id = ev.quote_id
) q ON true
LEFT JOIN entities speaker ON speaker.entity_id = q.speaker_id;
