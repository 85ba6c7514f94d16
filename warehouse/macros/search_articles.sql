-- Articles that hold any of the words, the best first (Okapi BM25; k1 = 1.2, b = 0.75): FROM search_articles('space trade').
CREATE MACRO search_articles(words) AS TABLE
WITH asked AS (
    SELECT DISTINCT
        unnest(regexp_extract_all(lower(strip_accents(words)), '[\p{L}\p{N}]+')) AS term
),
corpus AS (
    SELECT count(*) AS size, avg(word_count) AS mean_words FROM articles
),
found AS (
    SELECT terms.*, count(*) OVER (PARTITION BY term) AS article_count
    FROM terms
    JOIN asked USING (term)
),
scores AS (
    SELECT
        found.article_id,
        count(*) AS words_found,
        sum(
            ln(1 + (size - article_count + 0.5) / (article_count + 0.5)) * occurrences * 2.2
            / (occurrences + 1.2 * (0.25 + 0.75 * word_count / mean_words))
        ) AS score
    FROM found
    JOIN articles USING (article_id)
    CROSS JOIN corpus
    GROUP BY found.article_id
)
SELECT article_id, score, words_found, headline, publisher, published_at, source
FROM scores
JOIN articles USING (article_id)
ORDER BY score DESC, article_id;
