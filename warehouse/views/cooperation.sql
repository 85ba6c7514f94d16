-- Pairs of actors with what they did together and against each other, most events first; what did not happen is left out.
CREATE VIEW cooperation AS
WITH pairs AS (
    SELECT
        least(Actor1Name, Actor2Name) AS one,
        greatest(Actor1Name, Actor2Name) AS other,
        GLOBALEVENTID AS event_id,
        any_value(QuadClass) AS quad_class,
        any_value(GoldsteinScale) AS goldstein,
        any_value(EventType) AS event_type,
        any_value(article_id) AS article_id,
        any_value(SQLDATE) AS day
    FROM dyads
    WHERE Factuality <> 'negated'
    GROUP BY ALL
)
SELECT
    one,
    other,
    count(*) AS events,
    count(*) FILTER (quad_class IN (1, 2)) AS cooperative,
    count(*) FILTER (quad_class IN (3, 4)) AS conflicting,
    count(DISTINCT a.agreement_id) AS agreements,
    count(DISTINCT pairs.article_id) AS articles,
    round(avg(goldstein), 2) AS mean_goldstein,
    mode(event_type) AS mostly,
    min(day) AS first_day,
    max(day) AS last_day
FROM pairs
LEFT JOIN agreements a USING (event_id)
GROUP BY one, other
ORDER BY events DESC, one, other;
