/** The harness's looks ahead. */
import type { MyPreview, UnitPreview } from '../../../bot/core/api-nudges.ts';

const card = {
  kind: 'Åtgärd · Bemötande',
  title: 'Klart senast 28 januari: Gå igenom blanketter',
  body: ['Du är ansvarig. Tio arbetsdagar kvar.'],
  small: 'Nästa påminnelse kommer på dagen.',
  buttons: ['Klart', 'Flytta datum', 'Öppna'],
};
const window = { from: '2026-01-12', to: '2026-02-09' };

export const ofUnit: UnitPreview = {
  ...window,
  sends: [
    { day: '2026-01-14', kind: 'N6', recipient: 'owner', count: 1, card },
    {
      ...{ day: '2026-01-16', kind: 'N1', recipient: 'group', count: 4 },
      card: { ...card, kind: 'Hbtq-gruppen', title: 'Gruppmöte onsdag 21 januari kl. 13.00' },
    },
  ],
};
export const mine: MyPreview = {
  ...window,
  held: null,
  cards: [
    {
      at: '2026-01-14T07:30:00.000Z',
      lines: [{ unit: 'Mottagning Väster', kind: 'N6', reason: 'Du är ansvarig för åtgärden.', card }],
    },
  ],
};
