-- Events by day: cooperation and conflict apart.
SELECT
    day,
    sum(events) FILTER (quad_class IN (1, 2)) AS together,
    sum(events) FILTER (quad_class IN (3, 4)) AS against,
    sum(events) AS events
FROM events_per_day
WHERE factuality <> 'negated'
GROUP BY day
ORDER BY day;
