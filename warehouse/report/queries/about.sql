-- Who speaks about whom: quotes of a speaker that name another.
WITH speakers AS (
    SELECT speaker_id FROM quotes WHERE speaker_id IS NOT NULL
    GROUP BY ALL ORDER BY count(*) DESC, speaker_id LIMIT 200
),
said AS (
    SELECT
        q.speaker_id,
        m.entity_id,
        count(DISTINCT q.quote_id) AS quotes,
        count(DISTINCT q.article_id) AS articles,
        min(q.quote_id) AS fact_id
    FROM quotes q
    JOIN speakers USING (speaker_id)
    JOIN mentions m
      ON m.article_id = q.article_id
     AND m.start_char >= q.start_char
     AND m.end_char <= q.end_char
    WHERE m.kind = 'name' AND m.entity_id <> q.speaker_id
    GROUP BY ALL
    ORDER BY quotes DESC, articles DESC, fact_id
    LIMIT 30
)
SELECT
    speaker.name AS speaker,
    about.name AS about,
    said.quotes,
    said.articles,
    q.text AS quote,
    a.headline,
    said.fact_id,
    q.article_id
FROM said
JOIN entities speaker ON speaker.entity_id = said.speaker_id
JOIN entities about ON about.entity_id = said.entity_id
JOIN quotes q ON q.quote_id = said.fact_id
JOIN articles a USING (article_id)
ORDER BY said.quotes DESC, said.articles DESC, said.fact_id;
