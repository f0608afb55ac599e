import { enumOf, type Type } from '../../language/types.ts';
import type { Derivation, Vocabulary } from '../model.ts';
import { languageType } from '../quantity.ts';

/**
 * The part of a vocabulary that a measure needs, so that nothing else has to be read to run it.
 * @param types what the measure works out itself
 */
export function partOf(
  vocabulary: Vocabulary,
  facts: readonly string[],
  figures: readonly string[],
  types: readonly Type[],
): Vocabulary {
  const quantities = [
    ...facts.map((name) => vocabulary.facts[name]!),
    ...figures.map((name) => vocabulary.figures[name]!),
  ];
  const used = [...quantities.map((each) => languageType(each.type)), ...types];
  const enums = new Set(used.flatMap((each) => enumOf(each) ?? []));
  const pick = <T>(all: Readonly<Record<string, T>>, names: Iterable<string>) =>
    Object.fromEntries([...names].map((name) => [name, all[name]!]));
  const { region } = vocabulary.facts;
  // Who a case is of is kept with every case.
  const identity = Object.values(vocabulary.facts).flatMap((each) => (each.identity ? [each.name] : []));
  const derivations = Object.values(vocabulary.derivations).filter((each) => facts.includes(each.fact));
  for (const each of derivations) for (const name of enumsOf(each)) enums.add(name);
  return {
    enums: pick(vocabulary.enums, enums),
    facts: {
      ...(region ? { region } : {}),
      ...pick(vocabulary.facts, [...facts.filter((each) => !identity.includes(each)), ...identity]),
    },
    figures: pick(vocabulary.figures, figures),
    shorthands: Object.fromEntries(
      Object.entries(vocabulary.shorthands).filter(([, each]) => each.sets.every((name) => facts.includes(name))),
    ),
    constraints: vocabulary.constraints.filter((each) => each.names.every((name) => facts.includes(name))),
    // Worked cases are for the check of the whole.
    derivations: Object.fromEntries(derivations.map((each) => [each.fact, { ...each, examples: [] }])),
    labels: vocabulary.labels,
  };
}

function enumsOf({ steps }: Derivation): string[] {
  const types = steps.flatMap((step) => {
    if (step.kind === 'definition') return [step.definition.type];
    return step.kind === 'table' ? step.table.outputs.map((each) => each.type) : [];
  });
  return types.flatMap((each) => enumOf(each) ?? []);
}
