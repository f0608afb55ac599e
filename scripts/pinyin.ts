import { pinyin } from 'pinyin-pro';
import type { Label } from '../src/values/problem.ts';

const HAN = /\p{Script=Han}/u;

/** Something with its Chinese names in pinyin, whole (`wengangfanhuan`) and by initials (`wgfh`), for a search by keyboard. */
export function withPinyin<T extends { readonly label: Label; readonly aliases: readonly string[] }>(named: T): T {
  const names = [named.label.zh, ...named.aliases].filter((each) => HAN.test(each));
  const spelt = names.flatMap((name) => {
    const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
    return [syllables.join(''), syllables.map((each) => each[0] ?? '').join('')].map((each) => each.toLowerCase());
  });
  return { ...named, pinyin: [...new Set(spelt)] };
}
