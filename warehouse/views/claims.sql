-- Who says that who did what to whom, and whether others say the same or deny it: events in quotes of known speakers, with their actors and those they act on.
CREATE VIEW claims AS
WITH told AS (
    SELECT
        w.said_by,
        w.event_type,
        w.actors,
        w.recipients,
        w.others,
        w.factuality = 'negated' AS denies,
        w.factuality,
        w.event_id,
        w.article_id,
        w.sentence
    FROM who_did_what w
    JOIN quotes q USING (quote_id)
    WHERE q.speaker_id IS NOT NULL AND len(actors) > 0 AND len(recipients) + len(others) > 0
),
by_speaker AS (
    SELECT
        said_by,
        event_type,
        actors,
        recipients,
        others,
        denies,
        mode(factuality) AS factuality,
        count(*) AS times_said,
        count(DISTINCT article_id) AS articles,
        arg_min(sentence, event_id) AS sentence,
        list_sort(list(event_id)) AS event_ids
    FROM told
    GROUP BY said_by, event_type, actors, recipients, others, denies
),
answers AS (
    SELECT
        c.said_by,
        c.event_type,
        c.actors,
        c.recipients,
        c.others,
        c.denies,
        list_sort(list(DISTINCT o.said_by) FILTER (o.denies = c.denies)) AS agreed_by,
        list_sort(list(DISTINCT o.said_by) FILTER (o.denies <> c.denies)) AS denied_by
    FROM by_speaker c
    JOIN by_speaker o USING (event_type, actors, recipients, others)
    WHERE o.said_by <> c.said_by
    GROUP BY ALL
)
SELECT
    c.said_by,
    if(c.denies, 'denies', 'asserts') AS stance,
    c.actors,
    c.event_type,
    c.factuality,
    c.recipients,
    c.others,
    c.times_said,
    c.articles,
    coalesce(o.agreed_by, []) AS agreed_by,
    coalesce(o.denied_by, []) AS denied_by,
    c.sentence,
    c.event_ids
FROM by_speaker c
LEFT JOIN answers o USING (said_by, event_type, actors, recipients, others, denies)
ORDER BY len(denied_by) DESC, times_said DESC, c.said_by, c.event_ids;
