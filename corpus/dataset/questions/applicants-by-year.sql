-- title: 谁在申请：各类申请人逐年 | Who applies: kinds of applicant by year
-- means: 新收申请按申请人类别的件数和占比，按统计范围和层级分开。各年报告份数不同，请比较占比而非件数。 | Requests received by kind of applicant, with the share in all, by scope and level. Each year has other reports: compare shares, not counts.
-- takes: region kind level scope
-- label: count 新收申请 | received
-- label: of 总计 | total
-- label: reports 报告份数 | reports
-- label: reports_flagged 含核查未过的报告 | reports in a failed check
-- label: silent 空白 | blank
-- breaks: requests agency
-- common: published

WITH told AS MATERIALIZED (
  SELECT h.*, max(q.in_failed_check IN ('publisher', 'undecided')) AS failed,
         CASE
           WHEN h.year IS NULL THEN 'undated'
           WHEN h.unplaced THEN 'unplaced'
           WHEN h.agency IS NULL THEN 'unnamed'
           WHEN count(q.kind) = 0 THEN 'not_asked'
           WHEN sum(q.kind = 'unread') > 0 THEN 'unread'
           WHEN sum(q.kind = 'absent') > 0 THEN 'absent'
           WHEN sum(q.kind IN ('text', 'na')) > 0 THEN 'no_number'
           WHEN sum(q.in_failed_check = 'reading') > 0 THEN 'reading'
           WHEN sum(q.kind = 'number' AND q.applicant_role = 'total') = 0 OR sum(q.kind = 'number' AND q.applicant_role = 'part') = 0
             THEN max(q.kind) FILTER (WHERE q.kind <> 'number')
         END AS left_out
  FROM published h LEFT JOIN requests q ON q.report_id = h.report_id AND q.item = 'received'
  GROUP BY h.report_id
)
SELECT t.scope, t.level, t.year, q.applicant, count(*) AS reports, coalesce(sum(q.value), 0) AS count, sum(a.value) AS "of",
       round(100.0 * coalesce(sum(q.value), 0) / nullif(sum(a.value), 0), 1) AS percent, sum(q.kind <> 'number') AS silent, sum(t.failed) AS reports_flagged,
       NULL AS agency, NULL AS left_out, k.rowid AS place
FROM told t
JOIN requests q ON q.report_id = t.report_id AND q.item = 'received' AND q.applicant_role = 'part'
JOIN requests a ON a.report_id = t.report_id AND a.item = 'received' AND a.applicant = 'total'
JOIN (SELECT 1 AS rowid, 'natural_person' AS applicant UNION ALL VALUES (2, 'commercial_enterprise'), (3, 'research_institution'),
      (4, 'public_interest_org'), (5, 'legal_service_org'), (6, 'other_org')) k ON k.applicant = q.applicant
WHERE t.left_out IS NULL
GROUP BY t.scope, t.level, t.year, q.applicant
UNION ALL
SELECT scope, level, year, NULL, NULL, NULL, NULL, NULL, NULL, NULL, coalesce(agency || coalesce(' ' || year, ''), handle), left_out, NULL
FROM told WHERE left_out IS NOT NULL
ORDER BY left_out, scope, level, year, place, agency;
