-- Pairs of actors with what they did together and against each other, most events first; what did not happen is left out.
CREATE VIEW cooperation AS
WITH parties AS (
    SELECT p.event_id, p.role, e.name, p.entity_id
    FROM event_participants p
    JOIN entities e USING (entity_id)
    WHERE p.role IN ('actor', 'recipient')
),
pairs AS (
    SELECT DISTINCT
        least(a.name, r.name) AS one,
        greatest(a.name, r.name) AS other,
        ev.event_id,
        ev.quad_class,
        ev.goldstein,
        ev.event_type,
        ev.article_id,
        coalesce(ev.earliest, articles.published_earliest) AS day
    FROM events ev
    JOIN parties a ON a.event_id = ev.event_id AND a.role = 'actor'
    JOIN parties r ON r.event_id = ev.event_id AND r.entity_id <> a.entity_id
    JOIN articles USING (article_id)
    WHERE ev.factuality <> 'negated'
      AND (r.role = 'recipient' OR ev.event_type IN ('AGREE', 'CONSULT', 'COOPERATE'))
)
-- Lists cost a half of `mode(... ORDER BY ...)` and `count(DISTINCT ...)`.
SELECT
    one,
    other,
    count(*) AS events,
    count(*) FILTER (quad_class IN (1, 2)) AS cooperative,
    count(*) FILTER (quad_class IN (3, 4)) AS conflicting,
    list_unique(list(a.agreement_id))::BIGINT AS agreements,
    list_unique(list(pairs.article_id))::BIGINT AS articles,
    round(avg(goldstein), 2) AS mean_goldstein,
    list_aggregate(list_sort(list(event_type)), 'mode') AS mostly,
    min(day) AS first_day,
    max(day) AS last_day
FROM pairs
LEFT JOIN agreements a USING (event_id)
GROUP BY one, other
ORDER BY events DESC, one, other;
