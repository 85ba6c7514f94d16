-- Every event with names in place of ids: who did what to whom, when, where, who says so, and the sentence that reports it.
CREATE VIEW who_did_what AS
FROM events_told(NULL::VARCHAR[]);
