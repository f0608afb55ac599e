import type { Tree } from './tree.ts';
import { elementOf, isNumeric, type Type } from './types.ts';

/** A literal takes the unit of what it stands beside, so that it can be shown as people write it: 0.2 of a rate as 20%. */
export function withUnit(tree: Tree, type: Type): Tree {
  if (tree.type === type) return tree;
  if (tree.op === 'literal' && tree.type === 'number' && isNumeric(type)) return { ...tree, type };
  const element = elementOf(type);
  if (tree.op === 'list' && element && isNumeric(element)) {
    const items = tree.items.map((each) => withUnit(each, element));
    return tree.type === 'list of number' ? { ...tree, items, type } : { ...tree, items };
  }
  if (tree.op === 'if' && tree.type === 'number' && isNumeric(type)) {
    return { ...tree, then: withUnit(tree.then, type), else: withUnit(tree.else, type), type };
  }
  return tree;
}
