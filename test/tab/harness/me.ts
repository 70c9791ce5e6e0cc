/** What concerns the person alone, as the harness's API answers it. */
import * as ahead from './ahead.ts';
import { type Answer, ok } from './answer.ts';
import * as fixtures from './fixtures.ts';
import * as myDatas from './my-data.ts';
import type { State } from './state.ts';

interface Call {
  method: string;
  path: string;
  body: Record<string, unknown>;
  key: string;
  language: 'sv' | 'en';
  person: string;
}

/** The answer to a route below `/api/me`; null: it is none of them. */
export const answerMe = (
  state: State,
  { method, path, body, key, language, person }: Call,
): Answer | null => {
  const data = myDatas.answer(state.myData, method, path);
  if (data !== null) return data;
  if (path === '/api/me')
    return ok({
      id: person,
      name: 'Du',
      language,
      units: [{ id: fixtures.UNIT, name: 'Mottagning Väster', programmeName: 'Fyra steg', role: null }],
    });
  if (path === '/api/me/notes' && method === 'GET')
    return ok({
      notes: state.notes.map(({ id, title, savedAt, url }) => ({ id, title, savedAt, url })),
      folderUrl: 'https://exempel-my.sharepoint.com/personal/du/Documents/Apps/Stegvis',
    });
  if (path === '/api/me/notes') {
    const number = state.notes.length + 1;
    const made = {
      id: `n${number}`,
      title: language === 'en' ? 'My own note' : 'Egen anteckning',
      savedAt: `2026-01-12T08:0${number}:00Z`,
      url: `https://exempel-my.sharepoint.com/personal/du/Documents/Apps/Stegvis/n${number}.txt`,
    };
    state.keys.push(key);
    state.notes.unshift({
      ...made,
      text: String(body.text),
      prompt: (body.prompt as string | null) ?? null,
    });
    return ok(made, 201);
  }
  const answeredCard = /^\/api\/me\/prompts\/([^/]+)\/answer$/.exec(path)?.[1];
  if (answeredCard) {
    state.answered.push(answeredCard);
    return ok({ pausedUntil: null });
  }
  if (path === '/api/me/pause') return ok({ pausedUntil: '2026-02-09' });
  if (path === '/api/me/preview') return ok(ahead.mine);
  if (path === '/api/me/units/overview') return ok({ today: fixtures.TODAY, units: state.report.units });
  return null;
};
