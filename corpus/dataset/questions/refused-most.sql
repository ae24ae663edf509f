-- title: 谁不予公开最多，可按理由 | Who refused most, by reason
-- means: 不予公开（三）的件数，及其占本年度办理总数的比率。部分公开的申请只计入部分公开，不计入此处。 | Requests refused (row group 三) and their share of all requests handled. A request granted in part counts there alone, not here.
-- takes: year region kind level scope reason by at-least
-- choice: reason denied_* | 全部 | all
-- choice: reason denied_state_secret | 国家秘密 | state secret
-- choice: reason denied_law_prohibits | 法律行政法规禁止 | 法律禁止 | law prohibits
-- choice: reason denied_security_stability | 三安全一稳定 | security and stability
-- choice: reason denied_third_party_rights | 第三方 | 第三方合法权益 | third party
-- choice: reason denied_internal_affairs | 内部事务 | 内部事务信息 | internal affairs
-- choice: reason denied_deliberative_process | 过程性信息 | 过程性 | deliberative process
-- choice: reason denied_enforcement_file | 行政执法案卷 | 执法案卷 | enforcement file
-- choice: reason denied_registry_inquiry | 查询事项 | 行政查询事项 | registry inquiry
-- label: count 不予公开 | refused
-- label: of 办理总数 | handled
-- common: units told

WITH figure AS MATERIALIZED (
  SELECT report_id, value, kind, in_failed_check, CASE WHEN item = 'total_handled' THEN 'of' ELSE 'count' END AS role
  FROM requests
  WHERE year = :year AND applicant = 'total' AND (item = 'total_handled' OR item GLOB :reason)
)
SELECT CASE WHEN left_out IS NULL THEN rank() OVER (PARTITION BY scope, left_out IS NULL ORDER BY iif(:by = 'rate', 1.0 * n / base, n) DESC) END AS rank,
       agency, division_path, level, scope, n AS count, base AS "of", round(100.0 * n / base, 1) AS percent,
       failed_check, silent, agency_id, handle, left_out
FROM told
ORDER BY left_out IS NOT NULL, scope, rank, agency, agency_id;
