import type { CaseSettings } from '../../cases/assemble.ts';
import { CaseBuilder } from '../../cases/read.ts';
import { conditionResult, namedFacts, type Provenance, parameterResult } from '../../cases/result.ts';
import { PLAIN_WORDING } from '../../cases/wording.ts';
import type { FigureOrigin } from '../../engine/case.ts';
import { regionReason } from '../../engine/explain.ts';
import { type AllConditions, REGION_HOLE } from '../../engine/numeric/account.ts';
import { type Codes, decimalsOf } from '../../engine/numeric/form.ts';
import { ELIGIBLE, LEFT, type NumericProgram } from '../../engine/numeric/program.ts';
import type { Hole, ReasonWriter } from '../../engine/numeric/reasons.ts';
import type { ParameterValue, StatedFigure } from '../../engine/parameters.ts';
import type { Type } from '../../language/types.ts';
import type { Value } from '../../language/value.ts';
import { Unknown } from '../../language/value.ts';
import type { Measure } from '../../policies/model.ts';
import { type Bytes, type Constant, constantText as constant } from '../bulk/bytes.ts';
import { FigureLookup } from '../bulk/figures.ts';
import { CaseProgram, type Place, type ProgramForm, type ProgramInput } from '../bulk/programs.ts';
import { addCapitals } from './capitals.ts';
import { inJson, ValuePrinter } from './values.ts';

/** What answers are made of, whatever their measure. */
export interface AnswerWriting {
  readonly settings: CaseSettings;
  readonly codes: Codes;
  readonly output: Bytes;
  readonly provenance: Provenance;
}

/** A value that an answer may hold: where it comes from, and what stands before it. */
interface Field {
  readonly before: Constant;
  readonly slot: number;
  readonly boolean: boolean;
  readonly printer: ValuePrinter;
}

/** A figure of an answer: given with the case, by an option, or looked up. */
interface FigureField {
  /** The cell that gives it, or -1. */
  readonly source: number;
  readonly slot: number;
  readonly before: Constant;
  readonly printer: ValuePrinter;
  readonly after: Constant;
  /** The whole of it where an option gives it. */
  readonly set: Constant | null;
}

const [QUOTE, COMMA, NULL] = ['"', ',', 'null'].map(constant) as [Constant, Constant, Constant];
const MARK = '\ue000';
/** Fen up to which an amount is written digit by digit. */
const LARGEST = 1e13;

/** How all conditions are told of in an answer. */
const CONDITIONS: AllConditions = {
  of: 'conditions',
  condition: ({ id, clause }, held) => {
    const name = JSON.stringify(id);
    const before = `{"id":${name},"outcome":${held},"clause":${JSON.stringify(clause)},"because":"`;
    return [before, '","would_pass":"', '"}'];
  },
  separator: ',',
  written: inJson,
};

/** Writes the answers of one measure: what is the same in all of them is kept as bytes, the rest stands between. */
export class AnswerProgram extends CaseProgram implements ReasonWriter {
  private readonly texts: readonly Constant[];
  private readonly printers: readonly ValuePrinter[];
  private readonly facts: readonly Field[];
  private readonly outputs: readonly Field[];
  private readonly figureFields: readonly FigureField[];
  private readonly frame: Frame;
  private readonly regionTexts = new Map<number, Constant>();
  /** By cell: whether the measure reads it, and whether a case has given it although the measure does not. */
  private readonly reads: Uint8Array;
  readonly unread: Uint8Array;

  constructor(
    program: NumericProgram,
    inputs: readonly ProgramInput[],
    private readonly told: FigureLookup<Constant>,
    place: Place,
    private readonly writing: AnswerWriting,
    cells: number,
    regionCell: number,
  ) {
    super(program, inputs, told, place);
    const { codes } = writing;
    const { measure } = program.plan;
    const printer = (hole: Hole) => new ValuePrinter(hole, codes);
    this.frame = new Frame(program, writing.provenance);
    this.texts = program.texts.map(constant);
    this.printers = program.holes.map(printer);
    this.outputs = program.outputs.map((hole, index) => ({
      before: constant(`${index > 0 ? ',' : ''}${JSON.stringify(hole.name)}:"`),
      slot: hole.slot,
      boolean: hole.type === 'boolean',
      printer: printer(hole),
    }));
    this.facts = namedFacts(measure).map(({ name, type }) => {
      const slot = program.facts.find((each) => each.name === name)?.slot ?? -1;
      const before = constant(`${JSON.stringify(name)}:"`);
      return { before, slot, boolean: type === 'boolean', printer: printer(given(type)) };
    });
    this.figureFields = this.fieldsOfFigures(inputs);
    this.reads = new Uint8Array(cells);
    this.unread = new Uint8Array(cells);
    for (const { source } of inputs) if (source >= 0) this.reads[source] = 1;
    if (regionCell >= 0) this.reads[regionCell] = 1;
  }

