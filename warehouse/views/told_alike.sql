-- Events that articles tell which do not copy each other: same type, same linked actors and recipients, times within eight days that overlap, places that do not contradict; events with someone who is not linked to an entity, and events without a time, are in no group.
CREATE VIEW told_alike AS
WITH parts AS (
    SELECT
        event_id,
        coalesce(list_sort(list(DISTINCT entity_id) FILTER (role = 'actor')), []) AS actor_ids,
        coalesce(list_sort(list(DISTINCT entity_id) FILTER (role = 'recipient')), [])
            AS recipient_ids
    FROM event_participants
    WHERE role IN ('actor', 'recipient')
    GROUP BY event_id
    HAVING count(*) = count(entity_id) AND count(DISTINCT entity_id) > 1
),
dated AS (
    SELECT
        ev.event_id,
        ev.event_type,
        ev.factuality = 'negated' AS denied,
        ev.factuality,
        parts.actor_ids,
        parts.recipient_ids,
        ev.earliest,
        ev.latest,
        place.country,
        if(place.entity_id LIKE 'country:%', NULL, place.entity_id) AS town,
        a.story_id,
        a.article_id,
        a.publisher
    FROM events ev
    JOIN parts USING (event_id)
    JOIN articles a USING (article_id)
    LEFT JOIN entities place ON place.entity_id = ev.location_id
    WHERE ev.latest - ev.earliest <= 8
),
apart AS (
    SELECT
        *,
        earliest > max(latest) OVER (
            PARTITION BY event_type, denied, actor_ids, recipient_ids
            ORDER BY earliest, latest, event_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS begins
    FROM dated
),
together AS (
    SELECT
        *,
        count(*) FILTER (begins) OVER (
            PARTITION BY event_type, denied, actor_ids, recipient_ids
            ORDER BY earliest, latest, event_id
        ) AS number
    FROM apart
),
placed AS (
    SELECT
        *,
        min(country) OVER same IS DISTINCT FROM max(country) OVER same
            OR min(town) OVER same IS DISTINCT FROM max(town) OVER same AS contradict
    FROM together
    WINDOW same AS (PARTITION BY event_type, denied, actor_ids, recipient_ids, number)
),
found AS (
    SELECT
        min(event_id) AS event_group,
        event_type,
        denied,
        actor_ids,
        recipient_ids,
        list_sort(list(DISTINCT factuality)) AS factualities,
        min(earliest) AS earliest,
        max(latest) AS latest,
        any_value(country ORDER BY country) AS country,
        count(DISTINCT story_id) AS stories,
        count(DISTINCT article_id) AS articles,
        coalesce(list_sort(list(DISTINCT publisher)), []) AS publishers,
        list_sort(list(event_id)) AS event_ids
    FROM placed
    GROUP BY
        event_type,
        denied,
        actor_ids,
        recipient_ids,
        number,
        if(contradict, coalesce(town, country, event_id), NULL)
    HAVING stories > 1
)
SELECT
    event_group,
    event_type,
    factualities,
    list_sort(list_transform(actor_ids, lambda id: coalesce(names[id], id))) AS actors,
    list_sort(list_transform(recipient_ids, lambda id: coalesce(names[id], id))) AS recipients,
    earliest,
    latest,
    country,
    stories,
    articles,
    publishers,
    actor_ids,
    recipient_ids,
    event_ids
FROM found
CROSS JOIN (SELECT map(list(entity_id), list(name)) AS names FROM entities)
ORDER BY stories DESC, articles DESC, event_group;
