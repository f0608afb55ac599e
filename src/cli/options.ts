/** What the process ends with: design §6. */
export const EXIT = { computed: 0, invalid: 1, usage: 2, unsound: 3, interrupted: 130 } as const;

/** Options as commander gives them. */
export interface Options {
  readonly region?: string;
  readonly on?: string;
  readonly set?: readonly string[];
  readonly param?: readonly string[];
  readonly locality?: string;
  readonly policies?: string;
  readonly format?: string;
  readonly explain?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly ascii?: boolean;
  readonly case?: string;
  readonly output?: string;
  readonly encoding?: string;
  readonly inputEncoding?: string;
  readonly delimiter?: string;
  readonly formulas?: boolean;
  readonly screen?: boolean;
  readonly history?: readonly string[];
  readonly map?: readonly string[];
  readonly mapFile?: string;
  readonly check?: boolean;
  readonly mask?: boolean;
  readonly totalBy?: readonly string[];
  readonly rejects?: string;
  readonly report?: string;
  readonly manifest?: string;
  readonly save?: string;
  readonly sheet?: string;
  readonly fullIds?: boolean;
  readonly lang?: string;
}