  /** The figures, of which the inputs come after those of the facts. */
  private fieldsOfFigures(inputs: readonly ProgramInput[]): FigureField[] {
    const { program, writing } = this;
    const { measure } = program.plan;
    const builder = new CaseBuilder(writing.settings.context);
    writing.settings.addDefaults(builder);
    const set = builder.build(null).figures;
    return program.figures.map(({ name, type, slot }, index) => {
      const own = figureJson(measure, index, name, { value: MARK, origin: 'case' });
      const [before, after] = own.split(MARK) as [string, string];
      const option = set[name];
      return {
        source: inputs[program.facts.length + index]!.source,
        slot,
        before: constant(before),
        printer: new ValuePrinter(given(type), writing.codes),
        after: constant(after),
        set: option ? constant(figureJson(measure, index, name, option)) : null,
      };
    });
  }

  /** Takes down which of the cells given the measure does not read. */
  note(given: Int32Array, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const cell = given[index]!;
      if (this.reads[cell] === 0) this.unread[cell] = 1;
    }
  }

  /**
   * Evaluates the case in the cells and adds its answer.
   * @returns false where the exact evaluator is to judge; nothing has been added then
   */
  answer(cells: Float64Array): boolean {
    this.told.begin();
    this.load(cells);
    const status = this.program.run();
    if (status === LEFT || this.told.unfit) return false;
    const { output } = this.writing;
    const start = output.length;
    const written = status === ELIGIBLE ? this.granted() : this.refused();
    if (written && this.program.reasons(this) !== LEFT && this.rest(cells)) return true;
    output.length = start;
    return false;
  }

  private granted(): boolean {
    const { frame, program } = this;
    const { output } = this.writing;
    output.add(frame.eligible);
    if (program.plan.amount >= 0) {
      const fen = program.slots[program.amountSlot]!;
      if (fen > LARGEST || fen < -LARGEST) return false;
      output.add(QUOTE);
      output.fen(fen);
      output.add(frame.afterAmount);
      if (fen < 0) output.add(NULL);
      else {
        output.add(QUOTE);
        addCapitals(output, fen);
        output.add(QUOTE);
      }
      output.add(frame.beforeOutputs);
    }
    for (const { before, slot, boolean, printer } of this.outputs) {
      const value = program.slots[slot]!;
      // What is not known here may be known by its bounds.
      if (boolean ? value === 2 : Number.isNaN(value)) return false;
      output.add(before);
      printer.add(output, value);
      output.add(QUOTE);
    }
    output.add(frame.beforeConditions);
    return true;
  }

  private refused(): boolean {
    this.writing.output.add(this.frame.ineligible);
    return true;
  }

  text(index: number): void {
    this.writing.output.add(this.texts[index]!);
  }

  value(hole: number, number: number): void {
    const { output } = this.writing;
    if (this.program.holes[hole] === REGION_HOLE) output.add(this.regionText(number === 1));
    else this.printers[hole]!.add(output, number);
  }

  private regionText(inside: boolean): Constant {
    const { region } = this.place;
    let text = this.regionTexts.get(region);
    if (text === undefined) {
      const reason = regionReason(this.program.plan.measure, this.place.regionCode()!, inside, PLAIN_WORDING);
      text = constant(JSON.stringify(conditionResult(reason)));
      this.regionTexts.set(region, text);
    }
    return text;
  }

  /** What comes after the conditions; false where a figure cannot be told of. */
  private rest(cells: Float64Array): boolean {
    const { frame } = this;
    const { output } = this.writing;
    output.add(frame.beforeFigures);
    if (!this.addFigures(cells)) return false;
    output.add(frame.beforeFacts);
    this.addFacts();
    output.add(frame.end);
    return true;
  }

  private addFigures(cells: Float64Array): boolean {
    const { output } = this.writing;
    for (let index = 0; index < this.figureFields.length; index += 1) {
      const { source, slot, before, printer, after, set } = this.figureFields[index]!;
      if (source >= 0 && !Number.isNaN(cells[source]!)) {
        output.add(before);
        printer.add(output, this.program.slots[slot]!);
        output.add(after);
        continue;
      }
      const text = set ?? this.told.told(index);
      // Its day is not known, or nobody gives it one: the exact evaluator tells what it lacks.
      if (text === null) return false;
      output.add(text);
    }
    return true;
  }

  private addFacts(): void {
    const { facts } = this;
    const { output } = this.writing;
    const { slots } = this.program;
    let first = true;
    for (let index = 0; index < facts.length; index += 1) {
      const { before, slot, boolean, printer } = facts[index]!;
      const value = slot < 0 ? this.place.region : slots[slot]!;
      if (slot < 0 ? value < 0 : boolean ? value === 2 : Number.isNaN(value)) continue;
      if (!first) output.add(COMMA);
      first = false;
      output.add(before);
      printer.add(output, value);
      output.add(QUOTE);
    }
  }
}

