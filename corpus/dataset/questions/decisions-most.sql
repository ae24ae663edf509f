-- title: 谁作出的行政处罚（许可、强制）决定最多 | Who made most decisions: penalties, licences or compulsion
-- means: 第二部分的本年处理决定数量，及其在所比较单位合计中的占比（全区域汇总只与同级相加）。 | Decisions made in the year (table 二), and the share in those of all compared units of that scope (areas: of that level).
-- takes: year region kind level scope item
-- choice: item penalties | 行政处罚 | 处罚
-- choice: item licensing | 行政许可 | 许可 | licences
-- choice: item compulsion | 行政强制 | 强制
-- label: count 决定数量 | decisions
-- label: of 所比单位合计 | all compared
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, 'count' AS role
  FROM disclosure
  WHERE year = :year AND item = :item AND measure = 'decisions'
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
