-- Entities that have a name or an alias, whatever its case and accents, the most mentioned first: FROM entities_named('Beijing') gives China.
CREATE MACRO entities_named(who) AS TABLE
SELECT *
FROM entities
WHERE lower(strip_accents(name)) = lower(strip_accents(trim(who)))
   OR list_contains(
       list_transform(aliases, lambda alias: lower(strip_accents(alias))),
       lower(strip_accents(trim(who)))
   )
ORDER BY mention_count DESC, entity_id;
