import { freeNames, type Tree } from '../../language/tree.ts';
import { type Problem, problemData } from '../../values/problem.ts';
import type { Derivation, Vocabulary } from '../model.ts';
import { languageType } from '../quantity.ts';
import type { DerivedFile } from '../schema.ts';
import type { YamlPart } from '../yaml.ts';
import { DefinitionLoader } from './definitions.ts';

/**
 * Reads how a fact follows from others. Faults are collected.
 * @param file the part of the file that states it
 */
export function loadDerivation(
  file: YamlPart,
  fact: string,
  raw: DerivedFile['derived'][string],
  vocabulary: Vocabulary,
  problems: Problem[],
): Derivation | null {
  return new DerivationLoader(file, fact, raw, vocabulary, problems).load();
}

class DerivationLoader extends DefinitionLoader {
  constructor(
    file: YamlPart,
    private readonly fact: string,
    private readonly raw: DerivedFile['derived'][string],
    vocabulary: Vocabulary,
    problems: Problem[],
  ) {
    super(file, raw, vocabulary, new Set(), problems);
  }

  load(): Derivation | null {
    const before = this.problems.length;
    this.declareWork();
    const type = languageType(this.vocabulary.facts[this.fact]!.type);
    const value: Tree | undefined = this.guarded(() => this.expression(['value'], type));
    for (const resolve of this.owners.values()) resolve();
    const inputs = [...this.facts];
    if (inputs.includes(this.fact))
      this.problems.push(problemData('cycle', { names: [this.fact] }, this.file.placeOf(['value'])));
    const derived = inputs.filter((name) => name !== this.fact && name in this.vocabulary.derivations);
    if (derived.length > 0) {
      const params = { fact: this.fact, names: derived };
      this.problems.push(problemData('derived-from-derived', params, this.file.placeOf(['value'])));
    }
    if (!value || this.problems.length > before) return null;
    // What the value reads itself comes first: it decides soonest.
    const first = [...freeNames(value)].filter((name) => inputs.includes(name));
    return {
      fact: this.fact,
      source: this.raw.source,
      inputs: [...new Set([...inputs, ...first])],
      steps: this.steps.filter((each) => each.kind === 'table' || each.kind === 'definition'),
      value,
      examples: this.raw.examples.map((each, index) => ({
        given: each.facts,
        value: each.value,
        line: this.file.placeOf(['examples', index]).line!,
      })),
    };
  }
}
