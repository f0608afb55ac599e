/*
 * The quick ways through lists and through cases a line each. Whoever takes one imports this module: what they have in
 * common is then bundled as one piece, in which V8 sees constants where it would see look-ups between pieces.
 */
export { Answers } from '../stream/answers.ts';
export { answerLines } from '../stream/run.ts';
export { BulkRows } from './rows.ts';
