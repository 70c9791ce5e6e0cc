/** What a check says of one request or one answer, and the sums of it. */

export type Against = 'description' | 'extra' | 'nothing';

export interface Verdict {
  against: Against;
  /** Entries of extra.json that were needed, by label. */
  used: string[];
  /** What is wrong, one line each. */
  problems: string[];
}

export interface Tally {
  seen: number;
  checked: number;
  extra: number;
  unchecked: number;
  failed: number;
  /** What is wrong or unchecked, each kind once, with where it was seen first. */
  lines: Map<string, string>;
  used: Set<string>;
}

export const emptyTally = (): Tally => ({
  seen: 0,
  checked: 0,
  extra: 0,
  unchecked: 0,
  failed: 0,
  lines: new Map(),
  used: new Set(),
});

/** Ids and quoted values make no new kind of mistake. */
const kindOf = (line: string): string => line.replace(/[0-9a-f-]{36}|\d+/gi, '*');

/** Adds a verdict. `label` and `from` tell what it is about and which test it comes from. */
export const add = (tally: Tally, verdict: Verdict, label: string, from: string): void => {
  tally.seen++;
  for (const used of verdict.used) tally.used.add(used);
  const note = (text: string): void => {
    const line = `${label}: ${text}`;
    if (!tally.lines.has(kindOf(line))) tally.lines.set(kindOf(line), `${line} (${from})`);
  };
  if (verdict.against === 'nothing') {
    tally.unchecked++;
    note('neither Microsoft’s description nor extra.json has it');
    return;
  }
  if (verdict.against === 'extra') tally.extra++;
  else tally.checked++;
  if (verdict.problems.length > 0) tally.failed++;
  for (const problem of verdict.problems) note(problem);
};

/** The line of the report. */
export const summary = (name: string, what: string, tally: Tally): string =>
  `${name}: ${tally.seen} ${what} seen, ${tally.checked} checked against Microsoft's description, ` +
  `${tally.extra} against extra.json, ${tally.unchecked} unchecked, ${tally.failed} failed`;

/** Whether everything was checked and right. */
export const holds = (tally: Tally): boolean => tally.unchecked === 0 && tally.failed === 0;
