import { checkExpression } from '../../language/check.ts';
import { nearest } from '../../language/nearest.ts';
import { innerScope } from '../../language/scope.ts';
import { freeNames } from '../../language/tree.ts';
import { Exact } from '../../values/exact.ts';
import { collecting, type Place, type Problem, problemData } from '../../values/problem.ts';
import { IDENTIFIER_PARTS } from '../identity.ts';
import type {
  Agreement,
  Constraint,
  Derivation,
  EnumDefinition,
  FactDefinition,
  FactType,
  FigureDefinition,
  Quantity,
  Shorthand,
  Vocabulary,
} from '../model.ts';
import { foldLabel, type ReadingContext, readQuantity } from '../quantity.ts';
import type { Regions } from '../regions.ts';
import { derivedSchema, figuresSchema, readBySchema, vocabularySchema } from '../schema.ts';
import type { Path, YamlFile } from '../yaml.ts';
import { loadDerivation } from './derivation.ts';
import { placedAt, placedIn, vocabularyScope } from './scope.ts';

export const EMPTY_VOCABULARY: Vocabulary = {
  enums: {},
  facts: {},
  figures: {},
  shorthands: {},
  constraints: [],
  derivations: {},
  labels: {},
};

interface RawQuantity {
  readonly type: string;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly unit?: Quantity['unit'] | undefined;
  readonly label: Quantity['label'];
  readonly help?: Quantity['help'] | undefined;
  readonly headers: readonly string[];
}

/** Reads vocabulary and figure files into one vocabulary, on top of `base`. */
export class VocabularyLoader {
  readonly problems: Problem[] = [];
  private readonly enums: Record<string, EnumDefinition>;
  private readonly facts: Record<string, FactDefinition>;
  private readonly figures: Record<string, FigureDefinition>;
  private readonly shorthands: Record<string, Shorthand>;
  private readonly constraints: Constraint[];
  private readonly derivations: Record<string, Derivation>;
  private readonly labels: Record<string, Quantity['label']>;
  /** Where each fact, figure and shorthand of these files stands. */
  private readonly places = new Map<string, Place>();
  private readonly sharedLabels = new Set<string>();
  private readonly context: ReadingContext;

  constructor(base: Vocabulary, regions: Regions) {
    this.enums = { ...base.enums };
    this.facts = { ...base.facts };
    this.figures = { ...base.figures };
    this.shorthands = { ...base.shorthands };
    this.constraints = [...base.constraints];
    this.derivations = { ...base.derivations };
    this.labels = { ...base.labels };
    this.context = { vocabulary: { enums: this.enums }, regions: () => regions };
  }

  get vocabulary(): Vocabulary {
    return {
      enums: this.enums,
      facts: this.facts,
      figures: this.figures,
      shorthands: this.shorthands,
      constraints: this.constraints,
      derivations: this.derivations,
      labels: this.labels,
    };
  }

  private claim(name: string, file: YamlFile, path: Path): boolean {
    const place = file.placeOfKey(path.slice(0, -1), name);
    if (this.facts[name] ?? this.figures[name] ?? this.shorthands[name]) {
      const first = this.places.get(name);
      this.problems.push(
        first
          ? problemData('duplicate-id', { id: name, first: `${first.file}:${first.line}` }, place)
          : problemData('built-in-id', { id: name }, place),
      );
      return false;
    }
    this.places.set(name, place);
    return true;
  }

