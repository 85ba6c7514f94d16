-- Agreements by pair: how many, in how many articles, and on what.
WITH parts AS (
    SELECT agreement_id, article_id, topics, unnest(list_distinct(parties)) AS party
    FROM agreements
    WHERE len(parties) BETWEEN 2 AND 10
),
pairs AS (
    SELECT a.party AS one, b.party AS other, a.agreement_id, a.article_id, a.topics
    FROM parts a
    JOIN parts b ON a.agreement_id = b.agreement_id AND a.party < b.party
)
SELECT
    one,
    other,
    count(*) AS agreements,
    count(DISTINCT article_id) AS articles,
    list_sort(list_distinct(flatten(list(topics))))[:8] AS topics
FROM pairs
GROUP BY ALL
ORDER BY agreements DESC, articles DESC, one, other
LIMIT 30;
