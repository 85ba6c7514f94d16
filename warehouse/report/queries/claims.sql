-- Claims about others: denied ones first, then those told most often.
SELECT
    c.said_by,
    c.stance,
    c.actors,
    c.event_type,
    c.factuality,
    c.recipients,
    c.others,
    c.times_said,
    c.articles,
    c.agreed_by,
    c.denied_by,
    c.sentence,
    a.headline,
    a.publisher,
    ev.event_id AS fact_id,
    ev.article_id
FROM claims c
JOIN events ev ON ev.event_id = c.event_ids[1]
JOIN articles a USING (article_id)
WHERE NOT list_contains(c.actors, c.said_by) OR len(c.denied_by) > 0
ORDER BY len(c.denied_by) DESC, c.articles DESC, c.times_said DESC, c.said_by, fact_id
LIMIT 40;
