import type { Slots } from '../language/evaluate.ts';
import type { Value } from '../language/value.ts';
import type { Case } from './case.ts';
import type { ParameterValue } from './parameters.ts';
import type { CompiledStep } from './plan.ts';
import { roundTo } from './schedule.ts';

/**
 * Works out tables, definitions, schedules and outputs, in order, each into its slots.
 * @param outputs takes the outputs by index
 * @param parameters takes the figures that rows of a schedule were worked out with
 */
export function runSteps(
  steps: readonly CompiledStep[],
  slots: Slots,
  given: Case,
  outputs: Value[],
  parameters: ParameterValue[],
): void {
  for (const step of steps) {
    switch (step.kind) {
      case 'table': {
        const hit = step.table.look(slots);
        const places = step.table.slots;
        for (let index = 0; index < places.length; index += 1) slots[places[index]!] = hit.outputs[index]!;
        break;
      }
      case 'definition': {
        const { named, slot, value } = step.definition;
        slots[slot] = roundTo(named.round, value(slots));
        break;
      }
      case 'schedule':
        slots[step.schedule.slot] = step.schedule.rows(slots, given, parameters);
        break;
      case 'output': {
        const { named, slot, value } = step.output;
        const result = roundTo(named.round, value(slots));
        slots[slot] = result;
        outputs[step.index] = result;
        break;
      }
    }
  }
}
