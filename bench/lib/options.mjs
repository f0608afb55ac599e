import { parseArgs } from 'node:util';

const HELP = `Measures suance against its peers and writes bench/RESULTS.md.
Usage: npm run bench -- [options]

  --runs <n>       counted runs of each program on a list (7)
  --starts <n>     counted starts of each command (25)
  --rows <n>       rows of a list (1000000)
  --large <n>      rows of the long list (5000000); 0 leaves it out
  --cases <n>      cases for calc --format ndjson (200000)
  --only <names>   bulk, growth, start, ndjson, engines; several with commas
  --quick          short lists and few runs, to see that all of it works
  --output <file>  where the report goes; a run that is not the full one is
                   printed unless this is given
`;

export const EXPERIMENTS = ['bulk', 'growth', 'start', 'ndjson', 'engines'];
const FULL = { runs: 7, starts: 25, rows: 1_000_000, large: 5_000_000, cases: 200_000, engines: 1 };
const QUICK = { runs: 3, starts: 5, rows: 100_000, large: 200_000, cases: 20_000, engines: 0.1 };

/**
 * What the command line asks for.
 * @returns `null` where it asks for help, which has then been printed
 * @throws Error on options that make no sense
 */
export function readOptions(args) {
  const text = { type: 'string' };
  const { values } = parseArgs({
    args,
    options: {
      runs: text,
      starts: text,
      rows: text,
      large: text,
      cases: text,
      only: text,
      output: text,
      quick: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  const given = { ...(values.quick ? QUICK : FULL) };
  for (const name of ['runs', 'starts', 'rows', 'large', 'cases']) {
    if (values[name] === undefined) continue;
    const number = Number(values[name]);
    if (!Number.isInteger(number) || number < (name === 'large' ? 0 : 1))
      throw new Error(`--${name} takes a whole number, not ${values[name]}`);
    given[name] = number;
  }
  const only = values.only?.split(',') ?? EXPERIMENTS;
  const unknown = only.find((each) => !EXPERIMENTS.includes(each));
  if (unknown !== undefined) throw new Error(`--only knows ${EXPERIMENTS.join(', ')}, not ${unknown}`);
  const full = only.length === EXPERIMENTS.length && Object.keys(FULL).every((name) => given[name] === FULL[name]);
  return { ...given, only, full, output: values.output ?? null };
}
