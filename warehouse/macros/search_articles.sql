-- Articles that hold any of the words, the best first, with the sentence that holds most of them (Okapi BM25; k1 = 1.2, b = 0.75): FROM search_articles('space trade', since := DATE '2020-01-01').
CREATE MACRO search_articles(
    words, publisher_is := NULL, since := NULL, until := NULL, language_is := NULL
) AS TABLE
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
),
wanted AS (
    SELECT scores.*, a.headline, a.publisher, a.published_at, a.source
    FROM scores
    JOIN articles a USING (article_id)
    WHERE (publisher_is IS NULL OR a.publisher = publisher_is)
      AND (since IS NULL OR a.published_latest >= since::DATE)
      AND (until IS NULL OR a.published_earliest <= until::DATE)
      AND (language_is IS NULL OR a.language = language_is)
),
plain AS (
    SELECT
        article_id,
        sentence_no,
        text,
        lower(strip_accents(text)) AS letters,
        (SELECT list(term) FROM asked) AS terms
    FROM sentences
    WHERE article_id IN (SELECT article_id FROM wanted ORDER BY score DESC LIMIT 100)
),
snippets AS (
    SELECT
        article_id,
        arg_max(
            if(len(text) > 240, text[:239] || '…', text),
            -- Few sentences hold a term at all; only these are parted into words.
            if(
                len(list_filter(terms, lambda t: contains(letters, t))) = 0,
                0,
                len(list_intersect(terms, regexp_extract_all(letters, '[\p{L}\p{N}]+')))
            ) - sentence_no / 100000
        ) AS snippet
    FROM plain
    GROUP BY article_id
)
SELECT article_id, score, words_found, headline, snippet, publisher, published_at, source
FROM wanted
LEFT JOIN snippets USING (article_id)
ORDER BY score DESC, article_id;
