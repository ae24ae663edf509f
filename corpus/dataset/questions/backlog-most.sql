-- title: 谁结转下年度最多 | Who carried most requests forward
-- means: 结转下年度继续办理的件数，及其占本年度应办件数（新收加上年结转）的比率。年底收到的申请可依法在次年答复，结转不等于逾期。 | Requests carried forward to the next year, as a share of those to be dealt with (received plus brought forward). Requests that arrive late in the year may lawfully be answered in the next: carried forward is not overdue.
-- takes: year region kind level scope by at-least
-- label: count 结转下年度 | carried forward
-- label: of 新收加上年结转 | received plus brought forward
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, CASE WHEN item IN ('received', 'brought_forward') THEN 'of' ELSE 'count' END AS role
  FROM requests
  WHERE year = :year AND applicant = 'total' AND (item IN ('received', 'brought_forward') OR item = 'carried_forward')
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM told
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
