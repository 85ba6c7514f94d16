-- Events by pair of actor and recipient, in the shape of GDELT's event table; parties to one thing pair with each other.
CREATE VIEW dyads AS
WITH parties AS (
    SELECT p.event_id, p.role, p.entity_id, e.name, e.entity_type, e.country
    FROM event_participants p
    JOIN entities e USING (entity_id)
    WHERE p.role IN ('actor', 'recipient')
),
pairs AS (
    SELECT a.event_id, a.entity_id AS actor_id, r.entity_id AS recipient_id
    FROM parties a
    JOIN parties r USING (event_id)
    JOIN events ev USING (event_id)
    WHERE a.role = 'actor'
      AND a.entity_id <> r.entity_id
      AND (
          r.role = 'recipient'
          OR ev.event_type IN ('AGREE', 'CONSULT', 'COOPERATE')
      )
)
SELECT DISTINCT
    ev.event_id AS GLOBALEVENTID,
    coalesce(ev.earliest, a.published_earliest) AS SQLDATE,
    year(coalesce(ev.earliest, a.published_earliest)) * 100
        + month(coalesce(ev.earliest, a.published_earliest)) AS MonthYear,
    year(coalesce(ev.earliest, a.published_earliest)) AS Year,
    actor.name AS Actor1Name,
    actor.country AS Actor1CountryCode,
    recipient.name AS Actor2Name,
    recipient.country AS Actor2CountryCode,
    ev.event_type AS EventType,
    ev.mode AS EventMode,
    ev.quad_class AS QuadClass,
    ev.goldstein AS GoldsteinScale,
    ev.factuality AS Factuality,
    place.name AS ActionGeo_FullName,
    place.country AS ActionGeo_CountryCode,
    a.published_at AS DATEADDED,
    coalesce(s.name, q.speaker) AS SaidBy,
    ev.text AS Trigger,
    coalesce(a.url, a.source) AS SOURCEURL,
    ev.article_id,
    ev.sentence_no
FROM pairs
JOIN events ev USING (event_id)
JOIN articles a USING (article_id)
JOIN entities actor ON actor.entity_id = pairs.actor_id
JOIN entities recipient ON recipient.entity_id = pairs.recipient_id
LEFT JOIN entities place ON place.entity_id = ev.location_id
LEFT JOIN quotes q USING (quote_id)
LEFT JOIN entities s ON s.entity_id = q.speaker_id;
