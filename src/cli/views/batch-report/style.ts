import { SHEET_STYLE } from '../sheet-style.ts';

/** How the report looks: as the sheet does, with charts and long lists. */
export const REPORT_STYLE = `${SHEET_STYLE}
h2 { margin-top: 4mm; }
.totals th, .totals td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.totals th:first-child, .totals td:first-child { text-align: left; white-space: normal; }
.totals thead th { text-align: center; }
.totals .all td { font-family: var(--head); font-weight: 700; border-top-width: .5mm; }
.reasons td:nth-child(2) { text-align: left; white-space: normal; }
figure { margin: 1.2mm 0 1.8mm; break-inside: avoid; }
figcaption { font: 8.5pt var(--head); margin-bottom: .6mm; }
figure svg { display: block; width: 100%; height: auto; }
.remark { margin: .8mm 0; font-size: 8pt; }
.notice { font-variant-numeric: tabular-nums; }
.notice td { overflow-wrap: anywhere; }
.notice .row, .notice .number { text-align: right; white-space: nowrap; width: 1%; }
.notice .who { white-space: nowrap; }
.notice .all td { font-family: var(--head); font-weight: 700; border-top-width: .5mm; }
.notice thead th { white-space: nowrap; }
.posted { break-before: page; }
.posted h1 { margin-top: 4mm; }
.posting { margin-top: 4mm; table-layout: fixed; break-inside: avoid; }
.posting td { height: 13mm; white-space: pre-line; }
.posting td:nth-child(2) { width: 44%; }
.short { break-inside: avoid; }
.seals td { overflow-wrap: anywhere; }
.seals .hash { font: 7.5pt/1.35 "DejaVu Sans Mono", "Liberation Mono", "Consolas", "Menlo", monospace; }
.seals td:first-child, .seals td:nth-child(3) { white-space: nowrap; }
@media print { .whole-block { break-inside: avoid; } .remark { break-before: avoid; } }
`;
