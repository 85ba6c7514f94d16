-- Events by type, and whether they are told as done.
SELECT
    event_type,
    any_value(quad_class) AS quad_class,
    count(*) AS events,
    count(*) FILTER (factuality = 'actual') AS actual,
    count(*) FILTER (factuality = 'planned') AS planned,
    count(*) FILTER (factuality = 'possible') AS possible,
    count(*) FILTER (factuality = 'negated') AS negated
FROM events
GROUP BY event_type
ORDER BY events DESC, event_type;
