-- Who says that who did what to whom, and whether others say the same or deny it: events in quotes of known speakers, with their actors and those they act on.
CREATE VIEW claims AS
WITH said AS (
    SELECT ev.event_id, ev.event_type, ev.factuality, ev.article_id, ev.sentence_no, q.speaker_id
    FROM events ev
    JOIN quotes q USING (quote_id)
    WHERE q.speaker_id IS NOT NULL
),
sides AS (
    SELECT DISTINCT
        p.event_id,
        if(p.role IN ('actor', 'recipient'), p.role::VARCHAR, 'other') AS side,
        coalesce(e.name, p.text) AS name
    FROM event_participants p
    SEMI JOIN said USING (event_id)
    LEFT JOIN entities e USING (entity_id)
),
parts AS (
    SELECT event_id, list_sort(list(struct_pack(side, name))) AS parties
    FROM sides
    GROUP BY event_id
    HAVING count(*) FILTER (side = 'actor') > 0 AND count(*) FILTER (side <> 'actor') > 0
),
by_speaker AS (
    -- Lists cost a fifth of `mode(... ORDER BY ...)` and `count(DISTINCT ...)`.
    SELECT
        speaker.name AS said_by,
        said.event_type,
        parts.parties,
        said.factuality = 'negated' AS denies,
        list_aggregate(list_sort(list(said.factuality)), 'mode') AS factuality,
        count(*) AS times_said,
        list_unique(list(said.article_id))::BIGINT AS articles,
        arg_min(struct_pack(said.article_id, said.sentence_no), event_id) AS place,
        list_sort(list(event_id)) AS event_ids
    FROM said
    JOIN parts USING (event_id)
    JOIN entities speaker ON speaker.entity_id = said.speaker_id
    GROUP BY speaker.name, said.event_type, parts.parties, denies
),
told_by_several AS (
    SELECT event_type, parties, list_sort(list(struct_pack(said_by, denies))) AS tellers
    FROM by_speaker
    GROUP BY event_type, parties
    HAVING count(DISTINCT said_by) > 1
)
SELECT
    c.said_by,
    if(c.denies, 'denies', 'asserts') AS stance,
    list_transform(list_filter(c.parties, lambda p: p.side = 'actor'), lambda p: p.name) AS actors,
    c.event_type,
    c.factuality,
    list_transform(list_filter(c.parties, lambda p: p.side = 'recipient'), lambda p: p.name)
        AS recipients,
    list_transform(list_filter(c.parties, lambda p: p.side = 'other'), lambda p: p.name) AS others,
    c.times_said,
    c.articles,
    coalesce(
        list_transform(
            list_filter(o.tellers, lambda t: t.said_by <> c.said_by AND t.denies = c.denies),
            lambda t: t.said_by
        ),
        []
    ) AS agreed_by,
    coalesce(
        list_transform(
            list_filter(o.tellers, lambda t: t.said_by <> c.said_by AND t.denies <> c.denies),
            lambda t: t.said_by
        ),
        []
    ) AS denied_by,
    s.text AS sentence,
    c.event_ids
FROM by_speaker c
LEFT JOIN sentences s
    ON s.article_id = c.place.article_id AND s.sentence_no = c.place.sentence_no
LEFT JOIN told_by_several o USING (event_type, parties)
ORDER BY len(denied_by) DESC, times_said DESC, c.said_by, c.event_ids;
