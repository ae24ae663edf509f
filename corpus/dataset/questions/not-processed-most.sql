-- title: 谁不予处理最多，可按理由 | Who declined to process most, by reason
-- means: 不予处理（五）的件数，及其占本年度办理总数的比率。 | Requests not processed (row group 五) and their share of all requests handled.
-- takes: year region kind level scope reason by at-least
-- choice: reason not_processed_* | 全部 | all
-- choice: reason not_processed_petition | 信访 | 信访举报投诉 | petition
-- choice: reason not_processed_repeat | 重复申请 | repeat
-- choice: reason not_processed_publication | 公开出版物 | 要求提供公开出版物 | publication
-- choice: reason not_processed_excessive | 大量反复 | 无正当理由大量反复申请 | excessive
-- choice: reason not_processed_reissue | 重新出具 | 确认或重新出具 | reissue
-- label: count 不予处理 | not processed
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
