-- Agreements that articles tell which do not copy each other: those whose events are told alike, with all that they say of status and topics.
CREATE VIEW agreement_groups AS
WITH told AS (
    SELECT event_group, actors, recipients, earliest, latest, unnest(event_ids) AS event_id
    FROM told_alike
)
SELECT
    told.event_group AS agreement_group,
    list_sort(list_distinct(list_concat(told.actors, told.recipients))) AS parties,
    list_sort(list(DISTINCT ag.status)) AS statuses,
    list_sort(list_distinct(flatten(list(ag.topics)))) AS topics,
    told.earliest,
    told.latest,
    count(DISTINCT a.story_id) AS stories,
    count(DISTINCT ag.article_id) AS articles,
    list_sort(list(ag.agreement_id)) AS agreement_ids
FROM told
JOIN agreements ag USING (event_id)
JOIN articles a USING (article_id)
GROUP BY told.event_group, told.actors, told.recipients, told.earliest, told.latest
ORDER BY stories DESC, articles DESC, agreement_group;
