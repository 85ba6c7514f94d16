-- A sentence lies within its paragraph.
SELECT s.article_id, s.sentence_no
FROM sentences s
LEFT JOIN paragraphs p USING (article_id, paragraph_no)
WHERE p.start_char IS NULL
   OR s.start_char < p.start_char
   OR s.end_char > p.end_char;
