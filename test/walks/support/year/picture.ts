/**
 * A year of sent cards as a calendar, drawn as SVG: a number tells the kind, a shape who got it, a colour the theme, so
 * that nothing depends on colour alone. Weekdays stand under one another; weekends are narrow, as nothing comes then.
 */
import { type Quiet, quietDay, YEAR } from './days.ts';
import { legend } from './legend.ts';
import { INK, type Mark, mark, PALE, ROLES, text } from './marks.ts';

const WIDTH = 900;
const LEFT = 44;
const TOP = 74;
const WORKDAY = 27.2;
const WEEKEND = 11;
const LINE = 20;
const HEAD = 15;
const LETTERS = ['M', 'T', 'O', 'T', 'F', 'L', 'S'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

const columnOf = (day: string): number => {
  const first = new Date(`${day.slice(0, 7)}-01T12:00:00Z`).getUTCDay() || 7;
  return first - 2 + Number(day.slice(8));
};
const widthOf = (column: number): number => (column % 7 > 4 ? WEEKEND : WORKDAY);
const leftOf = (column: number): number =>
  LEFT + Array.from({ length: column }, (_, n) => widthOf(n)).reduce((sum, each) => sum + each, 0);

const ground = (quiet: Quiet | null): string => {
  if (quiet === null) return '#ffffff';
  return quiet === 'weekend' ? '#f0eff2' : 'url(#quiet)';
};

/** One day: its ground and its number. */
const dayCell = (day: string, top: number, height: number): string => {
  const column = columnOf(day);
  const [x, w] = [leftOf(column), widthOf(column)];
  const quiet = quietDay(day);
  const date = String(Number(day.slice(8)));
  const number = column % 7 > 4 ? '' : text(date, x + 3, top + 10, { size: 8.5, fill: PALE });
  const box = `<rect x="${x}" y="${top}" width="${w}" height="${height}" fill="${ground(quiet)}" stroke="#dddbe2" stroke-width="0.6"/>`;
  return box + number;
};

/** What is said across a long silence. */
const across = (words: string, from: string, to: string, top: number, height: number): string => {
  const x = (leftOf(columnOf(from)) + leftOf(columnOf(to))) / 2;
  const half = words.length * 3.4;
  const y = top + height / 2 + 5;
  return `<rect x="${x - half}" y="${y - 12}" width="${half * 2}" height="17" rx="8" fill="#ffffff"/>${text(words, x, y, { size: 11, anchor: 'middle', fill: '#5b5666' })}`;
};

/** The calendar of all marks. `facts`: the line below the title. */
export const yearPicture = (title: string, facts: string, marks: readonly Mark[]): string => {
  const ofDay = new Map<string, Mark[]>();
  for (const each of [...marks].sort(
    (a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role) || a.kind - b.kind,
  ))
    ofDay.set(each.day, [...(ofDay.get(each.day) ?? []), each]);
  let top = TOP;
  const rows = MONTHS.map((name, n) => {
    const days = YEAR.filter((day) => Number(day.slice(5, 7)) === n + 1);
    const most = Math.max(1, ...days.map((day) => ofDay.get(day)?.length ?? 0));
    const height = HEAD + most * LINE + 3;
    const label = text(name, LEFT - 8, top + HEAD + 10, { size: 12, anchor: 'end', weight: 600 });
    const cells = days.map((day) => dayCell(day, top, height));
    // Above all grounds, as a large number reaches beyond its day.
    const sent = days.flatMap((day) =>
      (ofDay.get(day) ?? []).map((each, i) => mark(each, leftOf(columnOf(day)) + 2, top + HEAD + i * LINE)),
    );
    const silence =
      name === 'jul' ? across('sommartyst, vecka 27–32', '2026-07-08', '2026-07-22', top, height) : '';
    const row = label + [...cells, ...sent].join('') + silence;
    top += height + 5;
    return row;
  });
  const heads = Array.from({ length: 37 }, (_, n) =>
    n % 7 > 4
      ? ''
      : text(LETTERS[n % 7] ?? '', leftOf(n) + WORKDAY / 2, TOP - 7, {
          size: 10,
          anchor: 'middle',
          fill: PALE,
        }),
  );
  const key = legend(LEFT, top + 12, WIDTH - LEFT - 12);
  const height = top + 12 + key.height + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="'Segoe UI', 'Open Sans', 'Helvetica Neue', Arial, sans-serif" fill="${INK}">
<defs><pattern id="quiet" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="#eae8ee"/><rect width="1.2" height="5" fill="#d6d2dd"/></pattern></defs>
<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>
${text(title, LEFT, 26, { size: 19, weight: 600 })}
${text(facts, LEFT, 46, { size: 12, fill: '#5b5666' })}
${heads.join('')}
${rows.join('\n')}
${key.svg}
</svg>`;
};
