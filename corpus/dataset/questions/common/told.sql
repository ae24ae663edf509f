-- What each unit states in the cells of "figure": n counts, base is what they are a share of. left_out says why a unit is
-- not compared. A cell printed empty, as a dash or as 无 beside others that are numbers adds nothing and is counted in silent.
told AS (
  SELECT u.agency_id, u.agency, u.division_path, u.level, u.scope, u.handle, u.report_id,
         sum(f.value) FILTER (WHERE f.role = 'count') AS n, sum(f.value) FILTER (WHERE f.role = 'of') AS base,
         sum(f.kind <> 'number') AS silent,
         CASE max(CASE f.in_failed_check WHEN 'publisher' THEN 1 WHEN 'undecided' THEN 2 ELSE 0 END)
           WHEN 1 THEN 'publisher' WHEN 2 THEN 'undecided' END AS failed_check,
         CASE
           WHEN u.undated THEN 'undated'
           WHEN u.unplaced THEN 'unplaced'
           WHEN u.report_id IS NULL THEN 'no_report'
           WHEN u.agency IS NULL THEN 'unnamed'
           WHEN count(f.kind) = 0 THEN 'not_asked'
           WHEN sum(f.kind = 'unread') > 0 THEN 'unread'
           WHEN sum(f.kind = 'absent') > 0 THEN 'absent'
           WHEN sum(f.kind IN ('text', 'na')) > 0 THEN 'no_number'
           WHEN sum(f.kind = 'other_unit') > 0 THEN 'other_unit'
           WHEN sum(f.kind = 'other_scope') > 0 THEN 'other_scope'
           WHEN sum(f.in_failed_check = 'reading') > 0 THEN 'reading'
           WHEN sum(f.value) FILTER (WHERE f.role = 'count') IS NULL
             OR sum(f.role = 'of') > 0 AND sum(f.value) FILTER (WHERE f.role = 'of') IS NULL THEN max(f.kind) FILTER (WHERE f.kind <> 'number')
           WHEN sum(f.value) FILTER (WHERE f.role = 'of') = 0 THEN 'of_none'
           WHEN :by = 'rate' AND sum(f.value) FILTER (WHERE f.role = 'of') < :at_least THEN 'few'
         END AS left_out
  FROM units u LEFT JOIN figure f ON f.report_id = u.report_id
  GROUP BY u.agency_id
)
