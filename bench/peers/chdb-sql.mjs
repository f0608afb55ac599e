import { LISTS } from './sql.mjs';

/** The same for chDB (ClickHouse), in its dialect, lean. Columns are named by position: c1, c2 … */
const MEASURES = {
  enterprises: {
    values: `toDecimal64(trim(TRAILING '%' FROM c5), 2) AS rate,
      c7 BETWEEN toDate('2023-08-09') AND toDate('2023-12-31') AS in_force,
      rate = 0 OR rate <= toDecimal64('5.5', 1) OR (c4 <= 30 AND rate <= 20) AS stable,
      in_force AND stable AS eligible`,
    amount: `round(c6 * if(c3 = '大型', toDecimal64('0.30', 2), toDecimal64('0.60', 2)), 2)`,
    reason: `multiIf(NOT in_force, 'date', NOT stable, 'layoffs', '')`,
  },
  certificates: {
    values: `c9 BETWEEN toDate('2023-08-09') AND toDate('2023-12-31') AS in_force,
      (c3 = '是' AND c4 >= 12) OR c5 = '是' AS claimant,
      c6 IN ('职业资格证书', '职业技能等级证书') AS certificate,
      c7 IN ('初级（五级）', '中级（四级）', '高级（三级）') AS level,
      c9 >= c8 AND c9 <= c8 + INTERVAL 1 YEAR AS in_time,
      c10 + 1 <= 3 AS times,
      in_force AND claimant AND certificate AND level AND in_time AND times AS eligible`,
    amount: `toDecimal64(multiIf(c7 = '初级（五级）', 1000, c7 = '中级（四级）', 1500, 2000), 2)`,
    reason: `multiIf(NOT in_force, 'date', NOT claimant, 'claimant', NOT certificate, 'certificate', NOT level, 'level',
      NOT in_time, 'late', NOT times, 'times', '')`,
  },
};

const TYPES = { VARCHAR: 'String', INTEGER: 'Int32', 'DECIMAL(15,2)': 'Decimal64(2)', DATE: 'Date' };

/**
 * What chDB is asked. Two threads read and write; the pipeline between them has one, for with two the rows change places.
 * @param {'enterprises' | 'certificates'} list
 */
export function chdbQuery(list, input, output) {
  const { values, amount, reason } = MEASURES[list];
  const columns = Object.entries(LISTS[list].types);
  const text = (path) => `'${path.replaceAll("'", "''")}'`;
  const structure = columns.map(([, type], index) => `c${index + 1} ${TYPES[type]}`).join(', ');
  const kept = columns.map(([name], index) => `c${index + 1} AS \`${name}\``).join(', ');
  return `INSERT INTO FUNCTION file(${text(output)}, 'CSVWithNames')
    SELECT ${kept}, if(eligible, 'eligible', 'ineligible') AS status, toDecimal64(if(eligible, ${amount}, 0), 2) AS amount, ${reason} AS reason
    FROM (SELECT *, ${values} FROM file(${text(input)}, 'CSV', '${structure}'))
    SETTINGS max_threads = 1, max_parsing_threads = 2, input_format_csv_skip_first_lines = 1,
      output_format_decimal_trailing_zeros = 1`;
}
