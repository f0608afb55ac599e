import { z } from 'zod';
import { nearest } from '../../language/nearest.ts';
import { parseDate } from '../../values/parse.ts';
import { collecting, type Label, type Problem, problem, problemData, SuanceError } from '../../values/problem.ts';
import { placedAt } from '../load/scope.ts';
import type { FigureDefinition, Vocabulary } from '../model.ts';
import { foldLabel, readQuantity } from '../quantity.ts';
import type { Regions } from '../regions.ts';
import { readBySchema } from '../schema.ts';
import { type Path, readYaml, type YamlFile } from '../yaml.ts';
import type { LocalityFile, LocalValue } from './model.ts';

const text = z.string();

/** The shape of a locality file. Days, regions and values are text, read as offices write them. */
const localitySchema = z.strictObject({
  region: text,
  figures: z
    .record(
      text,
      z
        .array(
          z.strictObject({
            from: text,
            to: text.nullable().optional(),
            region: text.nullable().optional(),
            // A value that is not filled in yet is none, and no fault.
            value: text.nullable(),
            source: z.unknown().optional(),
          }),
        )
        .nullable(),
    )
    .nullable()
    .optional(),
});

type RawValue = NonNullable<NonNullable<z.infer<typeof localitySchema>['figures']>[string]>[number];

/** What a locality file is read by. */
export interface LocalityContext {
  readonly vocabulary: Pick<Vocabulary, 'enums' | 'figures'>;
  readonly regions: Regions;
}

/**
 * Reads a locality file.
 * @param shownAs how the file is called in messages
 * @throws SuanceError with every fault found, each with line and column; `file-not-found` and its like
 */
export function readLocality(path: string, shownAs: string, context: LocalityContext): LocalityFile {
  const problems: Problem[] = [];
  const found = new LocalityReader(readYaml(path, shownAs), context, problems).read();
  const [first, ...others] = problems;
  if (first) throw new SuanceError([first, ...others]);
  return found;
}

class LocalityReader {
  private readonly figures: Record<string, LocalValue[]> = Object.create(null);
  private readonly places: Map<LocalValue, ReturnType<YamlFile['placeOf']>> = new Map();
  private readonly blank: string[] = [];
  private readonly seen = new Set<string>();
  /** Figures by every name that they have, folded. */
  private readonly names: ReadonlyMap<string, FigureDefinition>;

  constructor(
    private readonly file: YamlFile,
    private readonly context: LocalityContext,
    private readonly problems: Problem[],
  ) {
    this.names = new Map(
      Object.values(context.vocabulary.figures).flatMap((each) =>
        [each.name, each.label.zh, each.label.en, ...each.headers].map((name) => [foldLabel(name), each] as const),
      ),
    );
  }

  read(): LocalityFile {
    const raw = readBySchema(this.file, localitySchema);
    const region = this.guarded(['region'], () => this.context.regions.find(raw.region).code);
    for (const [name, entries] of Object.entries(raw.figures ?? {})) {
      const figure = this.figure(name);
      if (figure) this.values(figure, name, entries ?? [], region ?? null);
    }
    const { figures, places, blank } = this;
    return { file: this.file.file, region: region ?? '', figures, places, blank };
  }

  private guarded<T>(path: Path, run: () => T): T | undefined {
    return collecting(this.problems, () => placedAt(this.file, path, run));
  }

  /** The figure that a key names, by id, label or header. */
  private figure(name: string): FigureDefinition | undefined {
    const place = this.file.placeOfKey(['figures'], name);
    const found = this.names.get(foldLabel(name));
    if (!found) {
      const known = Object.values(this.context.vocabulary.figures).flatMap((each) => [
        each.name,
        each.label.zh,
        ...each.headers,
      ]);
      this.problems.push(problemData('parameter-unknown', { name, nearest: nearest(name, known) }, place));
    } else if (this.seen.has(found.name)) this.problems.push(problemData('fact-twice', { name }, place));
    else {
      this.seen.add(found.name);
      return found;
    }
    return undefined;
  }

  private values(figure: FigureDefinition, key: string, entries: readonly RawValue[], own: string | null): void {
    const values: LocalValue[] = [];
    for (const [index, raw] of entries.entries()) {
      const path: Path = ['figures', key, index];
      const before = this.problems.length;
      const value = this.value(figure, raw, path, own);
      if (!value) continue;
      const clash = values.find(
        (each) =>
          each.region === value.region &&
          value.from <= (each.to ?? '9999-12-31') &&
          each.from <= (value.to ?? '9999-12-31'),
      );
      if (clash) {
        const date = [value.from, clash.from].sort()[1]!;
        const params = { figure: figure.name, region: value.region, date };
        this.problems.push(problemData('figure-overlap', params, this.file.placeOf(path)));
      }
      if (this.problems.length > before) continue;
      values.push(value);
      this.places.set(value, this.file.placeOf([...path, 'value']));
    }
    if (values.length > 0) this.figures[figure.name] = values;
    else this.blank.push(figure.name);
  }

  /** A value as it stands, or `null` where none is filled in or a fault leaves none. */
  private value(figure: FigureDefinition, raw: RawValue, path: Path, own: string | null): LocalValue | null {
    const day = (key: 'from' | 'to', written: string) =>
      this.guarded([...path, key], () => parseDate(written).toString());
    const from = day('from', raw.from);
    const to = isBlank(raw.to) ? null : day('to', raw.to);
    if (from !== undefined && to && to < from)
      this.problems.push(problemData('window-backwards', { from, to }, this.file.placeOf([...path, 'to'])));
    const region = isBlank(raw.region) ? own : this.within(raw.region, [...path, 'region'], own);
    const source = this.source(raw.source, [...path, 'source']);
    if (isBlank(raw.value)) return null;
    const { vocabulary, regions } = this.context;
    const context = { vocabulary, regions: () => regions };
    // As in every YAML file of a user's, a rate may be a decimal fraction.
    const value = this.guarded([...path, 'value'], () =>
      readQuantity(figure, raw.value!, context, { bareRate: 'fraction' }),
    );
    if (from === undefined || to === undefined || !region || value === undefined) return null;
    return { region, from, to, value, source };
  }

  /** A region that a value has of its own: it must lie in the file's. */
  private within(written: string, path: Path, own: string | null): string | null {
    const code = this.guarded(path, () => {
      const found = this.context.regions.find(written).code;
      if (own !== null && !this.context.regions.chain(found).includes(own))
        throw problem('region-outside', { region: found, within: own });
      return found;
    });
    return code ?? null;
  }

  private source(raw: unknown, path: Path): Label | null {
    if (raw === undefined || raw === null) return null;
    if (typeof raw === 'string') return raw.trim() === '' ? null : { zh: raw.trim(), en: raw.trim() };
    const { zh, en, ...others } = raw as Record<string, unknown>;
    if (typeof zh === 'string' && typeof en === 'string' && Object.keys(others).length === 0) return { zh, en };
    const expected = '伊人社发〔2020〕1号, { zh: …, en: … }';
    const params = { path: path.join('.'), found: JSON.stringify(raw), expected };
    this.problems.push(problemData('schema-value', params, this.file.placeOf(path)));
    return null;
  }
}

function isBlank(written: string | null | undefined): written is null | undefined | '' {
  return written === null || written === undefined || written.trim() === '';
}
