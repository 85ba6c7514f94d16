-- What came and went when the page of an article changed: sentences and facts, the newest change first.
CREATE VIEW what_changed AS
SELECT
    c.changed_at,
    c.url,
    r.headline,
    c.change,
    c.what,
    c.text,
    c.said,
    r.revision,
    c.article_id,
    c.start_char,
    c.end_char
FROM changes c
JOIN article_revisions r
    ON r.url = c.url
    AND r.article_id = c.article_id
    AND CASE WHEN c.change = 'came' THEN r.valid_from ELSE r.valid_to END = c.changed_at
ORDER BY c.changed_at DESC, c.url, c.change DESC, c.start_char, c.what;
