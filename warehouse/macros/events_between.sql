-- Events in which both take part, as actor or recipient, in the order of time: FROM events_between('Beijing', 'Moscow').
CREATE MACRO events_between(one, other) AS TABLE
WITH parties AS (
    SELECT event_id, entity_id
    FROM event_participants
    WHERE role IN ('actor', 'recipient')
)
SELECT *
FROM events_told((
    SELECT coalesce(list(event_id), [])
    FROM (
        SELECT event_id FROM parties WHERE entity_id IN (SELECT entity_id FROM entities_named(one))
        INTERSECT
        SELECT event_id FROM parties WHERE entity_id IN (SELECT entity_id FROM entities_named(other))
    )
))
ORDER BY coalesce(earliest, published_at::DATE) NULLS LAST, article_id, start_char;
