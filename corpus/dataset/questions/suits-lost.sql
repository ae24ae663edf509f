-- title: 谁在行政诉讼中被纠正最多（败诉） | Who lost most suits
-- means: 因政府信息公开被起诉、结果纠正的件数（直接起诉与复议后起诉之和），占已审结件数的比率。2024年起须先申请复议，直接起诉减少。 | Suits over information disclosure that ended in correction (direct and after review), as a share of those concluded. Since 2024 review comes first, and direct suits fall.
-- takes: year region kind level scope by at-least
-- label: count 结果纠正 | corrected
-- label: of 已审结 | concluded
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, 'of' AS role
  FROM disputes
  WHERE year = :year AND proceeding IN ('suit_direct', 'suit_after_review') AND result IN ('upheld', 'corrected', 'other')
  UNION ALL
  SELECT report_id, value, kind, in_failed_check, 'count'
  FROM disputes
  WHERE year = :year AND proceeding IN ('suit_direct', 'suit_after_review') AND result = 'corrected'
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM told
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
