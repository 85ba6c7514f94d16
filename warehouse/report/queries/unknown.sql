-- What is known of the facts: the share that says when, where, who.
SELECT 'events with a day' AS what, count(earliest) AS known, count(*) AS facts FROM events
UNION ALL
SELECT 'events with a place', count(location_id), count(*) FROM events
UNION ALL
SELECT 'events told by someone quoted', count(quote_id), count(*) FROM events
UNION ALL
SELECT 'quotes with a speaker', count(speaker), count(*) FROM quotes
UNION ALL
SELECT 'quotes whose speaker is known by name', count(speaker_id), count(*) FROM quotes
UNION ALL
SELECT 'figures that say what they count', count(measured), count(*) FROM quantities
UNION ALL
SELECT 'figures that say whose they are', count(holder_id), count(*) FROM quantities
UNION ALL
SELECT 'times with a day', count(earliest), count(*) FROM times
UNION ALL
SELECT 'agreements with several parties', count(*) FILTER (len(parties) > 1), count(*) FROM agreements
UNION ALL
SELECT 'articles with a stated date', count(published_at), count(*) FROM articles;
