/** A unit's files as whoever gets them reads them: with other people's readers of Word and Excel, and as a calendar. */
import { expect } from '@jest/globals';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { readCalendarFile } from '../../documents/read-calendar-file.ts';
import type { Person } from './house.ts';
import type { Walk } from './programme.ts';

/** What the tab gets when the person asks for a file. */
export const download = async (walk: Walk, person: Person, rest: string): Promise<Buffer> => {
  const { token } = await walk.house.control<{ token: string }>('POST', 'token', { person: person.id });
  const answer = await fetch(`${walk.house.bot}/api/${walk.path(rest)}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw new Error(`${rest}: ${answer.status} ${await answer.text()}`);
  return Buffer.from(await answer.arrayBuffer());
};

/** Sends a file as the tab's browser does. */
export const upload = async <T>(walk: Walk, person: Person, rest: string, file: Uint8Array): Promise<T> => {
  const { token } = await walk.house.control<{ token: string }>('POST', 'token', { person: person.id });
  const answer = await fetch(`${walk.house.bot}/api/${walk.path(rest)}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' },
    body: new Blob([new Uint8Array(file)]),
  });
  if (answer.status >= 300) throw new Error(`${rest}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

/** All words of a Word file, and whether it has real headings and tables with header rows. */
export const wordText = async (file: Buffer): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: file })).value;

/** All cells of an Excel file. */
export const sheetText = async (file: Buffer): Promise<string> =>
  (await readXlsxFile(file))
    .flatMap(({ sheet, data }) => [
      sheet,
      ...data.map((row) => row.map((cell) => `${cell ?? ''}`).join(' | ')),
    ])
    .join('\n');

/** No person of the unit is named, by name or by id. */
export const expectNoNames = (walk: Walk, text: string): void => {
  for (const { id, name } of walk.people)
    for (const trace of [id, name]) expect([trace, text.includes(trace)]).toEqual([trace, false]);
};

/** Plan, evidence and follow-up in Word and Excel, and the year: each without names; gives their words by file. */
export const filesOf = async (walk: Walk, reader: Person): Promise<Record<string, string>> => {
  const said: Record<string, string> = {};
  for (const what of ['plan', 'evidence', 'report']) {
    said[`${what}.docx`] = await wordText(await download(walk, reader, `export?format=docx&what=${what}`));
    said[`${what}.xlsx`] = await sheetText(await download(walk, reader, `export?format=xlsx&what=${what}`));
  }
  const year = (await download(walk, reader, 'export?format=ics')).toString('utf8');
  said['year.ics'] = readCalendarFile(year)
    .map((event) => JSON.stringify(event))
    .join('\n');
  for (const text of Object.values(said)) {
    expect(text).not.toBe('');
    expectNoNames(walk, text);
  }
  for (const what of ['plan', 'evidence', 'report']) expect(said[`${what}.docx`]).toMatch(/<h1>/);
  return said;
};