  /** Adds a vocabulary file: enums, facts, shorthands, constraints. @returns whether it could be read */
  addVocabulary(file: YamlFile): boolean {
    const raw = collecting(this.problems, () => readBySchema(file, vocabularySchema));
    if (!raw) return false;
    for (const [name, each] of Object.entries(raw.enums)) {
      if (this.enums[name]) {
        this.problems.push(problemData('built-in-id', { id: name }, file.placeOfKey(['enums'], name)));
        continue;
      }
      const members = Object.entries(each.members).map(([id, { zh, en, aliases }]) => ({
        id,
        label: { zh, en },
        aliases,
      }));
      this.enums[name] = { name, label: each.label, members };
      this.checkMembers(this.enums[name], file);
    }
    for (const [name, label] of Object.entries(raw.labels)) {
      if (!this.labels[name]) this.labels[name] = label;
      else this.problems.push(problemData('built-in-id', { id: name }, file.placeOfKey(['labels'], name)));
    }
    for (const [name, each] of Object.entries(raw.facts)) {
      const path = ['facts', name];
      if (!this.claim(name, file, path)) continue;
      const quantity = this.quantity(name, each, file, path);
      if (!quantity) continue;
      this.facts[name] = {
        ...quantity,
        group: each.group ?? 'other',
        by: each.by ?? null,
        example: each.example ?? null,
        ...(each.identity ? { identity: true } : {}),
        ...(each.masked ? { masked: true } : {}),
        ...(each.format ? { format: each.format } : {}),
      };
      if (each.example !== undefined) this.read(this.facts[name], each.example, file, [...path, 'example']);
    }
    // What an identifier says of other facts can be read once they are all there.
    for (const [name, { agrees_with: tests }] of Object.entries(raw.facts)) {
      const fact = this.facts[name];
      if (!fact?.format || Object.keys(tests).length === 0) continue;
      const agrees = Object.keys(tests).flatMap((other) => this.agreement(fact, other, file) ?? []);
      this.facts[name] = { ...fact, agrees };
    }
    for (const [name, each] of Object.entries(raw.shorthands)) {
      if (!this.claim(name, file, ['shorthands', name])) continue;
      this.shorthands[name] = { name, sets: each.sets, label: each.label, headers: each.headers };
      for (const [index, fact] of each.sets.entries()) {
        if (!this.facts[fact]) {
          this.problems.push(
            problemData(
              'unknown-fact',
              { name: fact, nearest: nearest(fact, Object.keys(this.facts)) },
              file.placeOf(['shorthands', name, 'sets', index]),
            ),
          );
        }
      }
    }
    for (const [index, each] of raw.constraints.entries()) {
      collecting(this.problems, () => {
        const path = ['constraints', index, 'require'];
        const tree = placedIn(file, () =>
          checkExpression(file.source(path), vocabularyScope(this.vocabulary), 'boolean'),
        );
        this.constraints.push({ require: tree, names: [...freeNames(tree)], message: each.message });
      });
    }
    this.checkLabels(file);
    return true;
  }

  /** Reads what an identifier says of another fact. */
  private agreement({ name, format }: FactDefinition, other: string, file: YamlFile): Agreement | undefined {
    const path = ['facts', name, 'agrees_with'];
    const fact = this.facts[other];
    if (!fact) {
      const params = { name: other, nearest: nearest(other, Object.keys(this.facts)) };
      this.problems.push(problemData('unknown-fact', params, file.placeOfKey(path, other)));
      return undefined;
    }
    const scope = innerScope(vocabularyScope(this.vocabulary), IDENTIFIER_PARTS[format!]);
    const test = collecting(this.problems, () =>
      placedIn(file, () => checkExpression(file.source([...path, other]), scope, 'boolean')),
    );
    return test && { fact: other, label: fact.label, test };
  }

  /** Adds a file of facts that follow from others. */
  addDerived(file: YamlFile): void {
    const raw = collecting(this.problems, () => readBySchema(file, derivedSchema));
    for (const [fact, each] of Object.entries(raw?.derived ?? {})) {
      const place = file.placeOfKey(['derived'], fact);
      if (!this.facts[fact] || this.facts[fact].by) {
        const near = nearest(fact, Object.keys(this.facts));
        this.problems.push(problemData('unknown-fact', { name: fact, nearest: near }, place));
      } else if (this.derivations[fact]) {
        this.problems.push(problemData('built-in-id', { id: fact }, place));
      } else {
        const part = file.within(['derived', fact]);
        const loaded = loadDerivation(part, fact, each, this.vocabulary, this.problems);
        if (loaded) this.derivations[fact] = loaded;
      }
    }
  }

