/** What the marks of the year's calendar mean, below it. */
import { type Mark, mark, PALE, shape, text } from './marks.ts';

const KINDS: readonly { kind: number; name: string }[] = [
  { kind: 1, name: 'gruppmöte om tre arbetsdagar' },
  { kind: 2, name: 'stämmer besluten?' },
  { kind: 3, name: 'två förslag till APT' },
  { kind: 4, name: 'dagordning till APT' },
  { kind: 5, name: 'hur gick det på APT?' },
  { kind: 6, name: 'åtgärd med datum' },
  { kind: 8, name: 'självvald fråga att tänka på' },
  { kind: 9, name: 'kurs eller utbildning' },
  { kind: 10, name: 'ny i enheten' },
  { kind: 11, name: 'planen varje kvartal' },
  { kind: 12, name: 'årlig uppföljning av SAM' },
  { kind: 13, name: 'verksamhetsplan, berättelse' },
  { kind: 14, name: 'certifikatet går ut' },
  { kind: 15, name: 'datum att planera för' },
];
const WHO = [
  { role: 'channel', name: 'kanalen' },
  { role: 'manager', name: 'chefen' },
  { role: 'group', name: 'hbtq-gruppen' },
  { role: 'member', name: 'övriga medarbetare' },
] as const;

const LINE = 22;
const SMALL = 11;
const COLUMNS = 4;

export const legend = (x: number, y: number, width: number): { svg: string; height: number } => {
  const step = width / COLUMNS;
  const rows = Math.ceil(KINDS.length / COLUMNS);
  const of = (kind: number): Omit<Mark, 'day'> => ({ kind, more: false, role: 'member', count: 1 });
  const kinds = KINDS.map(({ kind, name }, n) => {
    const [left, top] = [x + Math.floor(n / rows) * step, y + (n % rows) * LINE];
    return mark(of(kind), left, top) + text(name, left + 23, top + 12.5, { size: SMALL });
  });
  const below = y + rows * LINE + 10;
  let left = x;
  const who = WHO.map(({ role, name }) => {
    const entry = shape(role, '#8d8896', left, below) + text(name, left + 28, below + 12.5, { size: SMALL });
    left += 42 + name.length * 6.3;
    return entry;
  });
  const signs = [
    text('+', left, below + 12.5, { size: 12, weight: 700 }) +
      text('fler ärenden på samma kort', left + 12, below + 12.5, { size: SMALL }),
    text('3', left + 184, below + 12.5, { size: 10, weight: 600 }) +
      text('så många fick ett', left + 194, below + 12.5, { size: SMALL }),
  ];
  const quietX = left + 306;
  const quiet = `<rect x="${quietX}" y="${below}" width="24" height="17" fill="url(#quiet)" stroke="#dddbe2" stroke-width="0.6"/>${text('tyst', quietX + 30, below + 12.5, { size: SMALL })}`;
  const note = text(
    'Grått är helg. En åtgärd som blivit 30 dagar sen (7) ger inget kort: den läggs på hbtq-gruppens dagordning.',
    ...([x, below + 36, { size: 11, fill: PALE }] as const),
  );
  return { svg: [...kinds, ...who, ...signs, quiet, note].join('\n'), height: rows * LINE + 52 };
};
