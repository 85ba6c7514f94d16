-- Who says that who did what to whom, and whether others say the same or deny it: events in quotes of known speakers, with their actors and those they act on.
CREATE VIEW claims AS
WITH said AS (
    SELECT ev.event_id, ev.event_type, ev.factuality, ev.article_id, ev.sentence_no, q.speaker_id
    FROM events ev
    JOIN quotes q USING (quote_id)
    WHERE q.speaker_id IS NOT NULL
),
parts AS (
    SELECT
        p.event_id,
        list_sort(list(DISTINCT coalesce(e.name, p.text)) FILTER (p.role = 'actor')) AS actors,
        coalesce(
            list_sort(list(DISTINCT coalesce(e.name, p.text)) FILTER (p.role = 'recipient')), []
        ) AS recipients,
        coalesce(
            list_sort(list(DISTINCT coalesce(e.name, p.text))
                FILTER (p.role NOT IN ('actor', 'recipient'))),
            []
        ) AS others
    FROM event_participants p
    SEMI JOIN said USING (event_id)
    LEFT JOIN entities e USING (entity_id)
    GROUP BY p.event_id
    HAVING len(actors) > 0 AND len(recipients) + len(others) > 0
),
told AS (
    SELECT
        speaker.name AS said_by,
        said.event_type,
        parts.actors,
        parts.recipients,
        parts.others,
        said.factuality = 'negated' AS denies,
        said.factuality,
        said.event_id,
        said.article_id,
        said.sentence_no
    FROM said
    JOIN parts USING (event_id)
    JOIN entities speaker ON speaker.entity_id = said.speaker_id
),
by_speaker AS (
    SELECT
        said_by,
        event_type,
        actors,
        recipients,
        others,
        denies,
        mode(factuality ORDER BY factuality) AS factuality,
        count(*) AS times_said,
        count(DISTINCT article_id) AS articles,
        arg_min(struct_pack(article_id, sentence_no), event_id) AS place,
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
    s.text AS sentence,
    c.event_ids
FROM by_speaker c
LEFT JOIN sentences s
    ON s.article_id = c.place.article_id AND s.sentence_no = c.place.sentence_no
LEFT JOIN answers o USING (said_by, event_type, actors, recipients, others, denies)
ORDER BY len(denied_by) DESC, times_said DESC, c.said_by, c.event_ids;
