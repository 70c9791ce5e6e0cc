import type { Meeting } from '../../core/api.ts';
import type { ThemeSessionInput } from '../../core/api-competence.ts';
import type { Matrix } from '../../core/competence-matrix.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { newMeetingRow } from '../../core/meeting.ts';
import { EMPTY, type MeetingRow, type Stored, type UnitRows } from '../../core/rows.ts';
import { themeSessionTexts } from '../../core/texts/theme-session.ts';
import { type ThemeArea, themeAreas } from '../../core/theme-areas.ts';
import { areaSource, sessionAgenda } from '../../core/theme-session.ts';
import { shownMeeting } from '../calendar/frame.ts';
import { addOnce } from '../tab/add-once.ts';
import { type Caller, type Entered, enter, readRows, type TabPorts, withRow } from '../tab/frame.ts';

/** One of the unit's own areas, or of its template's: in the words of the published matrix. */
const ownArea = (matrix: Matrix | null, id: string): ThemeArea | null => {
  const found = matrix?.areas.find((area) => area.id === id);
  return found === undefined
    ? null
    : { id, area: found.area, title: found.sv.title, description: found.sv.description };
};

const areaFor = async (ports: TabPorts, unit: string, id: string): Promise<ThemeArea | null> =>
  themeAreas.find((area) => area.id === id) ?? ownArea(await ports.inventory.matrix(unit), id);

const MINUTE_MS = 60_000;

/** Puts the area's items on the session's agenda, each once. */
const addAgenda = async (
  ports: TabPorts,
  entered: Entered,
  meeting: Stored<MeetingRow>,
  area: ThemeArea,
  rows: UnitRows,
): Promise<Outcome<UnitRows>> => {
  const { key } = meeting;
  const { start, end } = meeting.value;
  if (key === null || start === null || end === null) return done(rows);
  const length = (Date.parse(end) - Date.parse(start)) / MINUTE_MS;
  let after = rows;
  for (const [place, item] of sessionAgenda(area, length).entries()) {
    const added = await addOnce(ports, entered, 'StegvisAgenda', `${key}:${place + 1}`, {
      ...EMPTY.StegvisAgenda,
      ...item,
      meetingKey: key,
      order: place + 1,
      state: 'onAgenda',
      source: areaSource(area.id),
    });
    if (!added.ok) return added;
    after = withRow(after, 'StegvisAgenda', added.value);
  }
  return done(after);
};

/**
 * Plans a session about an area, with an agenda of the area's own, as part of the step that theme sessions belong to;
 * once per key. A repetition completes the agenda where it was left.
 */
export const planThemeSession = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { area: id, title, start, end }: ThemeSessionInput,
  key: string | null,
): Promise<Outcome<Meeting>> => {
  const entered = await enter(ports, caller, unit, 'write-meetings');
  if (!entered.ok) return entered;
  const area = await areaFor(ports, unit, id);
  if (area === null) return failed({ kind: 'invalid', fields: [{ field: 'area', code: 'not-a-choice' }] });
  const { steps } = entered.value.programme;
  const step = steps.find(({ completion }) => completion.metric === 'themeSessionsHeldShare');
  const row = newMeetingRow({
    ...{ kind: 'session', title: title ?? themeSessionTexts.title(area.title), start, end },
    ...{ stepId: step?.id ?? null, form: 'group', topics: area.title },
  });
  if (!row.ok) return row;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const added = await addOnce(ports, entered.value, 'StegvisMeetings', key, row.value);
  if (!added.ok) return added;
  const before = withRow(rows.value, 'StegvisMeetings', added.value);
  const after = await addAgenda(ports, entered.value, added.value, area, before);
  if (!after.ok) return after;
  return done(await shownMeeting(ports, entered.value, added.value, after.value));
};
