-- What is known of someone, on one row for each entity of that name or alias: offices, partners, what they did and said: FROM actor_profile('China').
CREATE MACRO actor_profile(who) AS TABLE
WITH asked AS (
    SELECT * FROM entities_named(who)
),
offices AS (
    SELECT person_id AS entity_id, list_sort(list(DISTINCT title)) AS titles
    FROM roles
    WHERE person_id IN (SELECT entity_id FROM asked)
    GROUP BY person_id
),
took_part AS (
    SELECT DISTINCT p.entity_id, p.event_id, p.role, ev.event_type
    FROM event_participants p
    JOIN events ev USING (event_id)
    WHERE p.entity_id IN (SELECT entity_id FROM asked)
),
types AS (
    SELECT entity_id, event_type, count(DISTINCT event_id) AS told
    FROM took_part
    GROUP BY ALL
),
deeds AS (
    SELECT
        entity_id,
        count(DISTINCT event_id) FILTER (role = 'actor') AS events_as_actor,
        count(DISTINCT event_id) FILTER (role = 'recipient') AS events_as_recipient
    FROM took_part
    GROUP BY entity_id
),
kinds_of_deed AS (
    SELECT entity_id, list(event_type ORDER BY told DESC, event_type)[1:5] AS event_types
    FROM types
    GROUP BY entity_id
),
partners AS (
    SELECT t.entity_id, other.name, count(DISTINCT t.event_id) AS shared
    FROM took_part t
    JOIN event_participants p USING (event_id)
    JOIN entities other ON other.entity_id = p.entity_id
    WHERE p.entity_id <> t.entity_id AND p.role IN ('actor', 'recipient')
    GROUP BY ALL
),
company AS (
    SELECT entity_id, list(name ORDER BY shared DESC, name)[1:5] AS partners
    FROM partners
    GROUP BY entity_id
),
speech AS (
    SELECT speaker_id AS entity_id, count(*) AS quotes
    FROM quotes
    WHERE speaker_id IN (SELECT entity_id FROM asked)
    GROUP BY speaker_id
),
party_to AS (
    SELECT p.entity_id, ag.agreement_id
    FROM agreements ag
    JOIN took_part p USING (event_id)
    WHERE p.role IN ('actor', 'recipient')
    UNION
    SELECT asked.entity_id, ag.agreement_id
    FROM agreements ag
    JOIN asked ON list_contains(ag.parties, asked.name)
),
deals AS (
    SELECT entity_id, count(*) AS agreements FROM party_to GROUP BY entity_id
),
days AS (
    SELECT m.entity_id, min(a.published_earliest) AS first_seen, max(a.published_latest) AS last_seen
    FROM mentions m
    JOIN articles a USING (article_id)
    WHERE m.entity_id IN (SELECT entity_id FROM asked)
    GROUP BY m.entity_id
)
SELECT
    asked.name,
    asked.entity_type,
    asked.country,
    asked.aliases,
    coalesce(offices.titles, []) AS titles,
    asked.article_count AS articles,
    asked.mention_count AS mentions,
    coalesce(deeds.events_as_actor, 0) AS events_as_actor,
    coalesce(deeds.events_as_recipient, 0) AS events_as_recipient,
    coalesce(kinds_of_deed.event_types, []) AS event_types,
    coalesce(company.partners, []) AS partners,
    coalesce(deals.agreements, 0) AS agreements,
    coalesce(speech.quotes, 0) AS quotes,
    days.first_seen,
    days.last_seen,
    asked.wikidata_id,
    asked.entity_id
FROM asked
LEFT JOIN offices USING (entity_id)
LEFT JOIN deeds USING (entity_id)
LEFT JOIN kinds_of_deed USING (entity_id)
LEFT JOIN company USING (entity_id)
LEFT JOIN speech USING (entity_id)
LEFT JOIN deals USING (entity_id)
LEFT JOIN days USING (entity_id)
ORDER BY asked.mention_count DESC, asked.entity_id;
