import { can } from '../../core/access.ts';
import { formOf } from '../../core/adaptation.ts';
import type { TrainingForm } from '../../core/api-programme.ts';
import type { TrainingItem, TrainingView } from '../../core/api-training.ts';
import type { Language, Programme } from '../../core/content.ts';
import { criteriaOf } from '../../core/criteria.ts';
import { stepsCounting } from '../../core/evidence-people.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { findingText } from '../../core/texts/rules/index.ts';
import { shownMeetings } from '../calendar/frame.ts';
import { programmeFor } from '../programme-for.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts } from '../tab/frame.ts';
import { itemsOf } from './items.ts';

const ABOUT_SESSIONS: ReadonlySet<string> = new Set(['sessionsHeld', 'trainedShare']);

/**
 * The items as the unit gives them: without the web course where it is given in sessions and nobody has taken it, and
 * with it first where it takes the place of the sessions.
 */
const asGiven = (items: TrainingItem[], form: TrainingForm | null, programme: Programme): TrainingItem[] => {
  const isWeb = ({ kind }: TrainingItem): boolean => kind === 'web-course';
  if (form === 'sessions')
    return items.filter((item) => !isWeb(item) || item.mine === true || (item.count?.done ?? 0) > 0);
  if (form !== 'web') return items;
  const sessions = new Set(stepsCounting(programme, 'attendanceShare'));
  return [
    ...items.filter(isWeb),
    ...items
      .filter((item) => !isWeb(item))
      .map((item) => (sessions.has(item.id) ? { ...item, replaced: true } : item)),
  ];
};

/** Sessions, courses and the test, with how far the unit is; names only for its manager, in one round trip to Graph. */
export const seeTraining = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<TrainingView>> => {
  const entered = await enter(ports, caller, unit, 'see-training');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const noted = await itemsOf(ports, { entered: entered.value, rows: rows.value }, language);
  const followed = await programmeFor(ports, entered.value.unit);
  const form = followed === null ? null : formOf(followed.template, followed.adaptation);
  const items = asGiven(noted, form, entered.value.programme);
  const { meetings } = await shownMeetings(ports, entered.value, rows.value);
  const ids = new Set(items.map(({ id }) => id));
  const { actor } = entered.value;
  return done({
    items,
    meetings: meetings.filter(
      ({ kind, stepId }) => kind === 'session' || (stepId !== null && ids.has(stepId)),
    ),
    form,
    criteria: criteriaOf(entered.value.programme, factsOf(entered.value, rows.value))
      .filter(({ criterion }) => ABOUT_SESSIONS.has(criterion.rule.metric))
      .map(({ criterion, finding }) => ({
        ...{ id: criterion.id, text: criterion[language].text },
        ...{ met: finding.met, reason: findingText(finding, language) },
        assumption: criterion.basis === 'assumption',
      })),
    may: {
      chooseForm: can(actor, 'change-programme').allowed,
      record: can(actor, 'record-attendance').allowed,
      writeMeetings: can(actor, 'write-meetings').allowed,
      writePlan: can(actor, 'write-plan').allowed,
    },
  });
};
