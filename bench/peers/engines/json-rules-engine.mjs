import { Engine } from 'json-rules-engine';

/* It decides and does not compute: the amount is worked out in JavaScript numbers where a rule fires, as its documentation shows. */

const between = [
  { fact: 'day', operator: 'greaterThanInclusive', value: 20230809 },
  { fact: 'day', operator: 'lessThanInclusive', value: 20231231 },
];
const stable = {
  any: [
    { fact: 'rate', operator: 'lessThanInclusive', value: 5.5 },
    {
      all: [
        { fact: 'staff', operator: 'lessThanInclusive', value: 30 },
        { fact: 'rate', operator: 'lessThanInclusive', value: 20 },
      ],
    },
  ],
};
const rule = (operator, ratio) => ({
  conditions: { all: [...between, stable, { fact: 'size', operator, value: 'large' }] },
  event: { type: 'refund', params: { ratio } },
});

export function prepare() {
  const engine = new Engine([rule('equal', 0.3), rule('notEqual', 0.6)]);
  return async (rows) => {
    const amounts = [];
    for (const row of rows) {
      const { events } = await engine.run(row);
      amounts.push(events.length === 0 ? null : Math.round(row.premiums * events[0].params.ratio * 100) / 100);
    }
    return amounts;
  };
}
