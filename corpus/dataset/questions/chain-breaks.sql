-- title: 哪些单位历年数据不衔接，从哪年起 | Whose years do not join, and since when
-- means: 结转的申请、现行有效的规章和行政规范性文件，逐年与上年报告衔接。列出首次断开的年度、各年偏差，以及以后的报告是否改回（各年偏差之和回到 0）；改回的年度未提到更正、清理、口径等的，为未作说明。哪一年有误，数据本身不能判定。 | Requests carried forward, rules and normative documents in force follow from last year's report. Each line is a chain that breaks: since when, by how much in which years, and whether a later report mended it (the differences add up to 0 again) without a word of a correction or another way of counting. Which year is wrong the figures do not tell.
-- takes: agency region kind level scope
-- label: chain 数据 | figures
-- label: first_break 首次断开 | first break
-- label: expected 按上年应为 | by last year
-- label: printed 本年填报 | printed
-- label: breaks 各年偏差 | differences
-- label: mended 改回年度 | mended in
-- label: silently 未作说明 | silently
-- label: failed_check 责任 | whose fault
-- common: published

WITH joint AS MATERIALIZED (
  SELECT p.agency_id, p.agency, p.level, p.scope, p.handle, f.year, f.check_id, f.expected, f.printed, f.printed - f.expected AS off,
         f.severity = 'notice' AS told, f.responsibility
  FROM published p JOIN findings f ON f.report_id = p.report_id
  WHERE f.check_id IN ('carry-over-total', 'normdocs-stock-flow', 'rules-stock-flow') AND f.responsibility <> 'reading'
    AND NOT p.unplaced AND (:agency IS NULL OR instr(p.agency, :agency) > 0)
),
walk AS MATERIALIZED (
  SELECT *, row_number() OVER chain AS no, sum(off) OVER chain AS adrift
  FROM joint
  WINDOW chain AS (PARTITION BY agency_id, check_id ORDER BY year)
),
chains AS (
  SELECT agency_id, check_id, group_concat(year || ': ' || printf('%+d', off), ', ') AS breaks, min(year) FILTER (WHERE no = 1) AS first,
         min(year) FILTER (WHERE no > 1 AND adrift = 0) AS mended
  FROM (SELECT * FROM walk ORDER BY agency_id, check_id, year)
  GROUP BY agency_id, check_id
),
-- A chain is mended where every year on the way was compared.
followed AS (
  SELECT agency_id, check_id, breaks,
         CASE WHEN mended - first = (SELECT count(*) FROM reports r JOIN check_results k ON k.report_id = r.id
           WHERE r.agency_id = c.agency_id AND r.is_current = 1 AND r.year > c.first AND r.year <= c.mended AND k.check_id = c.check_id AND k.outcome IN ('held', 'failed'))
         THEN mended END AS mended
  FROM chains c
),
alone AS (
  SELECT agency_id, agency, CASE WHEN max(unplaced) THEN 'unplaced' WHEN agency IS NULL THEN 'unnamed' WHEN count(*) < 2 THEN 'no_earlier_report' END AS left_out
  FROM published
  WHERE :agency IS NULL OR instr(agency, :agency) > 0
  GROUP BY agency_id
)
SELECT agency, division_path, level, scope, chain, first_break, expected, printed, breaks, mended, silently, failed_check, agency_id, handle, left_out
FROM (
  SELECT w.agency, a.division_path, w.level, w.scope,
         CASE w.check_id WHEN 'carry-over-total' THEN 'requests' WHEN 'rules-stock-flow' THEN 'rules' ELSE 'normative_documents' END AS chain,
         w.year AS first_break, w.expected, w.printed, f.breaks, f.mended, CASE WHEN f.mended IS NOT NULL THEN iif(m.told, 'no', 'yes') END AS silently,
         w.responsibility AS failed_check, w.agency_id, w.handle, NULL AS left_out
  FROM walk w JOIN followed f ON f.agency_id = w.agency_id AND f.check_id = w.check_id JOIN agencies a ON a.id = w.agency_id
  LEFT JOIN walk m ON m.agency_id = w.agency_id AND m.check_id = w.check_id AND m.year = f.mended
  WHERE w.no = 1
  UNION ALL
  SELECT agency, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, agency_id, NULL, left_out FROM alone WHERE left_out IS NOT NULL
)
ORDER BY left_out IS NOT NULL, agency, agency_id, chain;
