-- Which critical errors a result has, by id, with spaces between: so that tables of thousands of calls name them without
-- reading a scorecard. Derived from the entries like the rest of the row.
ALTER TABLE attempt ADD COLUMN errors TEXT NOT NULL DEFAULT '';

-- A payload that cannot be read leaves the column empty, as it does when the row is made anew.
UPDATE attempt SET errors = coalesce((
    SELECT group_concat(id, ' ') FROM (
        SELECT json_extract(error.value, '$.id') AS id
        FROM (
            SELECT CASE WHEN json_valid(CAST(payload AS TEXT)) THEN CAST(payload AS TEXT) ELSE '{}' END AS text
            FROM entry WHERE stream = 'attempt/' || attempt.id AND kind = 'scorecard'
            ORDER BY seq DESC LIMIT 1
        ) AS last, json_each(last.text, '$.scorecard.critical') AS error
        ORDER BY error.key
    )
), '') WHERE critical > 0;

-- Finished calls that have a result, for tables over all of them.
CREATE INDEX attempt_scored ON attempt (scenario, id) WHERE points IS NOT NULL;
