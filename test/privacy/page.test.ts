/** The page on personal data is what the program erases, table by table, and true to what the template deploys. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { privacySheet, privacyTexts } from '../../bot/core/privacy-sheet.ts';
import { TRACES } from '../../bot/store/personal.ts';
import { BACKUP_DAYS } from '../../bot/usecases/my-data/erase.ts';

const file = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const TABLES = TRACES.map(({ table }) => table);
const PAGES = { sv: '.github/privacy.md', en: '.github/privacy.en.md' } as const;

describe.each(['sv', 'en'] as const)('the page on personal data in %s', (language) => {
  const page = privacySheet(TABLES, BACKUP_DAYS, language);

  test('is the page in .github; make it anew with npm run --silent admin -- privacy --lang', () => {
    expect(file(PAGES[language]).trimEnd()).toBe(page.trimEnd());
  });

  test('has words for every table that may hold something of a person, and for no other', () => {
    expect(Object.keys(privacyTexts[language].tables).toSorted()).toEqual(TABLES.toSorted());
    expect(() => privacySheet([...TABLES, 'a_new_table'], BACKUP_DAYS, language)).toThrow('a_new_table');
  });

  test('says of each table what becomes of it when somebody leaves, as the program does it', () => {
    const { tables } = privacyTexts[language];
    const erased = language === 'sv' ? /^Tas bort/ : /^Erased/;
    for (const { table, left, alone, stays } of TRACES) {
      const told = tables[table]?.left ?? '';
      expect([table, erased.test(told)]).toEqual([table, stays === undefined]);
      if (left === undefined && alone !== undefined)
        expect([table, told]).toEqual([table, expect.stringMatching(/sista enhet|last unit/)]);
    }
  });

  test('is in plain words: no exclamation marks, no word of the database in its tables', () => {
    expect(page).not.toContain('!');
    for (const { what, who, long, left } of Object.values(privacyTexts[language].tables))
      expect([what, who, long, left].join(' ')).not.toMatch(/_|\bid\b|claim|job|SQL|\|/);
  });

  test('is linked from the README, and to the other language', () => {
    expect(file('README.md')).toContain(`(${PAGES[language]})`);
    expect(page).toContain(language === 'sv' ? '(privacy.en.md)' : '(privacy.md)');
  });
});

test('backups are told as they are deployed', () => {
  expect(file('infra/azure/main.bicep')).toMatch(new RegExp(`backupRetentionDays: ${BACKUP_DAYS}\\b`));
});
