import { problem } from '../values/problem.ts';
import type { Delimiter } from './csv-reader.ts';
import type { Encoding } from './encoding.ts';

/** What the user says of how a list is to be read; `undefined`: found out. */
export interface Reading {
  readonly encoding: Encoding | undefined;
  readonly delimiter: Delimiter | undefined;
  readonly sheet?: string | undefined;
}

/** Refuses what cannot be said of a text: it has no sheets. @throws SuanceError `option-without-use` */
export function refuseForText({ sheet }: Reading): void {
  if (sheet !== undefined) throw problem('option-without-use', { of: 'text' }, { option: '--sheet' });
}

/** Refuses what cannot be said of a workbook: it has cells and no bytes to tell apart. @throws SuanceError `option-without-use` */
export function refuseForWorkbook({ encoding, delimiter }: Reading): void {
  for (const [option, value] of Object.entries({ '--input-encoding': encoding, '--delimiter': delimiter }))
    if (value !== undefined) throw problem('option-without-use', { of: 'workbook' }, { option });
}
