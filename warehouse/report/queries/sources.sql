-- Publishers by articles, with how much of what they tell is in quotes.
SELECT
    coalesce(a.publisher, 'not stated') AS publisher,
    count(DISTINCT a.article_id) AS articles,
    sum(a.word_count) AS words,
    min(a.published_earliest) AS earliest,
    max(a.published_latest) AS latest,
    coalesce(sum(ev.events), 0)::INTEGER AS events,
    coalesce(sum(ev.quoted), 0)::INTEGER AS quoted
FROM articles a
LEFT JOIN (
    SELECT article_id, count(*) AS events, count(quote_id) AS quoted FROM events GROUP BY article_id
) ev USING (article_id)
GROUP BY publisher
ORDER BY articles DESC, publisher
LIMIT 40;
