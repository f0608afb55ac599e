/*
 * The measures as a data person writes them by hand, for DuckDB. `lean` adds status, amount and a short reason; `full`
 * adds the columns of suance with the same texts. All columns of the list are kept, in its order.
 */

const DATE = (column) => `strftime(${column}, '%Y年%-m月%-d日')`;

/** Columns and types of the lists; those that are compared or computed with are typed, the others stay text. */
export const LISTS = {
  enterprises: {
    types: {
      序号: 'VARCHAR',
      单位名称: 'VARCHAR',
      企业规模: 'VARCHAR',
      参保职工人数: 'INTEGER',
      裁员率: 'VARCHAR',
      上年度实际缴纳失业保险费: 'DECIMAL(15,2)',
      申请日期: 'DATE',
    },
    // The rate as a number, once a row.
    derived: `CAST(rtrim(裁员率, '%') AS DECIMAL(7,2)) AS rate,
      申请日期 BETWEEN DATE '2023-08-09' AND DATE '2023-12-31' AS in_force`,
    conditions: `rate = 0 OR rate <= 5.5 OR (参保职工人数 <= 30 AND rate <= 20) AS stable`,
    eligible: 'in_force AND stable',
    amount: `round(上年度实际缴纳失业保险费 * CASE WHEN 企业规模 = '大型' THEN 0.30 ELSE 0.60 END, 2)::DECIMAL(17,2)`,
    short: `CASE WHEN NOT in_force THEN 'date' WHEN NOT stable THEN 'layoffs' END`,
    reasons: `concat_ws('；',
      CASE WHEN NOT in_force
        THEN '在政策期限内：申请日期 ' || ${DATE('申请日期')} || ' 不属于 [2023年8月9日..2023年12月31日]' END,
      CASE WHEN NOT stable
        THEN '未裁员或裁员率达标：裁员率 ' || 裁员率 || ' ≠ 0%；裁员率 ' || 裁员率 || ' > 全国城镇调查失业率控制目标 5.5%；' ||
          CASE WHEN 参保职工人数 > 30 THEN '参保职工人数 ' || 参保职工人数 || ' > 30' ELSE '裁员率 ' || 裁员率 || ' > 20%' END END)`,
    measure: 'xinjiang-2023-49/ui-refund',
  },
  certificates: {
    types: {
      申请编号: 'VARCHAR',
      姓名: 'VARCHAR',
      是否企业职工: 'VARCHAR',
      失业保险累计缴费月数: 'INTEGER',
      是否领取失业保险金: 'VARCHAR',
      证书种类: 'VARCHAR',
      证书等级: 'VARCHAR',
      取得证书日期: 'DATE',
      申请日期: 'DATE',
      本年度已享受技能提升补贴次数: 'INTEGER',
    },
    derived: `申请日期 BETWEEN DATE '2023-08-09' AND DATE '2023-12-31' AS in_force,
      CAST(取得证书日期 + INTERVAL 1 YEAR AS DATE) AS last_day`,
    conditions: `(是否企业职工 = '是' AND 失业保险累计缴费月数 >= 12) OR 是否领取失业保险金 = '是' AS claimant,
      证书种类 IN ('职业资格证书', '职业技能等级证书') AS certificate,
      证书等级 IN ('初级（五级）', '中级（四级）', '高级（三级）') AS level,
      申请日期 >= 取得证书日期 AND 申请日期 <= last_day AS in_time,
      本年度已享受技能提升补贴次数 + 1 <= 3 AS times`,
    eligible: 'in_force AND claimant AND certificate AND level AND in_time AND times',
    amount: `CAST(CASE 证书等级 WHEN '初级（五级）' THEN 1000 WHEN '中级（四级）' THEN 1500 ELSE 2000 END AS DECIMAL(9,2))`,
    short: `CASE WHEN NOT in_force THEN 'date' WHEN NOT claimant THEN 'claimant' WHEN NOT certificate THEN 'certificate'
      WHEN NOT level THEN 'level' WHEN NOT in_time THEN 'late' WHEN NOT times THEN 'times' END`,
    reasons: `concat_ws('；',
      CASE WHEN NOT in_force
        THEN '在政策期限内：申请日期 ' || ${DATE('申请日期')} || ' 不属于 [2023年8月9日..2023年12月31日]' END,
      CASE WHEN NOT claimant
        THEN '参保满1年的企业职工或领取失业保险金人员：' ||
          CASE WHEN 是否企业职工 = '否' THEN '是否企业职工 = 否' ELSE '失业保险累计缴费月数 ' || 失业保险累计缴费月数 || ' < 12' END ||
          '；是否领取失业保险金 = 否' END,
      CASE WHEN NOT certificate
        THEN '取得规定种类的证书：证书种类 ' || 证书种类 || ' 不属于 {职业资格证书、职业技能等级证书}' END,
      CASE WHEN NOT level
        THEN '证书等级有补贴标准：证书等级 ' || 证书等级 || ' 不属于 {初级（五级）、中级（四级）、高级（三级）}' END,
      CASE WHEN NOT in_time
        THEN '取得证书一年内申请：申请日期 ' || ${DATE('申请日期')} ||
          CASE WHEN 申请日期 < 取得证书日期 THEN ' < 取得证书日期 ' || ${DATE('取得证书日期')}
            ELSE ' > 取得证书日期 ' || ${DATE('取得证书日期')} || ' + 1年 = ' || ${DATE('last_day')} END END,
      CASE WHEN NOT times
        THEN '本年度享受不超过三次：本年度已享受技能提升补贴次数 ' || 本年度已享受技能提升补贴次数 || ' + 1 = ' ||
          (本年度已享受技能提升补贴次数 + 1) || ' > 3' END)`,
    measure: 'xinjiang-2023-49/skill-upgrade',
  },
};

/**
 * What DuckDB is asked.
 * @param {'enterprises' | 'certificates'} list
 * @param {'lean' | 'full'} form
 */
export function duckdbQuery(list, form, input, output) {
  const { types, derived, conditions, eligible, amount, short, reasons, measure } = LISTS[list];
  const names = Object.keys(types);
  const text = (path) => `'${path.replaceAll("'", "''")}'`;
  const columns = names.map((name) => `'${name}': '${types[name]}'`).join(', ');
  const status = `CASE WHEN eligible THEN 'eligible' ELSE 'ineligible' END`;
  const granted = `CASE WHEN eligible THEN ${amount} ELSE 0 END`;
  const results =
    form === 'lean'
      ? `${status} AS status, ${granted} AS amount, ${short} AS reason`
      : `${status} AS 结果, ${granted} AS 金额, NULL AS 金额下限, NULL AS 金额上限, '${measure}' AS 政策项,
        CASE WHEN eligible THEN NULL ELSE ${reasons} END AS 理由, NULL AS 缺少内容, NULL AS 错误`;
  return `COPY (
    SELECT ${names.join(', ')}, ${results}
    FROM (SELECT *, ${eligible} AS eligible FROM (SELECT *, ${conditions} FROM (SELECT *, ${derived}
      FROM read_csv(${text(input)}, header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = {${columns}}))))
  ) TO ${text(output)} (FORMAT csv, HEADER, DELIMITER ',')`;
}
