-- title: 谁在行政复议中被纠正最多（纠正率） | Who was corrected most in administrative review
-- means: 因政府信息公开被申请复议、结果纠正的件数，占已审结件数（维持、纠正、其他结果）的比率；尚未审结的不计。2024年起须先申请复议，与以前年度不可直接比较。 | Reviews over information disclosure that ended in correction, as a share of those concluded (upheld, corrected, other result); pending ones are not counted. Since 2024 review comes before suit: do not compare with earlier years.
-- takes: year region kind level scope by at-least
-- label: count 结果纠正 | corrected
-- label: of 已审结 | concluded
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, 'of' AS role
  FROM disputes
  WHERE year = :year AND proceeding = 'review' AND result IN ('upheld', 'corrected', 'other')
  UNION ALL
  SELECT report_id, value, kind, in_failed_check, 'count'
  FROM disputes
  WHERE year = :year AND proceeding = 'review' AND result = 'corrected'
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM told
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
