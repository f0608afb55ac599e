import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine';

/* A decision graph with one node of expressions; numbers are decimals inside. Many rows are under way at once, as a service would have it. */

const node = (id, type, content) => ({ id, type, name: id, position: { x: 0, y: 0 }, content });
const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, type: 'edge', sourceId, targetId });
const GRAPH = {
  contentType: 'application/vnd.gorules.decision',
  nodes: [
    node('in', 'inputNode', {}),
    node('refund', 'expressionNode', {
      expressions: [
        {
          id: 'amount',
          key: 'amount',
          value: `day >= 20230809 and day <= 20231231 and (rate == 0 or rate <= 5.5 or (staff <= 30 and rate <= 20))
            ? round(premiums * (size == 'large' ? 0.30 : 0.60), 2) : null`,
        },
      ],
    }),
    node('out', 'outputNode', {}),
  ],
  edges: [edge('in', 'refund'), edge('refund', 'out')],
};
const AT_ONCE = 128;

export function prepare() {
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(GRAPH));
  return async (rows) => {
    const amounts = [];
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      const answers = await Promise.all(rows.slice(first, first + AT_ONCE).map((row) => decision.evaluate(row)));
      for (const { result } of answers) amounts.push(result.amount ?? null);
    }
    return amounts;
  };
}
