-- What came and went in pages that are followed, the newest change first.
SELECT changed_at::DATE AS day, url, headline, change, what, text
FROM what_changed
WHERE what <> 'sentences'
ORDER BY changed_at DESC, url, change DESC, start_char, what, text
LIMIT 30;
