/** The page on personal data for an HR department: Markdown, made of the tables that the program has and a row of words for each. */
import type { Language } from './choices.ts';
import { en } from './texts/privacy/en.ts';
import { sv } from './texts/privacy/sv.ts';

export const privacyTexts = { sv, en } as const;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const list = (lines: readonly string[]): string[] => lines.map((line) => `- ${line}`);

/**
 * The page in a language. `tables`: every table that may hold something of a person; one without words throws, so that
 * no page is made that leaves it out. `backupDays`: how long backups are kept.
 */
export const privacySheet = (tables: readonly string[], backupDays: number, language: Language): string => {
  const t = privacyTexts[language];
  const words = tables.map((table) => {
    const told = t.tables[table];
    if (told === undefined) throw new Error(`bot/core/texts/privacy has no words for the table ${table}`);
    return row([told.what, told.who, told.long, told.left]);
  });
  const part = (title: string, lines: readonly string[]): string[] => [`## ${title}`, '', ...lines, ''];
  return [
    ...[`# ${t.title}`, '', t.other, ''],
    ...t.lead.flatMap((line) => [line, '']),
    ...part(t.neverTitle, list(t.never)),
    ...part(t.storeTitle, [t.storeLead, '', row(t.head), row(t.head.map(() => '---')), ...words]),
    ...part(t.inventoryTitle, list(t.inventory)),
    ...part(t.elsewhereTitle, list(t.elsewhere)),
    ...part(t.rightsTitle, list(t.rights(backupDays))),
    ...part(t.logsTitle, list(t.logs)),
  ].join('\n');
};
