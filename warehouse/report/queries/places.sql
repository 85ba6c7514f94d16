-- Countries by the events in which they, their people or their places take part.
WITH told AS (
    SELECT DISTINCT e.country, p.event_id
    FROM event_participants p
    JOIN entities e USING (entity_id)
    WHERE e.country IS NOT NULL
    UNION
    SELECT e.country, ev.event_id
    FROM events ev
    JOIN entities e ON e.entity_id = ev.location_id
    WHERE e.country IS NOT NULL
)
SELECT
    told.country,
    coalesce(n.name, told.country) AS name,
    count(*) AS events,
    count(*) FILTER (ev.quad_class IN (1, 2)) AS cooperative,
    count(*) FILTER (ev.quad_class IN (3, 4)) AS conflicting,
    count(DISTINCT ev.article_id) AS articles
FROM told
JOIN events ev USING (event_id)
LEFT JOIN entities n ON n.entity_id = 'country:' || told.country
GROUP BY ALL
ORDER BY events DESC, told.country;
