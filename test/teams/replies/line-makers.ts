/** One line of each kind, with ordinary content, to be varied. */
import { content } from '../../../bot/core/content.ts';
import type { NudgeLine } from '../../../bot/core/nudge.ts';
import { UNIT } from './long.ts';

export const idea = (index: number) => {
  const found = content.aptIdeas[index];
  if (!found) throw new Error('no idea');
  return { id: found.id, sv: found.sv.title, en: found.en.title, minutes: found.minutes };
};
export const n6 = (given: Partial<NudgeLine & { kind: 'N6' }> = {}): NudgeLine => ({
  kind: 'N6',
  unit: UNIT,
  action: 'b01',
  title: 'Gå igenom blanketter',
  area: 'bemotande',
  dueDate: '2026-01-28',
  occurrence: 'first',
  workingDaysLeft: 10,
  stoodIn: false,
  ...given,
});
export const n1: NudgeLine & { kind: 'N1' } = {
  kind: 'N1',
  unit: UNIT,
  meeting: '4',
  title: 'Diplomeringsgruppen',
  start: '2026-01-28T12:00:00Z',
  agenda: ['Vision', 'Genomlysning'],
};
export const n3: NudgeLine & { kind: 'N3' } = {
  kind: 'N3',
  unit: UNIT,
  meeting: '5',
  start: '2026-01-28T12:00:00Z',
  ideas: [idea(0), idea(2)],
};
export const n8 = (ask: 'answer' | 'continue'): NudgeLine => {
  const prompt = content.reflections[0];
  if (!prompt) throw new Error('no prompt');
  return {
    kind: 'N8',
    unit: UNIT,
    prompt: prompt.id,
    question: { sv: prompt.sv.text, en: prompt.en.text },
    ask,
  };
};

export const n4item = (given: object = {}) => ({
  id: '41',
  title: 'Tre ord',
  minutes: 10,
  lead: 'chef' as const,
  ...given,
});
export const n4: NudgeLine & { kind: 'N4' } = {
  ...{ kind: 'N4', unit: UNIT, meeting: '5', start: '2026-01-28T12:00:00Z' },
  items: [n4item()],
};
export const n9: NudgeLine & { kind: 'N9' } = {
  ...{ kind: 'N9', unit: UNIT, form: 'course', item: 'normino', name: { sv: 'Normino', en: 'Normino' } },
  ...{ opens: '2026-02-02', closes: '2026-03-02', start: null, hours: 3, occurrence: 'opens' },
};
export const n9after: NudgeLine & { kind: 'N9' } = {
  ...{ ...n9, form: 'session', item: '7', occurrence: 'after', area: 'inkluderande-bemotande', hours: null },
  ...{ name: { sv: 'Hbtqi-kompetent bemötande', en: 'LGBTQI-competent conduct' } },
};
export const n10: NudgeLine & { kind: 'N10' } = {
  ...{
    kind: 'N10',
    unit: UNIT,
    unitName: 'Familjeteam Norr',
    for: 'starter',
    starter: 'p-1',
    name: 'Sofia Blom',
  },
  ...{ before: '2026-04-12', occurrence: 'week3' },
};
export const n14: NudgeLine & { kind: 'N14' } = {
  ...{ kind: 'N14', unit: UNIT, certificate: null, issuer: 'RFSL' },
  ...{ validUntil: '2027-05-01', occurrence: 'nine' },
};
export const n15: NudgeLine & { kind: 'N15' } = {
  ...{ kind: 'N15', unit: UNIT, day: '2026-11-20', awareness: 'trans-remembrance' },
  ...{ mourning: true, idea: null },
};
