/** The words and buttons of one nudge (LOOK section 1, N1–N15), whether it has a card of its own or shares one. */
import type { Language } from '../../core/choices.ts';
import type { NudgeLine } from '../../core/nudge.ts';
import { itemOf } from '../../core/nudges/about.ts';
import { dayAndTime } from '../../core/texts/dates.ts';
import type { View } from '../links.ts';
import { n1 } from './kinds/n1.ts';
import { n2 } from './kinds/n2.ts';
import { n3 } from './kinds/n3.ts';
import { n4 } from './kinds/n4.ts';
import { n5 } from './kinds/n5.ts';
import { n6 } from './kinds/n6.ts';
import { n7 } from './kinds/n7.ts';
import { n8 } from './kinds/n8.ts';
import { n9 } from './kinds/n9.ts';
import { n10 } from './kinds/n10.ts';
import { n11 } from './kinds/n11.ts';
import { n12 } from './kinds/n12.ts';
import { n13 } from './kinds/n13.ts';
import { n14 } from './kinds/n14.ts';
import { n15 } from './kinds/n15.ts';
import type { LineWords, Look, Words } from './words.ts';

export type { LineWords, Look } from './words.ts';

const kinds: { readonly [K in NudgeLine['kind']]: Words<K> } = {
  ...{ N1: n1, N2: n2, N3: n3, N4: n4, N5: n5, N6: n6, N7: n7, N8: n8 },
  ...{ N9: n9, N10: n10, N11: n11, N12: n12, N13: n13, N14: n14, N15: n15 },
};

/** The words of a line. `card`: the card's id in the store, which every button carries with the thing's own id. */
export const lineWords = (line: NudgeLine, card: string, unitName: string, look: Look): LineWords => {
  // Each kind's words take that kind's line, which the table's type says and a lookup by kind cannot.
  const words = kinds[line.kind] as Words<NudgeLine['kind']>;
  return words({ line, data: { item: itemOf(line), nudge: card }, unitName, look });
};

const VIEWS: Readonly<Record<NudgeLine['kind'], View>> = {
  ...({ N1: 'meetings', N2: 'meetings', N3: 'meetings', N4: 'meetings', N5: 'meetings' } as const),
  ...({ N6: 'plan', N7: 'plan', N8: 'personal', N9: 'training', N10: 'training' } as const),
  ...({ N11: 'plan', N12: 'plan', N13: 'report', N14: 'programme', N15: 'apt' } as const),
};

/** Kinds whose item is a row that the tab can show at once. */
const shownThere = (line: NudgeLine): string | null => {
  switch (line.kind) {
    case 'N5':
      return line.meeting;
    case 'N1':
    case 'N2':
    case 'N3':
    case 'N4':
    case 'N6':
    case 'N7':
    case 'N9':
      return itemOf(line);
    default:
      return null;
  }
};

/** What a line's buttons name, where the tab shows it, and the row to show there. */
export const subject = (line: NudgeLine): { item: string; view: View; row: string | null } => ({
  item: itemOf(line),
  view: VIEWS[line.kind],
  row: shownThere(line),
});

/** *14 januari kl. 10.05*: when an answer was given. */
export const answeredAt = (instant: string, language: Language): string =>
  dayAndTime(instant, language).replace(/^\S+ /, '');
