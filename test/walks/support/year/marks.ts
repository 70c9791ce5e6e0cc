/** The marks of the year's calendar: what a card was about as a number in a colour, who got it as a shape. */

export const INK = '#26222e';
export const PALE = '#77727f';

/** In the order in which they stand on a day. */
export const ROLES = ['channel', 'manager', 'group', 'member'] as const;
export type Role = (typeof ROLES)[number];

export interface Mark {
  day: string;
  /** The number of the first matter's kind, 6 for N6. */
  kind: number;
  /** The card had more matters than that one. */
  more: boolean;
  role: Role;
  /** How many people of the role got such a card that day. */
  count: number;
}

export const THEMES = [
  { name: 'Möten', colour: '#4a6a8f', kinds: [1, 2] },
  { name: 'APT', colour: '#2f766f', kinds: [3, 4, 5] },
  { name: 'Plan', colour: '#92622a', kinds: [6, 11] },
  { name: 'Fråga', colour: '#a04f78', kinds: [8] },
  { name: 'Lära', colour: '#66569a', kinds: [9, 10] },
  { name: 'Året', colour: '#55722f', kinds: [12, 13, 14, 15] },
] as const;

interface Look {
  size: number;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  weight?: number;
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const text = (
  words: string,
  x: number,
  y: number,
  { size, fill = INK, anchor = 'start', weight = 400 }: Look,
): string =>
  `<text x="${x}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${fill}" text-anchor="${anchor}">${escaped(words)}</text>`;

const SIZE = 17;

const SHAPES: Readonly<Record<Role, (x: number, y: number) => string>> = {
  channel: (x, y) =>
    `<path d="M${x + 3},${y} h17 a3,3 0 0 1 3,3 v8 a3,3 0 0 1 -3,3 h-11 l-4,4 v-4 h-2 a3,3 0 0 1 -3,-3 v-8 a3,3 0 0 1 3,-3 z"/>`,
  manager: (x, y) => `<rect x="${x}" y="${y}" width="${SIZE}" height="${SIZE}" rx="2"/>`,
  group: (x, y) =>
    `<path d="M${x + 4.6},${y} h${SIZE - 9.2} l5.2,8.5 l-5.2,8.5 h-${SIZE - 9.2} l-5.2,-8.5 z"/>`,
  member: (x, y) => `<circle cx="${x + SIZE / 2}" cy="${y + SIZE / 2}" r="${SIZE / 2}"/>`,
};

/** The shape of a role alone, for the legend. */
export const shape = (role: Role, colour: string, x: number, y: number): string =>
  `<g fill="${colour}">${SHAPES[role](x, y)}</g>`;

/** A mark with its upper left corner at a point. */
export const mark = ({ kind, more, role, count }: Omit<Mark, 'day'>, x: number, y: number): string => {
  const colour = THEMES.find(({ kinds }) => (kinds as readonly number[]).includes(kind))?.colour ?? INK;
  const middle = role === 'channel' ? 11.5 : SIZE / 2;
  const number = text(String(kind), x + middle, y + (role === 'channel' ? 10.6 : 12.2), {
    ...{ size: kind > 9 ? 9.6 : 10.5, fill: '#ffffff', anchor: 'middle', weight: 700 },
  });
  const side = x + SIZE + 1;
  const plus = more ? text('+', side, y + 7.5, { size: 10, fill: INK, weight: 700 }) : '';
  const many = count > 1 ? text(String(count), side, y + 16, { size: 8, fill: INK, weight: 600 }) : '';
  return shape(role, colour, x, y) + number + plus + many;
};
