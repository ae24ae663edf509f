-- title: 谁比以前年度增长最多 | What grew most between two years
-- means: 两个年度之间的增减件数和增减率，只比较两年都有可用数据的单位；基期为 0 的没有增长率，不列入。 | The change between two years as a count and a rate, for units with a usable figure in both. Where the earlier figure is 0 there is no rate: left out.
-- takes: year region kind level scope since item by at-least
-- choice: item received | 新收申请 | 新收
-- choice: item total_handled | 办理总数 | 办结 | handled
-- choice: item carried_forward | 结转下年度 | 结转 | carried forward
-- choice: item denied_internal_affairs | 内部事务 | internal affairs
-- choice: item unavailable_not_held | 不掌握 | not held
-- label: count 增减 | change
-- label: of 以前年度 | earlier
-- label: now 本年度 | now
-- label: percent 增减率% | change %
-- breaks: requests
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, 'count' AS role
  FROM requests
  WHERE year = :year AND applicant = 'total' AND item = :item
  UNION ALL
  SELECT r.id, q.value, iif(coalesce(r.scope, 'unknown') = coalesce(b.scope, 'unknown'), q.kind, 'other_scope'), q.in_failed_check, 'of'
  FROM requests q JOIN reports b ON b.id = q.report_id JOIN reports r ON r.agency_id = q.agency_id AND r.year = :year AND r.is_current = 1
  WHERE q.year = :since AND q.applicant = 'total' AND q.item = :item
),
both AS (
  SELECT agency, division_path, level, scope, agency_id, handle, failed_check, n, base, n - base AS change,
         CASE WHEN left_out IS NULL AND base IS NULL THEN 'no_earlier_report' ELSE left_out END AS left_out
  FROM told
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * change / base, change) DESC) END AS rank,
       agency, division_path, level, scope, base AS "of", n AS now, change AS count, round(100.0 * change / base, 1) AS percent,
       failed_check, agency_id, handle, left_out
FROM both
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
