-- What someone did, underwent or agreed on, in the order of time; `dated_by` says whether the text or the publication gives the day: FROM timeline_of('China').
CREATE MACRO timeline_of(who) AS TABLE
SELECT
    coalesce(w.earliest, w.published_at::DATE) AS earliest,
    coalesce(w.latest, w.published_at::DATE) AS latest,
    if(w.earliest IS NULL AND w.latest IS NULL, 'publication', 'text') AS dated_by,
    w.event_type,
    w.factuality,
    w.actors,
    w.recipients,
    w.others,
    ag.status AS agreement,
    w.said_by,
    w.sentence,
    w.headline,
    w.event_id,
    w.article_id,
    w.sentence_no
FROM events_told((
    SELECT coalesce(list(DISTINCT event_id), [])
    FROM event_participants
    WHERE entity_id IN (SELECT entity_id FROM entities_named(who))
)) w
LEFT JOIN agreements ag USING (event_id)
WHERE coalesce(w.earliest, w.latest, w.published_at::DATE) IS NOT NULL
ORDER BY earliest NULLS LAST, latest NULLS LAST, w.article_id, w.start_char;
