/** What a person will get in the coming weeks, in all their units, each with the reason. Nobody else can ask for it. */
import type { MyPreview } from '../../core/api-nudges.ts';
import { addDays, localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { cardsAhead } from '../../core/nudges/ahead.ts';
import { isPaused } from '../../core/nudges/decide.ts';
import { whyTexts } from '../../core/texts/why/index.ts';
import { factsOfUnits } from '../nudge-facts.ts';
import type { Caller } from '../tab/frame.ts';
import { DAYS_AHEAD, type PreviewPorts } from './ports.ts';

export const previewMine = async (
  ports: PreviewPorts,
  caller: Pick<Caller, 'person' | 'tenant'>,
  language: Language,
): Promise<Outcome<MyPreview>> => {
  const me = caller.person;
  const now = ports.clock.now();
  const units = (await ports.units.ofPerson(me)).filter(({ tenant }) => tenant === caller.tenant);
  const all = await factsOfUnits(ports, units, [me], now);
  const known = all.people.get(me);
  // Others need not be decided about.
  const facts = { ...all, people: new Map(known === undefined ? [] : [[me, known]]) };
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const until = new Date(now.getTime() + DAYS_AHEAD * 86_400_000);
  const cards = cardsAhead(facts, now, until)
    .filter(({ person }) => person === me)
    .map(({ at, matters }) => ({
      at: at.toISOString(),
      lines: matters.map(({ unit, kind, why, line }) => ({
        unit: names.get(unit) ?? '',
        kind,
        reason: whyTexts[language].why[why],
        card: ports.words(line, names.get(unit) ?? '', language),
      })),
    }));
  const held = known?.reachable !== true ? 'no-address' : isPaused(known, now) ? 'paused' : null;
  const from = localDay(now);
  return done({ from, to: addDays(from, DAYS_AHEAD), held, cards });
};
