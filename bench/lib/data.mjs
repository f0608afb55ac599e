import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';
import { randomNumbers } from './random.mjs';

/*
 * Lists as an office has them, the same on every run. Every fact is given, so that every row is eligible or ineligible;
 * some 10 to 25 % are ineligible, for various reasons. Nobody's data: numbers of persons begin with 99, which is no place.
 */

const DAY = 86_400_000;
/** Days from one to another, both included, as 2023-08-09. */
function days(first, last) {
  const list = [];
  for (let day = Date.parse(first); day <= Date.parse(last); day += DAY)
    list.push(new Date(day).toISOString().slice(0, 10));
  return list;
}
const IN_FORCE = days('2023-08-09', '2023-12-31');
const TOO_EARLY = days('2023-07-01', '2023-08-08');
const TOO_LATE = days('2024-01-01', '2024-01-31');
const pick = (list, random) => list[random(list.length)];
const pad = (number, width) => String(number).padStart(width, '0');

const PLACES = ['伊宁市', '塔城市', '乌苏市', '库尔勒市', '昌吉市', '霍尔果斯市', '新源县', '阿克苏市'];
const WORDS = ['天山', '河谷', '丝路', '昆仑', '晨露', '绿洲', '金穗', '雪莲', '胡杨', '博格达', '赛里木', '塔里木'];
const TRADES = ['商贸', '纺织', '物流', '农业科技', '建筑安装', '食品加工', '机械制造', '信息技术'];
const SURNAMES = [...'王李张刘陈杨赵黄周吴马田'];
const GIVEN = [...'伟芳娜敏静强磊洋艳勇军杰娟涛明超兰霞平刚桂英华玉'];

function enterpriseName(random) {
  const name = `${pick(PLACES, random)}${pick(WORDS, random)}${pad(random(10_000), 4)}号${pick(TRADES, random)}有限公司`;
  // A field that needs its quotes, now and then: whoever splits at commas fails here.
  return random(1000) === 0 ? `${name},分公司` : name;
}

function claimDate(random) {
  const draw = random(100);
  if (draw < 3) return pick(TOO_EARLY, random);
  return draw < 6 ? pick(TOO_LATE, random) : pick(IN_FORCE, random);
}

/** Hundredths of a percent as 4.75%, 3%. */
function percent(hundredths) {
  const whole = Math.floor(hundredths / 100);
  const rest = pad(hundredths % 100, 2).replace(/0+$/, '');
  return `${whole}${rest ? `.${rest}` : ''}%`;
}

function layoffRate(random) {
  const draw = random(100);
  if (draw < 50) return percent(0);
  if (draw < 86) return percent(random(551));
  // The edges themselves come too, more often than chance would have them.
  if (draw < 88) return pick(['5.5%', '5.51%', '20%', '20.01%'], random);
  return draw < 98 ? percent(551 + random(1450)) : percent(2001 + random(3000));
}

function size(staff) {
  if (staff < 10) return '微型';
  if (staff < 100) return '小型';
  return staff < 300 ? '中型' : '大型';
}

/** Enterprises of a province that claim the refund of unemployment premiums; the kind of employer is given apart. */
export const ENTERPRISES = {
  name: 'enterprises',
  seed: 20230809,
  header: ['序号', '单位名称', '企业规模', '参保职工人数', '裁员率', '上年度实际缴纳失业保险费', '申请日期'],
  row(random, number) {
    const staff = random(100) < 45 ? 1 + random(30) : 1 + random(random(10) === 0 ? 5000 : 600);
    const premiums = `${random(staff * 900) + 100}.${pad(random(100), 2)}`;
    const name = enterpriseName(random);
    return [String(number), name, size(staff), String(staff), layoffRate(random), premiums, claimDate(random)];
  },
};

/** GB 11643: the check character of a resident identity number, which a list is refused without. */
function residentCheck(digits) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  return '10X98765432'[weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11];
}

const LEVELS = ['初级（五级）', '中级（四级）', '高级（三级）', '技师（二级）', '高级技师（一级）'];

function level(random) {
  const draw = random(100);
  if (draw < 42) return LEVELS[0];
  if (draw < 76) return LEVELS[1];
  return draw < 96 ? LEVELS[2] : LEVELS[3 + random(2)];
}

function certificateKind(random) {
  const draw = random(100);
  if (draw < 4) return '其他证书';
  return draw < 40 ? '职业资格证书' : '职业技能等级证书';
}

/** The day of the certificate: mostly within the year before the claim, the edges of the year among them. */
function certificateDate(claim, random) {
  const draw = random(200);
  const back = draw < 6 ? 366 + random(200) : draw < 7 ? -1 - random(20) : draw < 9 ? 365 : random(366);
  return new Date(Date.parse(claim) - back * DAY).toISOString().slice(0, 10);
}

/** Persons who claim for a certificate of skill. */
export const CERTIFICATES = {
  name: 'certificates',
  seed: 13,
  header: [
    '申请编号',
    '姓名',
    '是否企业职工',
    '失业保险累计缴费月数',
    '是否领取失业保险金',
    '证书种类',
    '证书等级',
    '取得证书日期',
    '申请日期',
    '本年度已享受技能提升补贴次数',
  ],
  row(random, number) {
    const digits = `99${pad(random(10_000), 4)}${1965 + random(40)}${pad(1 + random(12), 2)}${pad(1 + random(28), 2)}${pad(number % 1000, 3)}`;
    const person = digits + residentCheck(digits);
    const name = pick(SURNAMES, random) + pick(GIVEN, random) + (random(3) === 0 ? '' : pick(GIVEN, random));
    const employee = random(100) < 88;
    const benefit = random(100) < (employee ? 2 : 80);
    const months = random(100) < 5 ? random(12) : 12 + random(360);
    const claim = claimDate(random);
    const taken = random(100) < 3 ? 3 + random(2) : random(3);
    const yes = (value) => (value ? '是' : '否');
    return [
      person,
      name,
      yes(employee),
      String(months),
      yes(benefit),
      certificateKind(random),
      level(random),
      certificateDate(claim, random),
      claim,
      String(taken),
    ];
  },
};

/** A cell as it stands in a CSV file. */
function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Writes a list, a piece at a time, however long it is.
 * @param {object} list ENTERPRISES or CERTIFICATES
 * @param {{ passed?: number, encoding?: 'utf-8' | 'gb18030' }} [form] further columns that no measure reads; the encoding
 */
export function writeList(path, list, rows, { passed = 0, encoding = 'utf-8' } = {}) {
  const random = randomNumbers(list.seed);
  const remarks = randomNumbers(list.seed + 1);
  const file = openSync(path, 'w');
  const write = (text) => {
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : iconv.encode(text, encoding);
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
  };
  const further = (make) => Array.from({ length: passed }, (_, index) => make(index + 1));
  write(`${[...list.header, ...further((index) => `备注${index}`)].join(',')}\n`);
  let piece = '';
  for (let number = 1; number <= rows; number += 1) {
    piece += list.row(random, number).map(quoted).join(',');
    for (let index = 0; index < passed; index += 1) piece += `,附${remarks(100_000)}`;
    piece += '\n';
    if (piece.length < 1 << 18) continue;
    write(piece);
    piece = '';
  }
  write(piece);
  closeSync(file);
}
