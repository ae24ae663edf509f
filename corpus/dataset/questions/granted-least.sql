-- title: 谁公开得最少（公开率最低） | Who granted least: lowest share of requests granted
-- means: 予以公开与部分公开的件数之和，占本年度办理总数的比率，从低到高。办理总数含无法提供、不予处理和其他处理。 | Requests granted in full or in part as a share of all requests handled, lowest first. Handled includes those not provided, not processed and otherwise closed.
-- takes: year region kind level scope by at-least
-- default: by rate
-- label: count 予以公开和部分公开 | granted in full or part
-- label: of 办理总数 | handled
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, CASE WHEN item = 'total_handled' THEN 'of' ELSE 'count' END AS role
  FROM requests
  WHERE year = :year AND applicant = 'total' AND (item = 'total_handled' OR item IN ('granted', 'partially_granted'))
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n)) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM told
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
