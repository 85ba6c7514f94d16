-- The pairs that share most events, for the drawing of who deals with whom.
SELECT one, other, events, cooperative, conflicting, articles
FROM cooperation
ORDER BY events DESC, articles DESC, one, other
LIMIT 60;
