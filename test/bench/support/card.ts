/** A card like those of the bench's region. */
import type { Reply } from '../../../bot/core/reply.ts';

export const cardReply = (card: string): Reply => ({
  kind: 'nudge',
  card: {
    card,
    unitName: 'Enhet 7',
    lines: [
      {
        key: `N6:unit:${card}:first`,
        line: {
          kind: 'N6',
          unit: 'unit-0000007',
          action: '7',
          title: 'Åtgärd 7',
          area: 'bemotande',
          dueDate: '2026-01-26',
          occurrence: 'first',
          workingDaysLeft: 10,
          stoodIn: false,
        },
      },
    ],
    more: 0,
  },
});
