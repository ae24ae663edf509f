-- The reports of the year. (MATERIALIZED here and below: worked out once, then looked up for each unit.)
held AS MATERIALIZED (
  SELECT id, agency_id, agency, level, kind, scope, handle FROM reports WHERE year = :year AND is_current = 1
),
-- Every unit of the data set, with its report of the year where there is one.
everyone AS (
  SELECT a.id AS agency_id, coalesce(r.agency, a.name) AS agency, a.division_path, coalesce(r.level, a.level) AS level, coalesce(r.kind, a.kind) AS kind,
         coalesce(r.scope, a.scope, 'unknown') AS scope, r.id AS report_id, r.handle, 0 AS undated
  FROM held r JOIN agencies a ON a.id = r.agency_id
  UNION ALL
  SELECT id, name, division_path, level, kind, coalesce(scope, 'unknown'), NULL, NULL, id IN (SELECT agency_id FROM reports WHERE year IS NULL AND is_current = 1)
  FROM agencies
  WHERE id NOT IN (SELECT agency_id FROM held)
),
placed AS (
  SELECT *, :region IS NOT NULL AND division_path IS NULL AND instr(coalesce(agency, ''), :region) = 0
           OR :kind IS NOT NULL AND kind IS NULL OR :level IS NOT NULL AND level IS NULL AS unplaced
  FROM everyone
),
-- Those that are asked about; unplaced where there is a report and we do not know whether it is asked about.
units AS (
  SELECT agency_id, agency, division_path, level, scope, report_id, handle, undated, unplaced
  FROM placed
  WHERE (report_id IS NOT NULL OR undated OR agency IS NOT NULL AND NOT unplaced)
    AND (:region IS NULL OR division_path IS NULL OR instr(division_path, :region) > 0)
    AND (:kind IS NULL OR kind IS NULL OR kind = :kind)
    AND (:level IS NULL OR level IS NULL OR level = :level)
    AND (:scope IS NULL OR scope = :scope)
)
