-- Figures that say whose they are and what they measure, the largest of each kind of unit.
SELECT
    q.unit_kind,
    q.value,
    q.value_high,
    q.comparator,
    q.unit,
    q.measured,
    e.name AS holder,
    s.text AS sentence,
    a.headline,
    q.quantity_id AS fact_id,
    q.article_id
FROM quantities q
JOIN articles a USING (article_id)
LEFT JOIN sentences s ON s.article_id = q.article_id AND s.sentence_no = q.sentence_no
LEFT JOIN entities e ON e.entity_id = q.holder_id
WHERE q.measured IS NOT NULL AND q.unit_kind NOT IN ('rank', 'duration', 'time')
QUALIFY row_number() OVER (
    PARTITION BY q.unit_kind ORDER BY q.holder_id IS NULL, q.value DESC, q.quantity_id
) <= 5
ORDER BY q.unit_kind, q.holder_id IS NULL, q.value DESC, q.quantity_id
LIMIT 40;
