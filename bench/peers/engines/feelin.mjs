import { evaluate } from 'feelin';

/* The same expression language as suance; numbers are floats, and the expression is parsed for every row. */

const EXPRESSION = `if day >= 20230809 and day <= 20231231 and (rate <= 5.5 or (staff <= 30 and rate <= 20))
  then round half up(premiums * (if size = "large" then 0.3 else 0.6), 2) else null`;

export function prepare() {
  return (rows) => rows.map((row) => evaluate(EXPRESSION, row).value);
}
