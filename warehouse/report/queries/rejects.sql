-- Records that were read, by what became of them, with the reasons of those that were rejected.
SELECT status, reason, min(advice) AS advice, count(*) AS records, min(source) AS example
FROM inputs
GROUP BY status, reason
ORDER BY status, records DESC, reason
LIMIT 30;
