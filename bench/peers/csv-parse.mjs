// The refund as a Node programmer writes it: csv-parse and decimal.js, row by row, in a process of its own.
// node csv-parse.mjs <arrays|objects> <in.csv> <out.csv>; objects go through csv-stringify, arrays are joined by hand.
import { createReadStream, createWriteStream } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { stringify } from 'csv-stringify';
import { Decimal } from 'decimal.js';

const [form, input, output] = process.argv.slice(2);
const TARGET = new Decimal('5.5');
const SMALL_LIMIT = new Decimal(20);

function refund(size, staff, rateText, premiums, date) {
  const rate = new Decimal(rateText.slice(0, -1));
  if (date < '2023-08-09' || date > '2023-12-31') return ['ineligible', '0.00', 'date'];
  if (!rate.lte(TARGET) && !(Number(staff) <= 30 && rate.lte(SMALL_LIMIT))) return ['ineligible', '0.00', 'layoffs'];
  const amount = new Decimal(premiums).times(size === '大型' ? '0.30' : '0.60');
  return ['eligible', amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2), ''];
}

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

async function* arrays(source) {
  let piece = '';
  let header = true;
  for await (const row of source) {
    const [, , size, staff, rate, premiums, date] = row;
    const added = header ? ['status', 'amount', 'reason'] : refund(size, staff, rate, premiums, date);
    header = false;
    piece += `${[...row, ...added].map(quoted).join(',')}\n`;
    if (piece.length < 1 << 16) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

const objects = () =>
  new Transform({
    objectMode: true,
    transform(row, _encoding, done) {
      const [status, amount, reason] = refund(
        row.企业规模,
        row.参保职工人数,
        row.裁员率,
        row.上年度实际缴纳失业保险费,
        row.申请日期,
      );
      done(null, { ...row, status, amount, reason });
    },
  });

const source = createReadStream(input);
const target = createWriteStream(output);
if (form === 'arrays') await pipeline(source, parse(), arrays, target);
else await pipeline(source, parse({ columns: true }), objects(), stringify({ header: true }), target);
