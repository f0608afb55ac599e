import { resolve } from 'node:path';
import { nearest } from '../../language/nearest.ts';
import { type Problem, problem, SuanceError } from '../../values/problem.ts';
import {
  CONFIG_KEYS,
  type Config,
  type ConfigKey,
  hasKey,
  isKey,
  LANGUAGES,
  localityPath,
  readConfig,
  writeSetting,
} from '../config.ts';
import { write } from '../io.ts';
import { EXIT, type Options } from '../options.ts';
import { openPolicies, type Session } from '../session.ts';
import { openLocality, openStanding, regionText } from '../standing.ts';
import { styleFor } from '../style.ts';
import { messageOf, renderProblem } from '../texts/render.ts';
import { hanging, pad, widthOf } from '../wrap.ts';

/** A setting as it holds: what it is, and who says so; `null` where nothing does. */
interface Holding {
  readonly key: ConfigKey;
  readonly value: string | null;
  readonly shown: string;
  readonly from: 'file' | 'locality' | 'option' | 'system' | null;
}

/** `suance config`: where the settings are, what holds, and what is wrong with them. */
export async function configList(session: Session, _positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts, config } = session;
  const { holdings, problems } = await holdingsOf(session, options);
  if (options.format === 'json') {
    const report = {
      path: config.path,
      exists: config.exists,
      settings: holdings.map(({ key, value, from }) => ({ key, value, from })),
      problems: problems.map((each) => ({ code: each.code, place: each.place, message: messageOf(each, texts) })),
    };
    await write(io.stdout, `${JSON.stringify(report, null, 2)}\n`);
  } else {
    const style = await styleFor(io, options);
    const words = texts.config;
    const head = config.path === null ? words.ignored : `${config.path}${config.exists ? '' : ` ${words.absent}`}`;
    const keys = Math.max(...CONFIG_KEYS.map(widthOf));
    const labels = Math.max(...CONFIG_KEYS.map((key) => widthOf(words.keys[key])));
    const lines = [...hanging('', head, style.width), ''];
    for (const { key, shown, from } of holdings) {
      const mark = `${style.bold(pad(key, keys))}  ${style.dim(pad(words.keys[key], labels))}  `;
      const origin = from === null ? '' : ` (${words.from[from]})`;
      lines.push(...hanging(mark, `${shown}${origin}`, style.width));
    }
    await write(io.stdout, style.shown(`${lines.join('\n')}\n`));
    for (const each of problems) await write(io.stderr, `${texts.error}${texts.colon}${renderProblem(each, texts)}\n`);
  }
  return problems.length === 0 ? EXIT.computed : EXIT.invalid;
}

async function holdingsOf(session: Session, options: Options) {
  const { config, texts } = session;
  // That a file which is named is not there yet stands beside its path.
  const problems: Problem[] = config.problems.filter((each) => each.code !== 'file-not-found');
  const set = await openPolicies(session, options.policies);
  const path = localityPath(config);
  let region: Awaited<ReturnType<typeof openStanding>>['region'] = null;
  try {
    // What can be told is told, whatever else is wrong.
    region = (await openStanding({ ...session, config: { ...config, problems: [] } }, set, undefined)).region;
  } catch (error) {
    if (!(error instanceof SuanceError)) throw error;
    problems.push(...error.problems);
  }
  const unset = texts.config.unset;
  const holdings: Holding[] = [
    { key: 'locality', value: path, shown: path ?? unset, from: path === null ? null : 'file' },
    {
      key: 'region',
      value: region?.code ?? null,
      shown: region ? regionText(region.code, set, texts) : unset,
      from: region && (region.from === 'config' ? 'file' : 'locality'),
    },
    {
      key: 'language',
      value: texts.language,
      shown: texts.language,
      from: options.lang !== undefined ? 'option' : config.settings.language ? 'file' : 'system',
    },
  ];
  return { holdings, problems };
}

/** `suance config set`: saves a setting once it is seen to hold. */
export async function configSet(session: Session, positionals: readonly string[], options: Options): Promise<number> {
  const { io, texts, config } = session;
  const [key, written] = positionals as readonly [string, string];
  if (!isKey(key)) throw unknownKey(key);
  const value = await checked(key, written, session, options);
  const path = writeSetting(config, key, value);
  await write(io.stdout, `${texts.config.saved(key, value, path)}\n`);
  return tellRest(session);
}

/** `suance config unset`: takes a setting out, one that is none too. */
export async function configUnset(session: Session, positionals: readonly string[]): Promise<number> {
  const { io, texts, config } = session;
  const [key] = positionals as readonly [string];
  if (config.path === null) throw problem('config-ignored', {});
  const there = hasKey(config.path, key);
  if (!there && !isKey(key)) throw unknownKey(key);
  if (there) writeSetting(config, key, null);
  const { removed, notThere } = texts.config;
  await write(io.stdout, `${(there ? removed : notThere)(key, config.path)}\n`);
  return tellRest(session);
}

function unknownKey(name: string): SuanceError {
  return problem('unknown-setting', { name, nearest: nearest(name, CONFIG_KEYS), allowed: CONFIG_KEYS });
}

/** A value as it is saved. @throws SuanceError for one that would not hold */
async function checked(key: ConfigKey, written: string, session: Session, options: Options): Promise<string> {
  if (key === 'language') {
    if (!LANGUAGES.includes(written)) throw problem('option-value', { value: written, allowed: LANGUAGES });
    return written;
  }
  const set = await openPolicies(session, options.policies);
  if (key === 'region') return set.regions().find(written).code;
  const path = resolve(written);
  await openLocality(path, set, {});
  return path;
}

/** Faults that are still in the file do not undo what was done; they are told. */
async function tellRest({ io, texts, config }: Session): Promise<number> {
  const left: Config = readConfig({ ...io.env, SUANCE_CONFIG: config.path ?? '' }, []);
  for (const each of left.problems)
    await write(io.stderr, `${texts.note}${texts.colon}${renderProblem(each, texts)}\n`);
  return EXIT.computed;
}
