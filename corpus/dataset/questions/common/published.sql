-- The reports of all years that are asked about; unplaced where we do not know whether they are.
published AS MATERIALIZED (
  SELECT r.id AS report_id, r.agency_id, r.agency, r.year, r.level, coalesce(r.scope, 'unknown') AS scope, r.handle,
         :region IS NOT NULL AND a.division_path IS NULL AND instr(coalesce(r.agency, ''), :region) = 0
           OR :kind IS NOT NULL AND r.kind IS NULL OR :level IS NOT NULL AND r.level IS NULL AS unplaced
  FROM reports r JOIN agencies a ON a.id = r.agency_id
  WHERE r.is_current = 1
    AND (:region IS NULL OR a.division_path IS NULL OR instr(a.division_path, :region) > 0)
    AND (:kind IS NULL OR r.kind IS NULL OR r.kind = :kind)
    AND (:level IS NULL OR r.level IS NULL OR r.level = :level)
    AND (:scope IS NULL OR coalesce(r.scope, 'unknown') = :scope)
)