  /** Adds a file of figures with their dated values. */
  addFigures(file: YamlFile): void {
    const raw = collecting(this.problems, () => readBySchema(file, figuresSchema));
    if (!raw) return;
    for (const [name, each] of Object.entries(raw.figures)) {
      const path = ['figures', name];
      if (!this.claim(name, file, path)) continue;
      const quantity = this.quantity(name, each, file, path);
      if (!quantity) continue;
      const values = each.values.map((value, index) => {
        const at = [...path, 'values', index];
        if (!this.context.regions().get(value.region)) {
          this.problems.push(
            problemData('unknown-region', { name: value.region, nearest: [] }, file.placeOf([...at, 'region'])),
          );
        }
        const { to } = value;
        if (to !== undefined && to < value.from) {
          this.problems.push(problemData('window-backwards', { from: value.from, to }, file.placeOf([...at, 'to'])));
        }
        const read = this.read(quantity, value.value, file, [...at, 'value']);
        return {
          ...value,
          to: to ?? null,
          value: read === undefined ? '' : (JSON.parse(JSON.stringify(read)) as string),
        };
      });
      for (const [index, value] of values.entries()) {
        const clash = values.slice(0, index).find((other) => {
          return (
            other.region === value.region && value.from <= (other.to ?? '9999') && other.from <= (value.to ?? '9999')
          );
        });
        if (clash) {
          const date = [value.from, clash.from].sort()[1]!;
          this.problems.push(
            problemData(
              'figure-overlap',
              { figure: name, region: value.region, date },
              file.placeOf([...path, 'values', index]),
            ),
          );
        }
      }
      this.figures[name] = { ...quantity, values };
    }
    this.checkLabels(file);
  }

  private quantity(name: string, raw: RawQuantity, file: YamlFile, path: Path): Quantity | undefined {
    const type = raw.type as FactType;
    if (type.startsWith('enum ') && !this.enums[type.slice(5)]) {
      this.problems.push(
        problemData(
          'unknown-enum',
          { name: type.slice(5), nearest: nearest(type.slice(5), Object.keys(this.enums)) },
          file.placeOf([...path, 'type']),
        ),
      );
      return undefined;
    }
    const bare: Quantity = {
      name,
      type,
      min: null,
      max: null,
      unit: raw.unit ?? null,
      label: raw.label,
      help: raw.help ?? null,
      headers: raw.headers,
    };
    const bound = (which: 'min' | 'max') => {
      const text = raw[which];
      if (text === undefined) return null;
      const value = this.read(bare, text, file, [...path, which]);
      return value instanceof Exact ? value.toJSON() : null;
    };
    return { ...bare, min: bound('min'), max: bound('max') };
  }

  private read(quantity: Quantity, text: string, file: YamlFile, path: Path) {
    return collecting(this.problems, () => placedAt(file, path, () => readQuantity(quantity, text, this.context)));
  }

  private checkMembers(definition: EnumDefinition, file: YamlFile): void {
    const seen = new Map<string, string>();
    for (const member of definition.members) {
      for (const text of [member.id, member.label.zh, member.label.en, ...member.aliases]) {
        const first = seen.get(foldLabel(text)) ?? member.id;
        seen.set(foldLabel(text), first);
        if (first === member.id) continue;
        const place = file.placeOfKey(['enums', definition.name, 'members'], member.id);
        this.problems.push(problemData('label-shared', { label: text, first, second: member.id }, place));
      }
    }
  }

  /** No label or header may mean two facts: a column under it could not be read. */
  private checkLabels(file: YamlFile): void {
    const seen = new Map<string, string>();
    for (const each of [
      ...Object.values(this.facts),
      ...Object.values(this.figures),
      ...Object.values(this.shorthands),
    ]) {
      for (const text of new Set([each.name, each.label.zh, each.label.en, ...each.headers].map(foldLabel))) {
        const other = seen.get(text) ?? each.name;
        seen.set(text, other);
        // The files are checked one after the other, each with those before it.
        if (other === each.name || this.sharedLabels.has(text)) continue;
        this.sharedLabels.add(text);
        const place = this.places.get(each.name) ?? this.places.get(other) ?? { file: file.file };
        this.problems.push(problemData('label-shared', { label: text, first: other, second: each.name }, place));
      }
    }
  }
}
