-- Events by day and type: the day they happened where the text states it, else the day of publication, as `dated_by` says.
CREATE VIEW events_per_day AS
SELECT
    coalesce(if(ev.earliest = ev.latest, ev.earliest, NULL), a.published_at::DATE) AS day,
    if(ev.earliest IS NOT NULL AND ev.earliest = ev.latest, 'text', 'publication') AS dated_by,
    ev.event_type,
    ev.quad_class,
    ev.factuality,
    count(*) AS events,
    count(DISTINCT ev.article_id) AS articles,
    count(DISTINCT a.story_id) AS stories
FROM events ev
JOIN articles a USING (article_id)
WHERE coalesce(if(ev.earliest = ev.latest, ev.earliest, NULL), a.published_at::DATE) IS NOT NULL
GROUP BY ALL
ORDER BY day, events DESC, event_type;