/** What is the same in all answers of a measure, in pieces. */
class Frame {
  /** To the amount's quote, or to the outputs where there is no amount. */
  readonly eligible: Constant;
  /** To the capitals. */
  readonly afterAmount: Constant;
  readonly beforeOutputs: Constant;
  readonly beforeConditions: Constant;
  /** All of what stands before the conditions of a case that is not eligible. */
  readonly ineligible: Constant;
  readonly beforeFigures: Constant;
  readonly beforeFacts: Constant;
  readonly end: Constant;

  constructor({ plan, outputs }: NumericProgram, provenance: Provenance) {
    const { measure } = plan;
    const head = (status: string) => `{"measure":${JSON.stringify(measure.id)},"status":"${status}","amount":`;
    const open = ',"amount_min":null,"amount_max":null,"amount_capitals":';
    const conditions = '},"conditions":[';
    this.eligible = constant(`${head('eligible')}${plan.amount < 0 ? `null${open}null,"outputs":{` : ''}`);
    this.afterAmount = constant(`"${open}`);
    this.beforeOutputs = constant(',"outputs":{');
    this.beforeConditions = constant(conditions);
    const nothing = outputs.map(({ name, type }) => `${JSON.stringify(name)}:${type === 'money' ? '"0.00"' : 'null'}`);
    this.ineligible = constant(
      `${head('ineligible')}"0.00"${open}"人民币零元整","outputs":{${nothing.join(',')}${conditions}`,
    );
    const readings = JSON.stringify(measure.readings.map((each) => each.id));
    this.beforeFigures = constant(`],"missing":[],"errors":[],"readings":${readings},"parameters":[`);
    const { decision, unquantified, number: document, clause } = measure;
    const told = JSON.stringify({
      ...(decision ? { decision } : {}),
      ...(unquantified ? { unquantified } : {}),
      document,
      clause,
    });
    this.beforeFacts = constant(`],${told.slice(1, -1)},"facts":{`);
    const { tables, version } = provenance;
    this.end = constant(`},${JSON.stringify({ tables, version }).slice(1)}\n`);
  }
}

/** The form in which values of a type are given. */
function given(type: Type): Hole {
  return { type, decimals: decimalsOf(type), divisor: 1 };
}

/** A figure of an answer in JSON, the comma before it included. */
function figureJson(
  measure: Measure,
  index: number,
  name: string,
  figure: { readonly value: Value; readonly origin: FigureOrigin | 'missing' } & Partial<StatedFigure>,
): string {
  const { value, origin, region = null, validFrom = null, validTo = null, source = null } = figure;
  const stated: ParameterValue = { name, value, unproven: null, origin, region, validFrom, validTo, source };
  return `${index > 0 ? ',' : ''}${JSON.stringify(parameterResult(stated, measure))}`;
}

/** Whether everything that may become of a case of the measure can be told of here. */
function isTold({ plan, facts }: NumericProgram): boolean {
  const names = new Set(facts.map((each) => each.name));
  const { vocabulary } = plan.measure;
  return (
    facts.every(({ name }) => vocabulary.facts[name]!.by === null && vocabulary.facts[name]!.type !== 'text') &&
    plan.derivations.every(({ derivation, triggers }) =>
      [derivation.fact, ...triggers].every((each) => names.has(each)),
    )
  );
}

/** How measures are made ready to answer cases. @param cells how many cells a case has; @param regionCell that of the region */
export function answerForm(
  writing: AnswerWriting,
  cells: number,
  regionCell: number,
): ProgramForm<AnswerProgram, Constant> {
  return {
    account: CONDITIONS,
    wording: () => PLAIN_WORDING,
    figures: (plan, place) =>
      new FigureLookup(plan, writing.settings, writing.codes, place, (index, stated) => {
        const { name, min, max } = plan.parameters[index]!.use;
        // Bounds that come of the case may leave but one value for it.
        if (stated === null && (min !== null || max !== null)) return null;
        const missing = { value: Unknown.for([name]), origin: 'missing' } as const;
        return constant(figureJson(plan.measure, index, name, stated ?? missing));
      }),
    make: (program, inputs, figures, place) =>
      isTold(program) ? new AnswerProgram(program, inputs, figures, place, writing, cells, regionCell) : null,
  };
}
