-- The articles, the newest first.
SELECT
    article_id,
    coalesce(headline, source) AS headline,
    publisher,
    published_at,
    published_earliest,
    published_latest,
    word_count,
    text IS NOT NULL AS readable,
    (SELECT count(*) FROM events e WHERE e.article_id = a.article_id) AS events,
    (SELECT count(*) FROM quotes q WHERE q.article_id = a.article_id) AS quotes
FROM articles a
ORDER BY coalesce(published_at::DATE, published_latest) DESC NULLS LAST, article_id;
