/** The matters that would come after one, about the same thing to the same recipient, by the keys of the rules. */

import type { Matter } from '../../core/nudge.ts';
import type { CardRecord } from '../ports.ts';

/** The first occurrence's place in a key, and the one that follows it. */
const FOLLOWS: Readonly<Partial<Record<Matter['kind'], readonly [first: string, second: string]>>> = {
  N6: [':first', ':second'],
  N9: [':opens', ':closing'],
  N10: [':week3:', ':day75:'],
  N14: [':nine', ':three'],
};

/** The key of the matter that would come after this one; null when none would. */
export const followingKey = (kind: Matter['kind'], key: string): string | null => {
  // the year's matters come again only to whoever puts them off
  if (kind === 'N12' || kind === 'N13') return key.endsWith(':later') ? null : `${key}:later`;
  const [first, second] = FOLLOWS[kind] ?? [null, ''];
  if (first === null) return null;
  const at = key.lastIndexOf(first);
  return at < 0 ? null : `${key.slice(0, at)}${second}${key.slice(at + first.length)}`;
};

/** The following matter, to be dropped before it is ever planned. */
export const followingMatter = (
  card: CardRecord,
  { key, line }: CardRecord['lines'][number],
  today: string,
): Omit<Matter, 'why'> | null => {
  const following = followingKey(line.kind, key);
  if (following === null) return null;
  const { person, to } = card;
  return {
    ...{ key: following, kind: line.kind, unit: line.unit, person, to },
    ...{ on: today, until: today, priority: 2, line },
  };
};
