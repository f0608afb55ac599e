import { nearest } from '../language/nearest.ts';
import { tidy } from '../values/parse.ts';
import { problem } from '../values/problem.ts';
import type { Region } from './model.ts';
import { foldLabel } from './quantity.ts';

/** The regions that are known, by division code (GB/T 2260) and by name. */
export class Regions {
  private readonly byCode: ReadonlyMap<string, Region>;
  private byName: Map<string, Region[]> | null = null;

  constructor(readonly all: readonly Region[]) {
    this.byCode = new Map(all.map((each) => [each.code, each]));
  }

  /** The region with a code, or `undefined`. */
  get(code: string): Region | undefined {
    return this.byCode.get(code);
  }

  /** The region meant by a code or a name; `null` where there is none, or several. */
  lookup(text: string): Region | null {
    const plain = tidy(text);
    const byCode = this.byCode.get(plain);
    if (byCode) return byCode;
    const found = this.names().get(foldLabel(plain)) ?? [];
    return found.length === 1 ? found[0]! : null;
  }

  /**
   * The region meant by a code or a name.
   * @throws SuanceError `unknown-region` with the nearest, `ambiguous-region`
   */
  find(text: string): Region {
    const plain = tidy(text);
    const byCode = this.byCode.get(plain);
    if (byCode) return byCode;
    const found = this.names().get(foldLabel(plain)) ?? [];
    if (found.length === 1) return found[0]!;
    if (found.length > 1) {
      throw problem('ambiguous-region', { name: plain, found: found.map((each) => `${each.code} ${each.label.zh}`) });
    }
    const candidates = nearest(
      plain,
      this.all.flatMap((each) => [each.label.zh, ...each.aliases, each.code]),
    );
    throw problem('unknown-region', { name: plain, nearest: candidates });
  }

  private names(): Map<string, Region[]> {
    if (!this.byName) {
      this.byName = new Map();
      for (const region of this.all) {
        for (const name of new Set([region.label.zh, region.label.en, ...region.aliases].map(foldLabel))) {
          this.byName.set(name, [...(this.byName.get(name) ?? []), region]);
        }
      }
    }
    return this.byName;
  }

  /** The region's own code and those of the regions it lies in, the nearest first. */
  chain(code: string): string[] {
    const chain: string[] = [];
    for (let region = this.byCode.get(code); region && !chain.includes(region.code); ) {
      chain.push(region.code);
      region = region.parent === null ? undefined : this.byCode.get(region.parent);
    }
    return chain;
  }
}
