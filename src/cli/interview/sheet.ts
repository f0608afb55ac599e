import type { Evaluation } from '../../engine/run.ts';
import type { Value } from '../../language/value.ts';
import type { FactDefinition } from '../../policies/model.ts';
import { readQuantity } from '../../policies/quantity.ts';
import { SuanceError } from '../../values/problem.ts';
import type { Desk } from './desk.ts';
import { askAndWrite, type Saved, writeSaved } from './saving.ts';
import { faultText } from './wording.ts';

/** Writes the sheet of a case under a name given beforehand. */
export async function sheetTo(path: string, evaluation: Evaluation, desk: Desk): Promise<void> {
  await writeSaved(path, savedSheet(evaluation, desk), desk);
}

/**
 * Asks who the case is of and for a file name, and writes the sheet. What says who it is goes onto the sheet and nowhere
 * else: what is left empty is filled in by hand.
 */
export async function sheetAs(evaluation: Evaluation, desk: Desk): Promise<void> {
  const facts: Record<string, Value> = {};
  for (const definition of namingFacts(evaluation)) {
    const value = await askIdentity(definition, desk);
    if (value === undefined) return;
    if (value !== null) facts[definition.name] = value;
  }
  const { given } = evaluation;
  const named = { ...evaluation, given: { ...given, facts: { ...given.facts, ...facts } } };
  await askAndWrite(savedSheet(named, desk), desk);
}

/** The facts that say who a claimant of such a measure is, as far as the case does not. */
function namingFacts({ plan, given }: Evaluation): FactDefinition[] {
  const { measure } = plan;
  const group = measure.beneficiary === 'person' ? 'person' : 'employer';
  return Object.values(measure.vocabulary.facts).filter(
    (each) => each.identity && each.group === group && given.facts[each.name] === undefined,
  );
}

/** @returns `null` where it is left empty, `undefined` where the sheet is given up */
async function askIdentity(definition: FactDefinition, desk: Desk): Promise<Value | null | undefined> {
  const { prompter, texts, set } = desk;
  const { ask } = texts;
  const context = { vocabulary: set.vocabulary(), regions: () => set.regions() };
  const reply = await prompter.text({
    message: definition.label[texts.language],
    help: [ask.onSheetOnly],
    prefill: '',
    hint: '',
    empty: ask.byHand,
    other: null,
    back: ask.cancel,
    read: (text) => {
      try {
        readQuantity(definition, text, context);
        return { ok: true, shown: '' };
      } catch (error) {
        if (!(error instanceof SuanceError)) throw error;
        return { ok: false, message: faultText(error, desk) };
      }
    },
  });
  if (reply.kind !== 'text') return undefined;
  return reply.text === '' ? null : readQuantity(definition, reply.text, context);
}

function savedSheet(evaluation: Evaluation, { texts, set, version, fullIds }: Desk): Saved {
  return {
    suggested: `${evaluation.plan.measure.family}.html`,
    write: async (path) => {
      // The page is put together for those who print.
      const { writeSheet } = await import('../sheet.ts');
      const view = { texts, provenance: { tables: set.hash, version }, regions: () => set.regions() };
      await writeSheet(path, evaluation, view, { fullIds: fullIds === true });
    },
    hint: texts.ask.printSheet,
  };
}
