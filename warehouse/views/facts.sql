-- Every fact of every table in one shape: subject, predicate, object, when, who says so, and its place in the text.
CREATE VIEW facts AS
WITH every_fact AS (
    SELECT
        time_id AS fact_id,
        'time' AS kind,
        text AS subject,
        lower(timex_type::VARCHAR) AS predicate,
        timex_value AS object,
        earliest,
        latest,
        NULL::VARCHAR AS said_by,
        article_id,
        sentence_no,
        start_char,
        end_char,
        text
    FROM times
    UNION ALL BY NAME
    SELECT
        quantity_id AS fact_id,
        'quantity' AS kind,
        measured AS subject,
        comparator::VARCHAR AS predicate,
        concat_ws(' ', value, unit) AS object,
        article_id,
        sentence_no,
        start_char,
        end_char,
        text
    FROM quantities
    UNION ALL BY NAME
    SELECT
        quote_id AS fact_id,
        'quote' AS kind,
        coalesce(e.name, speaker) AS subject,
        cue AS predicate,
        text AS object,
        coalesce(e.name, speaker) AS said_by,
        article_id,
        sentence_no,
        start_char,
        end_char,
        text
    FROM quotes
    LEFT JOIN entities e ON e.entity_id = speaker_id
    UNION ALL BY NAME
    SELECT
        role_id AS fact_id,
        'role' AS kind,
        p.name AS subject,
        concat_ws(' ', CASE WHEN status <> 'current' THEN status::VARCHAR END, title) AS predicate,
        coalesce(o.name, organization) AS object,
        article_id,
        sentence_no,
        start_char,
        end_char,
        text
    FROM roles
    LEFT JOIN entities p ON p.entity_id = person_id
    LEFT JOIN entities o ON o.entity_id = organization_id
    UNION ALL BY NAME
    SELECT
        relation_id AS fact_id,
        'relation' AS kind,
        s.name AS subject,
        predicate::VARCHAR AS predicate,
        coalesce(o.name, object_text) AS object,
        article_id,
        sentence_no,
        start_char,
        end_char,
        text
    FROM relations
    LEFT JOIN entities s ON s.entity_id = subject_id
    LEFT JOIN entities o ON o.entity_id = object_id
    UNION ALL BY NAME
    SELECT
        event_id AS fact_id,
        'event' AS kind,
        actors AS subject,
        concat_ws(' ', CASE WHEN factuality <> 'actual' THEN factuality::VARCHAR END, event_type)
            AS predicate,
        others AS object,
        earliest,
        latest,
        coalesce(s.name, q.speaker) AS said_by,
        ev.article_id,
        ev.sentence_no,
        ev.start_char,
        ev.end_char,
        ev.text
    FROM events ev
    LEFT JOIN (
        SELECT
            event_id,
            string_agg(DISTINCT coalesce(e.name, p.text), ', ' ORDER BY coalesce(e.name, p.text))
                FILTER (p.role = 'actor') AS actors,
            string_agg(DISTINCT coalesce(e.name, p.text), ', ' ORDER BY coalesce(e.name, p.text))
                FILTER (p.role <> 'actor') AS others
        FROM event_participants p
        LEFT JOIN entities e USING (entity_id)
        GROUP BY event_id
    ) USING (event_id)
    LEFT JOIN quotes q USING (quote_id)
    LEFT JOIN entities s ON s.entity_id = q.speaker_id
    UNION ALL BY NAME
    SELECT
        agreement_id AS fact_id,
        'agreement' AS kind,
        array_to_string(parties, ', ') AS subject,
        concat_ws(' ', status, instrument) AS predicate,
        array_to_string(topics, '; ') AS object,
        planned_earliest AS earliest,
        planned_latest AS latest,
        coalesce(s.name, q.speaker) AS said_by,
        ag.article_id,
        ag.sentence_no,
        ag.start_char,
        ag.end_char,
        ag.text
    FROM agreements ag
    LEFT JOIN quotes q USING (quote_id)
    LEFT JOIN entities s ON s.entity_id = q.speaker_id
)
SELECT
    f.fact_id,
    f.kind,
    f.subject,
    f.predicate,
    f.object,
    f.earliest,
    f.latest,
    f.said_by,
    a.headline,
    a.published_at,
    f.article_id,
    f.sentence_no,
    f.start_char,
    f.end_char,
    f.text
FROM every_fact f
JOIN articles a USING (article_id);
