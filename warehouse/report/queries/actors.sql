-- Those who take part in most events.
WITH parts AS (
    SELECT
        entity_id,
        count(DISTINCT event_id) FILTER (role = 'actor') AS acts,
        count(DISTINCT event_id) FILTER (role = 'recipient') AS undergoes
    FROM event_participants
    WHERE entity_id IS NOT NULL
    GROUP BY entity_id
),
speech AS (
    SELECT speaker_id AS entity_id, count(*) AS quotes FROM quotes GROUP BY speaker_id
)
SELECT
    e.name,
    e.entity_type,
    e.country,
    e.article_count AS articles,
    e.mention_count AS mentions,
    coalesce(parts.acts, 0) AS acts,
    coalesce(parts.undergoes, 0) AS undergoes,
    coalesce(speech.quotes, 0) AS quotes
FROM entities e
LEFT JOIN parts USING (entity_id)
LEFT JOIN speech USING (entity_id)
ORDER BY coalesce(acts, 0) + coalesce(undergoes, 0) DESC, mentions DESC, e.entity_id
LIMIT 60;
