-- title: 谁的表格合计不符，责任在谁 | Whose sums fail, and whose fault it is
-- means: 表内等式不成立、且判定为单位填报有误的处数，及其占已核对处数的比率；待核和识别存疑的另列，不计入名次。 | Sums of the tables that fail by the publisher's fault, as a share of the sums compared. Those whose fault is undecided, or where our reading is in doubt, stand beside and do not count in the rank.
-- takes: year region kind level scope by at-least
-- label: count 填报有误 | publisher's fault
-- label: of 已核对等式 | sums compared
-- label: undecided 待核 | undecided
-- label: reading 识别存疑 | reading in doubt
-- common: units told

WITH failing AS MATERIALIZED (
  SELECT report_id, sum(responsibility = 'publisher') AS publisher, sum(responsibility = 'undecided') AS undecided, sum(responsibility = 'reading') AS reading
  FROM findings
  WHERE year = :year AND is_current = 1 AND check_id IN ('req-balance', 'req-outcome-sum', 'req-row-total', 'review-sum', 'suit-direct-sum', 'suit-after-review-sum')
  GROUP BY report_id
),
summed AS MATERIALIZED (
  SELECT r.id AS report_id, r.sums_held + r.sums_failed AS sums, coalesce(f.publisher, 0) AS publisher, coalesce(f.undecided, 0) AS undecided, coalesce(f.reading, 0) AS reading
  FROM reports r LEFT JOIN failing f ON f.report_id = r.id
  WHERE r.year = :year AND r.is_current = 1
),
figure AS MATERIALIZED (
  SELECT report_id, publisher AS value, 'number' AS kind, 'none' AS in_failed_check, 'count' AS role FROM summed
  UNION ALL
  SELECT report_id, sums, 'number', 'none', 'of' FROM summed
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       undecided, reading, agency_id, handle, left_out
FROM told LEFT JOIN summed USING (report_id)
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
