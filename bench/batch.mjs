// How fast `suance batch` is and how much memory it takes, for lists of 100,000 and 1,000,000 rows. Wall times stand
// beside those of copying the same bytes and of starting Node, so that runs on different machines can be compared.
// Usage: node bench/batch.mjs [rows …]
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../bin/suance.js', import.meta.url));
const HEADER = '序号,单位名称,地区,单位类型,企业规模,参保职工人数,裁员率,上年度实际缴纳失业保险费,申请日期';
const REGIONS = ['伊宁市', '塔城市', '乌苏市', '库尔勒市', '昌吉市', '霍尔果斯市', '新源县', '阿克苏市'];
const SIZES = ['大型', '中型', '小型', '微型', '小型', '微型', '微型', '微型'];
const RATES = ['0', '0', '0', '1.2%', '3%', '4.75%', '5.5%', '0', '2.1%', '8%'];

const directory = mkdtempSync(join(tmpdir(), 'suance-bench-'));
const say = (text) => process.stdout.write(`${text}\n`);
try {
  const sizes = process.argv.slice(2).map(Number);
  const start = best(3, () => spawnSync(process.execPath, ['-e', '0']));
  say(`${cpus()[0]?.model ?? ''}, ${cpus().length} CPUs, Node ${process.version}; node -e 0: ${start.toFixed(3)} s`);
  for (const rows of sizes.length > 0 ? sizes : [100_000, 1_000_000]) await measure(rows, start);
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function measure(rows, start) {
  const input = join(directory, 'in.csv');
  const output = join(directory, 'out.csv');
  const memory = join(directory, 'memory');
  generate(input, rows);
  const copy = best(3, () => copyFileSync(input, join(directory, 'copy.csv')));
  const watch = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(memory)}, String(process.resourceUsage().maxRSS)));`;
  const flags = ['--import', `data:text/javascript,${encodeURIComponent(watch)}`];
  let peak = 0;
  const wall = best(3, () => {
    const { status, stderr } = spawnSync(process.execPath, [
      ...flags,
      COMMAND,
      'batch',
      'ui-refund',
      input,
      '-o',
      output,
      '--lang',
      'en',
      '-q',
    ]);
    if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
    peak = Math.max(peak, Number(readFileSync(memory, 'utf8')));
  });
  await check(output, rows);
  const size = (statSync(input).size / 1e6).toFixed(1);
  say(
    `${rows.toLocaleString('en')} rows, ${size} MB: ${wall.toFixed(2)} s, ${Math.round(rows / wall).toLocaleString('en')} rows/s, ` +
      `peak ${(peak / 1024).toFixed(0)} MiB; ${(wall / copy).toFixed(0)} × copying the bytes (${copy.toFixed(3)} s), ` +
      `${(wall / start).toFixed(1)} × node -e 0; rows and order checked`,
  );
}

/** The same rows every time. */
function generate(path, rows) {
  const file = openSync(path, 'w');
  let state = 20230809;
  const next = (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const lines = [HEADER];
  for (let row = 1; row <= rows; row += 1) {
    const kind = next(20) === 0 ? '社会团体' : '企业';
    const premiums = `${next(900_000) + 100}.${String(next(100)).padStart(2, '0')}`;
    const date = `2023-${['08', '09', '10', '11', '12'][next(5)]}-${String(next(19) + 10).padStart(2, '0')}`;
    const region = REGIONS[next(REGIONS.length)];
    lines.push(
      `${row},${region}第${next(99_999)}号商贸有限公司,${region},${kind},${SIZES[next(8)]},${next(600) + 1},${RATES[next(10)]},${premiums},${date}`,
    );
    if (lines.length >= 10_000) writeSync(file, `${lines.splice(0).join('\n')}\n`);
  }
  if (lines.length > 0) writeSync(file, `${lines.join('\n')}\n`);
  closeSync(file);
}

/** Every row is there, in its place, with a result. */
async function check(path, rows) {
  let row = -1;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    row += 1;
    if (row > 0 && !(line.startsWith(`${row},`) && /,(eligible|ineligible),/.test(line)))
      throw new Error(`row ${row}: ${line}`);
  }
  if (row !== rows) throw new Error(`${row} rows instead of ${rows}`);
}

function best(times, run) {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < times; turn += 1) {
    const from = performance.now();
    run();
    least = Math.min(least, (performance.now() - from) / 1000);
  }
  return least;
}
