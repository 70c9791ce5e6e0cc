/** *Kompetens* in the chat leads to the tab, and nothing of anybody's answers is said or asked for there. */
import { expect, test } from '@jest/globals';
import { faceOf } from '../../bot/teams/cards/render.ts';
import { makeLinks } from '../../bot/teams/links.ts';
import { caller, UNIT, value } from '../memory/world.ts';
import { makeChatWorld, writer } from './chat-world.ts';
import { all } from './competence-world.ts';

const links = makeLinks({ teamsAppId: 'app', baseUrl: 'https://stegvis.example' });

test('opens one’s own answers by one button; purpose, who sees what and the right to decline stand on it (R50)', async () => {
  const world = await makeChatWorld();
  const before = await world.chat.said(writer('bo'), 'kompetens');
  expect(before.reply).toEqual({ kind: 'competence', unit: null, open: false });
  value(await world.tab.recordTrust(caller('david'), UNIT, { held: '2026-01-12' }, 'sv'));
  value(await world.tab.setMatrix(caller('david'), UNIT, { published: true }, 'sv'));
  value(await world.tab.putOwnCompetence(caller('bo'), UNIT, null, { answers: all('hog_kunskap') }, 'sv'));
  const { reply, language } = await world.chat.said(writer('bo'), 'Kompetens, tack');
  expect(reply).toEqual({ kind: 'competence', unit: UNIT, open: true });
  for (const each of [language, 'en'] as const) {
    const face = faceOf(reply, { language: each, links });
    if (face.kind !== 'card') throw new Error('no card');
    expect(face.card.actions).toHaveLength(1);
    expect(face.card.actions?.[0]).toMatchObject({ type: 'Action.OpenUrl' });
    expect(decodeURIComponent(String(face.card.actions?.[0]?.url))).toContain('view=competence');
    expect(JSON.stringify(face.card)).not.toMatch(/Input\.|hög|high|12/);
    expect(JSON.stringify(face.card)).toMatch(each === 'sv' ? /avstå/ : /decline/);
  }
});

test('in a channel it is nobody’s business', async () => {
  const world = await makeChatWorld();
  const channel = writer('bo', {
    address: { ...writer('bo').address, conversation: UNIT, conversationType: 'channel' },
  });
  expect((await world.chat.said(channel, 'kompetens')).reply).toEqual({ kind: 'private-only' });
});
