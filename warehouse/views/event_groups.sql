-- One row per event of a story: reported in three sentences, or in ten copies of a story, it counts once.
CREATE VIEW event_groups AS
WITH cast_of AS (
    SELECT
        event_id,
        list_sort(list(DISTINCT coalesce(entity_id, lower(text))) FILTER (WHERE role = 'actor'))
            AS actors,
        list_sort(list(DISTINCT coalesce(entity_id, lower(text))) FILTER (WHERE role = 'recipient'))
            AS recipients,
        list_sort(list(DISTINCT coalesce(entity_id, lower(text))) FILTER (WHERE role = 'object'))
            AS objects
    FROM event_participants
    GROUP BY event_id
)
SELECT
    min(events.event_id) AS event_group,
    articles.story_id,
    events.event_type,
    events.factuality,
    events.earliest,
    events.latest,
    coalesce(cast_of.actors, []) AS actors,
    coalesce(cast_of.recipients, []) AS recipients,
    coalesce(cast_of.objects, []) AS objects,
    count(*) AS told,
    count(DISTINCT events.article_id) AS article_count,
    list_sort(list(events.event_id)) AS event_ids
FROM events
JOIN articles USING (article_id)
LEFT JOIN cast_of USING (event_id)
GROUP BY ALL
ORDER BY article_count DESC, told DESC, event_group;
