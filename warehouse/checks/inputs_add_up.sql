-- Every record is loaded, duplicate or rejected, and says what its status needs.
SELECT *
FROM inputs
WHERE (status = 'rejected') <> (reason IS NOT NULL)
   OR (status = 'rejected') <> (article_id IS NULL);
