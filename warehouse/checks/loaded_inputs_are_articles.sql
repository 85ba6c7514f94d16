-- No article is loaded from two records.
SELECT article_id
FROM inputs
WHERE status = 'loaded'
GROUP BY article_id
HAVING count(*) > 1;
