-- Pairs with most conflict.
SELECT one, other, conflicting AS events, mostly
FROM cooperation
WHERE conflicting > 0
ORDER BY conflicting DESC, one, other
LIMIT 5;
