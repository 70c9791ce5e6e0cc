/** What a look ahead needs: the facts that rules decide by, and the words that cards are made of. */
import type { CardWords } from '../../core/api-nudges.ts';
import type { Language } from '../../core/choices.ts';
import type { NudgeLine } from '../../core/nudge.ts';
import type { FactsPorts } from '../nudge-facts.ts';
import type { TabPorts } from '../tab/frame.ts';

export interface PreviewPorts
  extends Omit<TabPorts, 'units' | 'people' | 'life' | 'calendarStore' | 'programmes'>,
    Omit<FactsPorts, 'units' | 'people'> {
  units: TabPorts['units'];
  people: TabPorts['people'];
  life: TabPorts['life'];
  programmes: TabPorts['programmes'];
  calendarStore: TabPorts['calendarStore'];
  /** The words of a line as the card has them. */
  words(line: NudgeLine, unitName: string, language: Language): CardWords;
}

/** How far a look ahead reaches, in days. */
export const DAYS_AHEAD = 28;
