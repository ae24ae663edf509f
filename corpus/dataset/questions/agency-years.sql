-- title: 一个单位历年的主要数据 | One agency over the years
-- means: 各年度的申请、答复和公开率；空着的格表示没有可用的数字，原因见“未列数字”一列。不予公开、无法提供、不予处理、其他为各行之和，其中留空的行不计入。 | Requests, answers and the share granted, year by year. An empty cell has no usable number: the column “not stated” says why. Refused, not provided, not processed and other are sums of their rows; a row left blank adds nothing.
-- takes: agency
-- needs: agency
-- label: received 新收 | received
-- label: brought_forward 上年结转 | brought forward
-- label: handled 办理总数 | handled
-- label: granted 予以公开 | granted
-- label: partially_granted 部分公开 | in part
-- label: percent 公开率% | % granted
-- label: refused 不予公开 | refused
-- label: not_provided 无法提供 | not provided
-- label: not_processed 不予处理 | not processed
-- label: other 其他处理 | other
-- label: carried_forward 结转下年 | carried forward
-- label: not_stated 未列数字 | not stated
-- breaks: requests disputes agency

WITH asked AS (
  SELECT id FROM agencies WHERE instr(name, :agency) > 0
  UNION
  SELECT agency_id FROM agency_names WHERE instr(name, :agency) > 0
),
span AS (
  SELECT agency_id, min(year) AS first, max(year) AS last FROM reports WHERE is_current = 1 AND agency_id IN (SELECT id FROM asked) GROUP BY agency_id
),
years AS (
  SELECT s.agency_id, y.year FROM span s JOIN (SELECT DISTINCT year FROM reports WHERE is_current = 1) y ON y.year BETWEEN s.first AND s.last
),
-- What the total column of table three states; a figure that our reading may have got wrong counts as not stated.
cell AS MATERIALIZED (
  SELECT report_id, item, iif(in_failed_check = 'reading', NULL, value) AS value, iif(in_failed_check = 'reading', 'reading', kind) AS kind, in_failed_check
  FROM requests
  WHERE applicant = 'total' AND report_id IN (SELECT id FROM reports WHERE agency_id IN (SELECT id FROM asked))
),
stated AS (
  SELECT report_id,
         max(value) FILTER (WHERE item = 'received') AS received, max(value) FILTER (WHERE item = 'brought_forward') AS brought_forward,
         max(value) FILTER (WHERE item = 'total_handled') AS handled, max(value) FILTER (WHERE item = 'granted') AS granted,
         max(value) FILTER (WHERE item = 'partially_granted') AS partially_granted, max(value) FILTER (WHERE item = 'carried_forward') AS carried_forward,
         iif(sum(kind IN ('unread', 'absent', 'text', 'na', 'reading')) FILTER (WHERE item GLOB 'denied_*') = 0, sum(value) FILTER (WHERE item GLOB 'denied_*'), NULL) AS refused,
         iif(sum(kind IN ('unread', 'absent', 'text', 'na', 'reading')) FILTER (WHERE item GLOB 'unavailable_*') = 0, sum(value) FILTER (WHERE item GLOB 'unavailable_*'), NULL) AS not_provided,
         iif(sum(kind IN ('unread', 'absent', 'text', 'na', 'reading')) FILTER (WHERE item GLOB 'not_processed_*') = 0, sum(value) FILTER (WHERE item GLOB 'not_processed_*'), NULL) AS not_processed,
         iif(sum(kind IN ('unread', 'absent', 'text', 'na', 'reading')) FILTER (WHERE item GLOB 'other_*') = 0, sum(value) FILTER (WHERE item GLOB 'other_*'), NULL) AS other,
         group_concat(DISTINCT CASE item WHEN 'total_handled' THEN 'handled' WHEN 'received' THEN item WHEN 'brought_forward' THEN item WHEN 'granted' THEN item
                                         WHEN 'partially_granted' THEN item WHEN 'carried_forward' THEN item
                                         ELSE CASE WHEN item GLOB 'denied_*' THEN 'refused' WHEN item GLOB 'unavailable_*' THEN 'not_provided'
                                                   WHEN item GLOB 'not_processed_*' THEN 'not_processed' ELSE 'other' END END || ' ' || kind)
           FILTER (WHERE kind <> 'number') AS not_stated,
         CASE max(CASE in_failed_check WHEN 'publisher' THEN 1 WHEN 'undecided' THEN 2 ELSE 0 END) WHEN 1 THEN 'publisher' WHEN 2 THEN 'undecided' END AS failed_check
  FROM cell
  GROUP BY report_id
)
SELECT a.name AS agency, y.year, coalesce(r.scope, 'unknown') AS scope, r.form, s.received, s.brought_forward, s.handled, s.granted, s.partially_granted,
       round(100.0 * (s.granted + s.partially_granted) / nullif(s.handled, 0), 1) AS percent,
       s.refused, s.not_provided, s.not_processed, s.other, s.carried_forward, s.not_stated, s.failed_check, y.agency_id, r.handle,
       CASE WHEN r.id IS NULL THEN 'no_report' END AS left_out
FROM years y JOIN agencies a ON a.id = y.agency_id
LEFT JOIN (SELECT id, agency_id, year, scope, form, handle FROM reports WHERE is_current = 1) r ON r.agency_id = y.agency_id AND r.year = y.year
LEFT JOIN stated s ON s.report_id = r.id
ORDER BY left_out IS NOT NULL, a.name, y.agency_id, y.year;
