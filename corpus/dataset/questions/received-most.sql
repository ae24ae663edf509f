-- title: 谁收到的申请最多 | Who received most requests
-- means: 本年新收申请件数，及其在所比较单位合计中的占比（全区域汇总只与同级相加）。报告不载人口和人员数，不能据此比较人均。 | Requests received, and the share in all that the compared units of that scope received (areas: of that level). Reports hold no population or staff: nothing here is per head.
-- takes: year region kind level scope
-- label: count 新收申请 | received
-- label: of 所比单位合计 | all compared
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, 'count' AS role
  FROM requests
  WHERE year = :year AND applicant = 'total' AND item = 'received'
),
-- Bodies may be added up; areas only with those of their level, since others lie within them.
shared AS (
  SELECT *, CASE WHEN left_out IS NULL AND scope <> 'unknown' AND (scope <> 'whole_area' OR level IS NOT NULL)
                 THEN sum(n) FILTER (WHERE left_out IS NULL) OVER (PARTITION BY scope, CASE scope WHEN 'whole_area' THEN level END) END AS together
  FROM told
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY n DESC) END AS rank,
       agency, division_path, level, scope, n AS count, together AS "of", round(100.0 * n / together, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM shared
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
