/** What a line is about, as a claim keeps it, so that ideas and prompts do not come again within a year. */
import type { NudgeLine } from '../nudge.ts';

/** The value of `Claim.about`: the prompt's id, the two ideas' ids with a space between, or the list item's id. */
export const aboutOf = (line: NudgeLine): string => {
  switch (line.kind) {
    case 'N1':
      return line.meeting;
    case 'N3':
      return line.ideas.map(({ id }) => id).join(' ');
    case 'N6':
      return line.action;
    case 'N8':
      return line.prompt;
  }
};
