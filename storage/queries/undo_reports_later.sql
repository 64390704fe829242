-- A later batch that said more keeps what it said; what it would put back is now older. Index batch_report_unit.
UPDATE batch_report later SET former = mine.former, former_submitted = mine.former_submitted
FROM batch_report mine
WHERE mine.batch = @batch AND later.batch <> mine.batch AND later.former = mine.state
  AND (later.unit, later.period_from, later.period_to) = (mine.unit, mine.period_from, mine.period_to)
