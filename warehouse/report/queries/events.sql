-- Events that most independent texts tell.
SELECT
    s.independent_sources,
    s.articles,
    s.actors,
    s.event_type,
    s.factuality,
    s.recipients,
    s.others,
    s.day,
    w.sentence,
    w.headline,
    w.publisher,
    w.event_id AS fact_id,
    w.article_id
FROM (
    FROM independent_sources
    ORDER BY independent_sources DESC, articles DESC, len(recipients) DESC, event_ids
    LIMIT 40
) s
JOIN who_did_what w ON w.event_id = s.event_ids[1]
ORDER BY s.independent_sources DESC, s.articles DESC, len(s.recipients) DESC, fact_id;
