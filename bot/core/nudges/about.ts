/** What a line is about: as a claim keeps it, so that ideas and prompts do not come again within a year, and as buttons name it. */
import type { NudgeLine } from '../nudge.ts';

/**
 * The list item (or prompt, step, quarter, year) that a line is about, as its buttons name it. Two lines of one card
 * with different keys never share it within one kind.
 */
export const itemOf = (line: NudgeLine): string => {
  switch (line.kind) {
    case 'N1':
    case 'N2':
    case 'N3':
    case 'N4':
      return line.meeting;
    case 'N5':
    case 'N9':
      return line.item;
    case 'N6':
    case 'N7':
      return line.action;
    case 'N8':
      return line.prompt;
    case 'N10':
      return line.starter;
    case 'N11':
      return line.quarter;
    case 'N12':
      return `sam-${line.year}`;
    case 'N13':
      return `${line.occurrence}-${line.year}`;
    case 'N14':
      return `renewal-${line.validUntil}`;
    case 'N15':
      return `${line.awareness}-${line.day}`;
  }
};

/** The value of `Claim.about`: the ideas' ids with a space between where ideas were offered, else what the line is about. */
export const aboutOf = (line: NudgeLine): string => {
  if (line.kind === 'N3') return line.ideas.map(({ id }) => id).join(' ');
  if (line.kind === 'N15') return [itemOf(line), ...(line.idea === null ? [] : [line.idea.id])].join(' ');
  return itemOf(line);
};
