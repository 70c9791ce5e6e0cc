import { describe, expect, test } from '@jest/globals';
import { content } from '../../bot/core/content.ts';
import { noteDocument } from '../../bot/documents/note.ts';
import { makeNoteUseCases } from '../../bot/usecases/notes/index.ts';
import { makeMemoryNotes } from '../memory/notes.ts';
import { caller, fault, makeUnitWorld, UNIT, value } from '../memory/world.ts';
import { makeMemoryClaims } from './chat-world.ts';

const open = async () => {
  const world = await makeUnitWorld();
  const notes = makeMemoryNotes();
  const claims = makeMemoryClaims();
  const use = makeNoteUseCases({ ...world.ports, notes, claims, content, document: noteDocument });
  const written = (person: string): string[] =>
    notes.files(person).map(({ file }) => Buffer.from(file.bytes).toString());
  return { ...world, notes, claims, use, written };
};
const TEXT = 'Jag tänker på fikarummet.';

describe('a note to self', () => {
  test('is saved with its question, in the reader’s language, and what comes back holds no text', async () => {
    const { use, written } = await open();
    const saved = value(await use.saveNote(caller('bo'), { prompt: 'ref-a01', text: TEXT }, 'k1', 'sv'));
    expect(saved).toMatchObject({ title: 'Egen anteckning', url: expect.stringMatching(/^https:/) });
    expect(JSON.stringify(saved)).not.toContain('fika');
    expect(written('bo')[0]).toContain(TEXT);
    expect(written('bo')[0]).toContain('Vad pratar ni om på fikarasten?');
    value(await use.saveNote(caller('bo'), { prompt: 'ref-a01', text: TEXT }, 'k2', 'en'));
    expect(written('bo')[1]).toContain('What do you');
    expect(written('amal')).toEqual([]);
  });

  test('is saved once per key, and without a key each time', async () => {
    const { use, written } = await open();
    const first = value(await use.saveNote(caller('bo'), { text: TEXT }, 'k1', 'sv'));
    expect(value(await use.saveNote(caller('bo'), { text: TEXT }, 'k1', 'en'))).toEqual(first);
    await use.saveNote(caller('bo'), { text: TEXT }, null, 'sv');
    await use.saveNote(caller('bo'), { text: TEXT }, null, 'sv');
    expect(written('bo')).toHaveLength(3);
  });

  test('of a question that does not exist is refused, and nothing is written', async () => {
    const { use, written } = await open();
    expect(fault(await use.saveNote(caller('bo'), { prompt: 'ref-x', text: TEXT }, 'k', 'sv'))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'prompt', code: 'not-a-choice' }],
    });
    expect(written('bo')).toEqual([]);
  });

  test('is day-stamped by the Swedish calendar', async () => {
    const { use, clock, notes } = await open();
    clock.set('2026-01-12T23:30:00Z');
    value(await use.saveNote(caller('bo'), { text: TEXT }, 'k', 'sv'));
    expect(notes.files('bo')[0]?.file.name).toMatch(/^2026-01-13 /);
  });

  test('is listed newest first for its owner alone, at most fifty', async () => {
    const { use } = await open();
    for (let n = 0; n < 52; n++) await use.saveNote(caller('bo'), { text: TEXT }, `k${n}`, 'sv');
    const { notes, folderUrl } = value(await use.seeNotes(caller('bo')));
    expect([notes.length, folderUrl]).toEqual([50, 'https://onedrive.example/']);
    expect(notes.map(({ savedAt }) => savedAt)).toEqual(
      notes.map(({ savedAt }) => savedAt).sort((a, b) => b.localeCompare(a)),
    );
    expect(value(await use.seeNotes(caller('amal'))).notes).toEqual([]);
  });

  test('leaves no trace in the journal, also when OneDrive refuses', async () => {
    const { use, notes, journal } = await open();
    value(await use.saveNote(caller('bo'), { text: TEXT }, 'k', 'sv'));
    notes.fault = { kind: 'conflict', reason: 'no-onedrive' };
    expect(fault(await use.saveNote(caller('bo'), { text: TEXT }, 'k2', 'sv'))).toEqual(notes.fault);
    expect(JSON.stringify(journal.told)).not.toMatch(/fika|anteckning/);
  });
});

describe('the card of a question', () => {
  const question = { sv: 'Vad?', en: 'What?' };
  const give = async () => {
    const world = await open();
    await world.ports.people.save({
      id: 'bo',
      tenant: caller('bo').tenant,
      name: 'Bo',
      language: 'sv',
      address: null,
      window: null,
      days: null,
      pausedUntil: null,
      reflection: { weekday: 3, since: '2026-01-12', rhythm: 'monthly', ignored: 2 },
      fewer: [],
    });
    world.claims.give('card-8', 'bo', [
      { key: 'N8:bo:1', line: { kind: 'N8', unit: UNIT, prompt: 'ref-k01', question, ask: 'answer' } },
    ]);
    return world;
  };

  test('is answered by opening it in the tab, told apart from skipping by nothing', async () => {
    const { use, claims, ports } = await give();
    value(await use.answerPrompt(caller('bo'), 'card-8'));
    value(await use.answerPrompt(caller('bo'), 'card-8'));
    expect((await claims.card('card-8'))?.answers).toEqual([{ key: 'N8:bo:1', answer: { kind: 'skipped' } }]);
    expect((await ports.people.get('bo'))?.reflection).toMatchObject({ ignored: 0, rhythm: 'monthly' });
  });

  test('is nobody else’s, nor another tenant’s, and one that does not exist looks the same', async () => {
    const { use, claims } = await give();
    const abroad = caller('bo', { tenant: 'b0000000-0000-4000-8000-000000000000' });
    const faults = [
      fault(await use.answerPrompt(caller('amal'), 'card-8')),
      fault(await use.answerPrompt(abroad, 'card-8')),
      fault(await use.answerPrompt(caller('bo'), 'card-9')),
    ];
    expect(faults).toEqual(faults.map(() => ({ kind: 'not-found', what: 'card' })));
    expect((await claims.card('card-8'))?.answers).toEqual([]);
  });

  test('pausing in the tab pauses as in the chat', async () => {
    const { use, ports } = await give();
    expect(value(await use.pausePrompts(caller('bo')))).toEqual({ pausedUntil: '2026-02-09' });
    expect((await ports.people.get('bo'))?.pausedUntil).not.toBeNull();
  });
});
