-- title: 谁以无法提供答复最多，可按理由 | Who answered most often that it cannot provide
-- means: 无法提供（四）的件数，及其占本年度办理总数的比率。 | Requests answered as impossible to provide (row group 四) and their share of all requests handled.
-- takes: year region kind level scope reason by at-least
-- choice: reason unavailable_* | 全部 | all
-- choice: reason unavailable_not_held | 不掌握 | 本机关不掌握 | not held
-- choice: reason unavailable_needs_creation | 需另行制作 | 没有现成信息 | needs creation
-- choice: reason unavailable_still_unclear | 补正后仍不明确 | 内容仍不明确 | still unclear
-- label: count 无法提供 | not provided
-- label: of 办理总数 | handled
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, CASE WHEN item = 'total_handled' THEN 'of' ELSE 'count' END AS role
  FROM requests
  WHERE year = :year AND applicant = 'total' AND (item = 'total_handled' OR item GLOB :reason)
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM told
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
