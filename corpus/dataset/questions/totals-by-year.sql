-- title: 各年度合计与走势 | Totals by year
-- means: 按统计范围和层级分开合计，全区域汇总与部门自身从不相加。各年报告份数不同，合计的升降可能只因份数变化：比较走势请看后几列，只含上一年也有数据的单位。 | Totals by scope and level: whole areas and single bodies are never added up. Each year has other reports, so a total may move for that reason alone: read the trend off the last columns, which hold only the units that also have figures for the year before.
-- takes: region kind level scope
-- label: reports 报告份数 | reports
-- label: received 新收申请 | received
-- label: handled 办理总数 | handled
-- label: granted 予以公开和部分公开 | granted in full or part
-- label: percent 公开率% | % granted
-- label: also_before 上年也有 | also the year before
-- label: their_received 其新收 | they received
-- label: their_received_before 其上年新收 | received the year before
-- label: change_percent 增减% | change %
-- label: reports_flagged 含核查未过的报告 | reports in a failed check
-- breaks: requests agency
-- common: published

WITH told AS MATERIALIZED (
  SELECT h.*,
         max(q.value) FILTER (WHERE q.item = 'received') AS received, max(q.value) FILTER (WHERE q.item = 'total_handled') AS handled,
         coalesce(max(q.value) FILTER (WHERE q.item = 'granted'), 0) + coalesce(max(q.value) FILTER (WHERE q.item = 'partially_granted'), 0) AS granted,
         max(q.in_failed_check IN ('publisher', 'undecided')) AS failed,
         CASE
           WHEN h.year IS NULL THEN 'undated'
           WHEN h.unplaced THEN 'unplaced'
           WHEN h.agency IS NULL THEN 'unnamed'
           WHEN count(q.kind) = 0 THEN 'not_asked'
           WHEN sum(q.kind = 'unread') > 0 THEN 'unread'
           WHEN sum(q.kind = 'absent') > 0 THEN 'absent'
           WHEN sum(q.kind IN ('text', 'na')) > 0 THEN 'no_number'
           WHEN sum(q.in_failed_check = 'reading') > 0 THEN 'reading'
           WHEN sum(q.kind = 'number' AND q.item IN ('received', 'total_handled')) < 2 OR sum(q.kind = 'number' AND q.item IN ('granted', 'partially_granted')) = 0
             THEN max(q.kind) FILTER (WHERE q.kind <> 'number')
         END AS left_out
  FROM published h LEFT JOIN requests q ON q.report_id = h.report_id AND q.applicant = 'total' AND q.item IN ('received', 'total_handled', 'granted', 'partially_granted')
  GROUP BY h.report_id
)
SELECT t.scope, t.level, t.year, count(*) AS reports, sum(t.received) AS received, sum(t.handled) AS handled, sum(t.granted) AS granted,
       round(100.0 * sum(t.granted) / nullif(sum(t.handled), 0), 1) AS percent,
       count(b.report_id) AS also_before, sum(t.received) FILTER (WHERE b.report_id IS NOT NULL) AS their_received, sum(b.received) AS their_received_before,
       round(100.0 * (sum(t.received) FILTER (WHERE b.report_id IS NOT NULL) - sum(b.received)) / nullif(sum(b.received), 0), 1) AS change_percent,
       sum(t.failed) AS reports_flagged, NULL AS agency, NULL AS left_out
FROM told t LEFT JOIN told b ON b.agency_id = t.agency_id AND b.year = t.year - 1 AND b.scope = t.scope AND b.level IS t.level AND b.left_out IS NULL
WHERE t.left_out IS NULL
GROUP BY t.scope, t.level, t.year
UNION ALL
SELECT scope, level, year, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, coalesce(agency || coalesce(' ' || year, ''), handle), left_out
FROM told WHERE left_out IS NOT NULL
ORDER BY left_out, scope, level, year, agency;
