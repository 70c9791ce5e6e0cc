/** "Varför får jag det?": the reason of each line, as it was decided when the card was planned. */
import type { NudgeLine, Why } from '../../core/nudge.ts';
import type { Reply } from '../../core/reply.ts';
import { keptSince } from '../nudge-facts.ts';
import { type Act, shown } from './act.ts';

/** The reason that a kind has by itself; for claims from before reasons were kept. */
const usual = (line: NudgeLine): Why => {
  switch (line.kind) {
    case 'N1':
    case 'N7':
    case 'N11':
    case 'N15':
      return 'group';
    case 'N2':
      return 'note-taker';
    case 'N3':
    case 'N12':
    case 'N13':
    case 'N14':
      return 'manager';
    case 'N4':
      return 'channel';
    case 'N5':
      return 'item-lead';
    case 'N6':
      return line.stoodIn ? 'stands-in' : 'owner';
    case 'N8':
      return 'chosen';
    case 'N9':
      return line.occurrence === 'after' ? 'attended' : 'course';
    case 'N10':
      return line.for === 'starter' ? 'starter' : 'starters-manager';
  }
};

/** The reasons of the card's lines, by claim key. */
export const reasonsOf = async ({ ports, card, now }: Act): Promise<{ key: string; why: Why }[]> => {
  const of = { units: [], people: [card.person] };
  const claims = await ports.claims.recent(keptSince(now), of);
  return card.lines.map(({ key, line }) => ({ key, why: claims.get(key)?.why ?? usual(line) }));
};

export const explain = async (act: Act): Promise<Reply> => ({
  kind: 'why',
  card: shown(act.card, act.unit.name),
  reasons: await reasonsOf(act),
});
