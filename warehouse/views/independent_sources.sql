-- One row per event that someone does to someone or something, with how many independent texts report it: copies of one story count once.
CREATE VIEW independent_sources AS
SELECT
    w.event_type,
    w.factuality,
    w.actors,
    w.recipients,
    w.others,
    coalesce(w.earliest, a.published_earliest) AS day,
    count(DISTINCT a.story_id) AS independent_sources,
    count(DISTINCT w.article_id) AS articles,
    list_sort(list(DISTINCT w.publisher) FILTER (w.publisher IS NOT NULL)) AS publishers,
    list_sort(list(DISTINCT w.said_by) FILTER (w.said_by IS NOT NULL)) AS speakers,
    list_sort(list(w.event_id)) AS event_ids
FROM who_did_what w
JOIN articles a USING (article_id)
WHERE len(w.actors) > 0 AND len(w.recipients) + len(w.others) > 0
GROUP BY ALL
ORDER BY independent_sources DESC, articles DESC, event_ids;
