/** The programme that a unit follows, as rules ask of it. */
import { type Programme, programmeById } from '../content.ts';
import type { NudgeUnit } from '../nudge.ts';

type Following = Pick<NudgeUnit, 'template' | 'programme'>;

/** The unit's programme as it has adapted it. */
export const templateOf = ({ template, programme }: Following): Programme | null =>
  template ?? programmeById(programme);

/** Under which programme the library's items suit the unit; a template about another subject suits none of them. */
export const libraryOf = ({ template, programme }: Following): string =>
  template?.subject === undefined ? (template?.basedOn ?? programme) : '';
