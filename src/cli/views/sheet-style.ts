/*
 * How the sheet looks: black on white, A4, fonts by name as they come with Windows, macOS and Linux. Nothing is said by
 * colour or shade alone, which many office printers leave out.
 */
export const SHEET_STYLE = `
@page { size: A4; margin: 11mm 16mm 12mm; @bottom-right { content: counter(page) " / " counter(pages); font-size: 8pt; } }
:root {
  --text: "Songti SC", "STSong", "SimSun", "NSimSun", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", serif;
  --head: "Heiti SC", "PingFang SC", "SimHei", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", sans-serif;
}
:root:lang(en) {
  --text: "Times New Roman", "Liberation Serif", "Noto Serif", "Songti SC", "SimSun", "Noto Serif CJK SC", serif;
  --head: "Helvetica Neue", "Arial", "Liberation Sans", "Noto Sans", "Heiti SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 9pt/1.35 var(--text); line-break: strict; overflow-wrap: anywhere; }
h1, h2, th { font-family: var(--head); font-weight: 700; }
h1 { margin: 0 0 2.5mm; font-size: 16pt; line-height: 1.25; text-align: center; letter-spacing: .1em; }
:root:lang(en) h1 { letter-spacing: 0; }
h2 { margin: 2.1mm 0 .6mm; font-size: 10pt; line-height: 1.3; break-after: avoid; }
table { width: 100%; border-collapse: collapse; }
.pairs { table-layout: fixed; }
th, td { padding: .3mm 1.5mm; border: .25mm solid #000; text-align: left; vertical-align: top; }
thead { display: table-header-group; }
thead th, .schedule td { overflow-wrap: break-word; }
thead th { text-align: center; vertical-align: middle; }
tr, li { break-inside: avoid; }
tbody th { font-weight: 400; }
.form .strong { font-family: var(--head); font-weight: 700; font-size: 10.5pt; }
.pairs .label { width: 17%; }
:root:lang(en) .pairs .label { width: 20%; }
:root:lang(en) tbody th::first-letter { text-transform: uppercase; }
.id { margin-left: 1em; white-space: nowrap; }
.whole { white-space: nowrap; }
.mark { width: 21mm; white-space: nowrap; font-family: var(--head); font-weight: 700; }
.mark b { display: inline-block; width: 1.3em; text-align: center; font-family: "Segoe UI Symbol", "Apple Symbols", "DejaVu Sans", "Noto Sans Symbols2", var(--head); }
.condition { width: 22%; }
.passed { margin-top: .4mm; font-family: var(--head); }
.small { font-size: 8pt; line-height: 1.35; }
.figures th, .figures td:nth-child(2) { white-space: nowrap; }
.schedule { font-variant-numeric: tabular-nums; }
.schedule td { text-align: center; white-space: nowrap; }
.schedule .number { text-align: right; }
.schedule .total td { font-family: var(--head); font-weight: 700; border-top-width: .5mm; }
.unit { float: right; font: 8.5pt var(--text); }
ul, ol { margin: 0; padding-left: 1.6em; }
li { margin: .2mm 0; }
.steps { padding-left: 0; list-style: none; }
.steps .small { padding-left: 1.3em; }
.signing { margin-top: 3.5mm; break-inside: avoid; break-before: avoid; break-after: avoid; }
.signing, footer { font-size: 7.5pt; line-height: 1.35; }
.signing table { margin-bottom: 1.2mm; font-size: 9pt; }
.signing td { width: 33.33%; height: 18mm; position: relative; }
.signing .date { position: absolute; right: 2mm; bottom: 1.2mm; white-space: pre; }
:root:lang(en) .signing .date { left: 1.5mm; border-bottom: .2mm solid #000; }
@media screen {
  body { background: #e8e8e8; }
  main { width: 210mm; max-width: 100%; min-height: 297mm; margin: 6mm auto; padding: 11mm 16mm 12mm; background: #fff; }
}
`;
