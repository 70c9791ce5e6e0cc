/** What every implementation of the port `ProgrammeStore` must do. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { NO_ADAPTATION } from '../../bot/core/adaptation.ts';
import type { Contact } from '../../bot/core/api-programme.ts';
import { content, type Programme } from '../../bot/core/content.ts';
import type { ProgrammeStore } from '../../bot/usecases/ports.ts';

const AT = '2026-01-12T07:00:00.000Z';
const LATER = '2026-01-13T07:00:00.000Z';
const [first] = content.programmes as [Programme, ...Programme[]];
const own = (id: string, over: Partial<Programme> = {}): Programme => ({ ...first, id, ...over });
const contact: Contact = {
  ...{ id: 'rfsl', kind: 'provider', name: 'RFSL', link: 'https://www.rfsl.se' },
  checkedOn: '2026-01-12',
};

/** Declares the suite. `open` gives an empty store for each test. */
export const programmesContract = (name: string, open: () => Promise<ProgrammeStore>): void =>
  describe(`programmes of units, in ${name}`, () => {
    let store: ProgrammeStore;
    beforeEach(async () => {
      store = await open();
    });

    test('an adaptation is kept by unit and programme, as it was given', async () => {
      expect(await store.adaptation('a', 'malmo')).toBeNull();
      const changed = { ...NO_ADAPTATION, thresholds: { c1: 0.75 }, dates: { s: { on: '2026-03-02' } } };
      const version = await store.saveAdaptation('a', 'malmo', changed, null, AT);
      expect(version).not.toBeNull();
      expect(await store.adaptation('a', 'malmo')).toEqual({ value: changed, version });
      expect(await store.adaptation('b', 'malmo')).toBeNull();
      expect(await store.adaptation('a', 'klivet')).toBeNull();
    });

    test('whoever was first stands, and who saw an older version changes nothing', async () => {
      const version = await store.saveAdaptation('a', 'malmo', NO_ADAPTATION, null, AT);
      expect(await store.saveAdaptation('a', 'malmo', NO_ADAPTATION, null, AT)).toBeNull();
      const next = await store.saveAdaptation(
        'a',
        'malmo',
        { ...NO_ADAPTATION, term: 'hbtqi' },
        version,
        LATER,
      );
      expect(next).not.toBeNull();
      expect(next).not.toBe(version);
      expect(await store.saveAdaptation('a', 'malmo', NO_ADAPTATION, version, LATER)).toBeNull();
      expect(await store.saveAdaptation('a', 'malmo', NO_ADAPTATION, 'no version', LATER)).toBeNull();
      expect((await store.adaptation('a', 'malmo'))?.value.term).toBe('hbtqi');
    });

    test('contacts are kept whole, against the version that was seen', async () => {
      expect(await store.contacts('a')).toBeNull();
      const version = await store.saveContacts('a', [contact], null, AT);
      expect(await store.contacts('a')).toEqual({ value: [contact], version });
      expect(await store.saveContacts('a', [], null, AT)).toBeNull();
      expect(await store.saveContacts('a', [], version, AT)).not.toBeNull();
      expect((await store.contacts('a'))?.value).toEqual([]);
    });

    test('a template is the tenant’s: another finds neither it nor its own of that id', async () => {
      const mine = { id: 'own-1', tenant: 'one', unit: 'a', programme: own('own-1') };
      const version = await store.saveTemplate(mine, null, AT);
      expect(await store.template('one', 'own-1')).toEqual({ value: mine, version });
      expect(await store.template('two', 'own-1')).toBeNull();
      expect(await store.templates('two')).toEqual([]);
      expect(await store.saveTemplate({ ...mine, tenant: 'two' }, null, AT)).toBeNull();
      expect(await store.saveTemplate({ ...mine, tenant: 'two' }, version, AT)).toBeNull();
      expect(await store.saveTemplate({ ...mine, unit: 'b' }, version, AT)).toBeNull();
      expect((await store.template('one', 'own-1'))?.value).toEqual(mine);
    });

    test('templates are listed in the order they were made, in their newest form', async () => {
      const made = (id: string) => ({ id, tenant: 'one', unit: 'a', programme: own(id) });
      const version = await store.saveTemplate(made('own-2'), null, AT);
      await store.saveTemplate(made('own-1'), null, LATER);
      const changed = { ...made('own-2'), programme: own('own-2', { provider: 'Enheten' }) };
      await store.saveTemplate(changed, version, LATER);
      expect((await store.templates('one')).map(({ value }) => [value.id, value.programme.provider])).toEqual(
        [
          ['own-2', 'Enheten'],
          ['own-1', first.provider],
        ],
      );
    });

    test('for many units: those that follow an own template or have changed theirs, and no others', async () => {
      await store.saveTemplate({ id: 'own-1', tenant: 'one', unit: 'a', programme: own('own-1') }, null, AT);
      await store.saveAdaptation('b', 'malmo', { ...NO_ADAPTATION, term: 'hbtqi' }, null, AT);
      await store.saveAdaptation('c', 'malmo', NO_ADAPTATION, null, AT);
      const found = await store.of([
        { id: 'a', tenant: 'one', programme: 'own-1' },
        { id: 'b', tenant: 'one', programme: 'malmo' },
        { id: 'c', tenant: 'one', programme: 'klivet' },
        { id: 'd', tenant: 'two', programme: 'own-1' },
      ]);
      expect([...found.keys()].sort()).toEqual(['a', 'b']);
      expect(found.get('a')).toEqual({ template: own('own-1'), adaptation: null });
      expect(found.get('b')).toEqual({ template: null, adaptation: { ...NO_ADAPTATION, term: 'hbtqi' } });
    });

    test('steps of own templates are found by their kind', async () => {
      const [step] = first.steps;
      if (step === undefined) throw new Error('no step');
      const steps = [{ ...step, id: 'egen-kurs', kind: 'webbutbildning' }, step];
      await store.saveTemplate(
        { id: 'own-1', tenant: 'one', unit: 'a', programme: own('own-1', { steps }) },
        null,
        AT,
      );
      expect(await store.stepsOfKind('webbutbildning')).toEqual(['egen-kurs']);
    });
  });
