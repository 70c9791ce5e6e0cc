/** Integration talks behind the harness's API: seen by those who talk and by the process lead. */
import type { z } from 'zod';
import {
  supportInput,
  type Talk,
  talkChange,
  talkInput,
  type talks as talksSchema,
} from '../../../bot/core/api-competence.ts';
import type { Answer } from './calendar.ts';
import { type Call, type Competence, refused } from './competence-state.ts';
import * as fixtures from './fixtures.ts';

type Talks = z.input<typeof talksSchema>;

export interface TalksState {
  talks: (Omit<Talk, 'questions' | 'version'> & { version: number })[];
  support: NonNullable<Talks['support']> | null;
}

export const talksState = (): TalksState => ({
  talks: [],
  support: {
    ...{ name: 'Blicka inåt', url: 'https://exempel.se/blicka-inat', standing: false, assumption: false },
    questions: ['Vad gör vi i dag?', 'Vem passar det inte för?'],
  },
});

const OPEN = { sv: 'Vad vill du utveckla i ditt uppdrag?', en: 'What do you want to develop?' };

const seen = ({ talks, lead }: Competence, { language, person }: Call): Talks => ({
  talks: talks.talks
    .filter(({ people }) => person === lead || people.some(({ id }) => id === person))
    .map(({ version, ...talk }) => ({
      ...talk,
      version: String(version),
      questions: talk.part === 1 ? [OPEN[language]] : (talks.support?.questions ?? []),
    })),
  support: talks.support,
  may: { plan: person === lead, support: person === lead, standing: person === fixtures.MANAGER },
});

export const answerTalks = (state: Competence, rest: string, call: Call): Answer => {
  const { method, body, match, person } = call;
  const { talks } = state;
  const shown = (status = 200): Answer => ({ status, body: seen(state, call) });
  if (method === 'GET') return shown();
  if (rest === '/talks/support/standing') {
    if (person !== fixtures.MANAGER) return refused(403, 'Det gör chefen.');
    if (talks.support) talks.support.standing = body.standing === true;
    return shown();
  }
  if (person !== state.lead) return refused(403, 'Det gör processledaren.');
  if (rest === '/talks/support') {
    const input = supportInput.safeParse(body);
    if (!input.success) return refused(422, 'Invalid');
    talks.support = { ...input.data, standing: talks.support?.standing ?? false, assumption: false };
    return shown();
  }
  if (method === 'POST') {
    const input = talkInput.safeParse(body);
    if (!input.success) return refused(422, 'Invalid');
    const people = fixtures.people.filter(({ id }) => input.data.people.includes(id));
    const { part, day } = input.data;
    talks.talks.push({
      ...{ id: `t${talks.talks.length + 1}`, version: 1, people, part, day, held: false, decisions: [] },
    });
    return { status: 201, body: seen(state, call).talks.at(-1) };
  }
  const talk = talks.talks.find(({ id }) => rest === `/talks/${id}`);
  const change = talkChange.safeParse(body);
  if (!talk) return refused(404, 'Finns inte');
  if (match === undefined) return refused(428, 'If-Match');
  const now = (): Talk | undefined => seen(state, call).talks.find(({ id }) => id === talk.id);
  if (match !== String(talk.version)) return refused(412, 'Stale', { theirs: now() });
  if (!change.success) return refused(422, 'Invalid');
  const { day, held, decision } = change.data;
  if (decision && !decision.operationalPlan && !decision.reason)
    return refused(422, 'Ange plats i verksamhetsplanen eller ett skäl.');
  if (day !== undefined) talk.day = day;
  if (held !== undefined) talk.held = held;
  if (decision)
    talk.decisions.push({ title: decision.title, actionId: decision.operationalPlan ? '2' : null });
  talk.version += 1;
  return { status: 200, body: now() };
};
