-- Pairs with most cooperation.
SELECT one, other, cooperative AS events, agreements
FROM cooperation
WHERE cooperative > 0
ORDER BY cooperative DESC, agreements DESC, one, other
LIMIT 5;
