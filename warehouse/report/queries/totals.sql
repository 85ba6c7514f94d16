-- What the warehouse holds.
SELECT
    (SELECT count(*) FROM articles) AS articles,
    (SELECT count(DISTINCT story_id) FROM articles) AS stories,
    (SELECT count(DISTINCT publisher) FROM articles) AS publishers,
    (SELECT min(published_earliest) FROM articles) AS earliest,
    (SELECT max(published_latest) FROM articles) AS latest,
    (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM quotes) AS quotes,
    (SELECT count(*) FROM agreements) AS agreements,
    (SELECT count(*) FROM times) AS times,
    (SELECT count(*) FROM quantities) AS quantities,
    (SELECT count(*) FROM roles) AS roles,
    (SELECT count(*) FROM relations) AS relations,
    (SELECT count(*) FROM mentions) AS mentions,
    (SELECT count(*) FROM entities) AS entities;
