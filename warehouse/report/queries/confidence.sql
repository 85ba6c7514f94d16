-- How sure the rules are, in tenths.
SELECT 'event' AS kind, floor(confidence * 10) / 10 AS at_least, count(*) AS facts
FROM events
GROUP BY ALL
UNION ALL
SELECT 'quote', floor(confidence * 10) / 10, count(*)
FROM quotes
GROUP BY ALL
ORDER BY kind, at_least;
