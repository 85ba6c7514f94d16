-- The last runs: what each brought in, and how it ended.
SELECT run_id, started_at, command, outcome, message, new, changed, rejected, batches
FROM runs
ORDER BY run_id DESC
LIMIT 10;
