import type { PolicyDocument, Target } from '../../policies/model.ts';
import type { PolicySet } from '../../policies/set.ts';
import type { Style } from '../style.ts';
import type { Texts } from '../texts/texts.ts';
import { hanging, pad, widthOf, wrap } from '../wrap.ts';

/** Lines of label and value, the values aligned. */
export function labelled(rows: readonly (readonly [string, string | null])[], style: Style): string[] {
  const shown = rows.filter((each): each is readonly [string, string] => each[1] !== null && each[1] !== '');
  const width = Math.max(...shown.map(([label]) => widthOf(label)));
  return shown.flatMap(([label, value]) => hanging(`${style.dim(pad(label, width))}  `, value, style.width));
}

/** A document with all its clauses, what each gives, and how much of it is in the tool. */
export function documentPage(document: PolicyDocument, set: PolicySet, texts: Texts, style: Style): string {
  const { language } = texts;
  const region = set.regions().get(document.region);
  const lines = [
    ...wrap(style.bold(document.title[language]), style.width),
    ...labelled(
      [
        ['id', document.id],
        [texts.policies.issuer, [document.issuer[language], document.number].filter(Boolean).join(texts.comma)],
        [texts.policies.issued, document.issued],
        [texts.policies.under, document.under],
        [texts.policies.region, region ? `${document.region} ${region.label[language]}` : document.region],
        [
          texts.policies.deadlines,
          document.deadlines.map((each) => `${each.date} ${each.what[language]}`).join(texts.words.separator),
        ],
      ],
      style,
    ),
    '',
    style.bold(texts.policies.clauses),
  ];
  const kindsOf = (id: string) => {
    const kinds = set.summaries.find((each) => each.id === id)?.kinds ?? [];
    return kinds.map((each) => texts.policies.kind[each]).join(texts.words.listComma);
  };
  const families = new Map(set.families.map((each) => [each.id, each.label[language]]));
  for (const clause of document.clauses) {
    lines.push(...hanging(`${clause.id} `, clause.title[language], style.width));
    for (const family of clause.measures) {
      lines.push(
        ...hanging(
          `    ${style.good(style.signs.yes)} `,
          `${document.id}/${family} ${families.get(family) ?? ''}${texts.comma}${kindsOf(`${document.id}/${family}`)}`,
          style.width,
        ),
      );
    }
    if (clause.later.length > 0)
      lines.push(
        ...hanging('    ', style.dim(`${clause.later.join(', ')}${texts.colon}${texts.policies.later}`), style.width),
      );
    for (const target of clause.targets)
      lines.push(...hanging(`    ${style.signs.bullet} `, targetText(target, texts), style.width));
    if (clause.none) lines.push(...hanging('    ', style.dim(clause.none[language]), style.width));
  }
  lines.push('', ...wrap(texts.policies.encoded(shareOf(document, set)), style.width));
  return style.shown(`${lines.join('\n')}\n`);
}

/** How much of a document is in the tool. */
export interface EncodedShare {
  readonly clauses: number;
  /** Clauses that give nothing to compute. */
  readonly without: number;
  readonly families: number;
  /** Those that give figures, decide only, or say that the document has no figure. */
  readonly computed: number;
  readonly decided: number;
  readonly unquantified: number;
  /** Those still to be written. */
  readonly later: number;
}

function shareOf(document: PolicyDocument, set: PolicySet): EncodedShare {
  const measures = new Set(document.clauses.flatMap((each) => each.measures));
  const later = new Set(document.clauses.flatMap((each) => each.later));
  const kinds = [...measures].map((family) => set.summaries.find((each) => each.id === `${document.id}/${family}`));
  const unquantified = kinds.filter((each) => each?.kinds.includes('unquantified')).length;
  const decided = kinds.filter((each) => each?.kinds.every((kind) => kind === 'decision' || kind === 'class')).length;
  return {
    clauses: document.clauses.length,
    without: document.clauses.filter((each) => each.measures.length + each.later.length === 0).length,
    families: new Set([...measures, ...later]).size,
    computed: measures.size - unquantified - decided,
    decided,
    unquantified,
    later: later.size,
  };
}

function targetText(target: Target, texts: Texts): string {
  const { policies, language } = texts;
  const bound =
    target.comparison === 'at least' ? policies.atLeast : target.comparison === 'at most' ? policies.atMost : '';
  const unit = target.unit ? ` ${target.unit[language]}` : '';
  return policies.target(
    target.what[language],
    target.year === null ? '' : String(target.year),
    `${bound}${target.figure}${unit}`,
  );
}
