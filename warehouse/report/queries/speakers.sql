-- Those who are quoted most.
SELECT
    coalesce(e.name, 'not told or not resolved') AS name,
    e.entity_type,
    count(*) AS quotes,
    count(*) FILTER (q.kind = 'direct') AS direct,
    count(DISTINCT q.article_id) AS articles
FROM quotes q
LEFT JOIN entities e ON e.entity_id = q.speaker_id
WHERE q.speaker_id IS NOT NULL
GROUP BY q.speaker_id, e.name, e.entity_type
ORDER BY quotes DESC, name, q.speaker_id
LIMIT 20;
