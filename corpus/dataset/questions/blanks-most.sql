-- title: 谁的表格留空最多 | Who leaves most cells blank
-- means: 三张表中印出而留空的单元格数，及其占表式要求且能够读出的单元格数的比率。空白不是 0，也不同于横线、“无”；未印出的单元格不计；有单元格未能读出的报告不列入，因为其空白数不全。 | Cells printed empty in the three tables, as a share of the cells that the form asks for and that could be read. Blank is not 0, and not a dash or 无; cells not printed are not counted, and a report with a cell that we could not read is left out, since its blanks are not all known.
-- takes: year region kind level scope by at-least
-- label: count 空白 | blank
-- label: of 已读单元格 | cells read
-- label: dashes 横线 | dashes
-- label: nones “无” | “无”
-- label: not_printed 未印出 | not printed
-- common: units told

WITH cell AS MATERIALIZED (
  SELECT report_id, sum(kind = 'blank') AS blanks, sum(kind = 'dash') AS dashes, sum(kind = 'none') AS nones,
         sum(kind = 'unread') AS not_read, sum(kind = 'absent') AS not_printed, sum(kind NOT IN ('unread', 'absent')) AS cells
  FROM cells
  WHERE year = :year AND is_current = 1
  GROUP BY report_id
),
figure AS MATERIALIZED (
  SELECT report_id, blanks AS value, iif(not_read > 0, 'unread', 'number') AS kind, 'none' AS in_failed_check, 'count' AS role FROM cell
  UNION ALL
  SELECT report_id, cells, 'number', 'none', 'of' FROM cell
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       dashes, nones, not_printed, agency_id, handle, left_out
FROM told LEFT JOIN cell USING (report_id)
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
