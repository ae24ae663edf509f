-- title: 谁收取的行政事业性收费最多（万元） | Who collected most in administrative fees (10,000 yuan)
-- means: 本年收费金额，表式单位为万元（2021年起的格式才有）。有的单位误按元填写：异常大的金额请核对原件。 | Fees collected in the year. The form asks for 万元 (10,000 yuan), only since 2021. Some agencies fill in yuan by mistake: look at the source before you use an unusually large amount.
-- takes: year region kind level scope
-- label: count 收费金额（万元） | fees (10,000 yuan)
-- label: of 所比单位合计 | all compared
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, iif(kind <> 'number' OR unit = '万元', kind, 'other_unit') AS kind, in_failed_check, 'count' AS role
  FROM disclosure
  WHERE year = :year AND item = 'fees' AND measure = 'amount'
),
-- Bodies may be added up; areas only with those of their level, since others lie within them.
shared AS (
  SELECT *, CASE WHEN left_out IS NULL AND scope <> 'unknown' AND (scope <> 'whole_area' OR level IS NOT NULL)
                 THEN round(sum(n) FILTER (WHERE left_out IS NULL) OVER (PARTITION BY scope, CASE scope WHEN 'whole_area' THEN level END), 6) END AS together
  FROM told
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY n DESC) END AS rank,
       agency, division_path, level, scope, n AS count, together AS "of", round(100.0 * n / together, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM shared
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
