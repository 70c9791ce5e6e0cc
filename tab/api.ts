/** The tab's API: the only file that calls fetch. Every answer is a value, parsed with the schemas that the bot uses too. */
import { z } from 'zod';
import * as wire from '../bot/core/api.ts';
import * as calendar from '../bot/core/api-calendar.ts';
import * as wireFeedback from '../bot/core/api-feedback.ts';
import * as findings from '../bot/core/api-findings.ts';
import * as wireNotes from '../bot/core/api-notes.ts';
import * as wireNudges from '../bot/core/api-nudges.ts';
import * as planLife from '../bot/core/api-plan-life.ts';
import * as wireProgramme from '../bot/core/api-programme.ts';
import * as wireSteps from '../bot/core/api-steps.ts';
import * as wireTraining from '../bot/core/api-training.ts';
import { type Language, OWNER_ROLES, PLAN_AREAS } from '../bot/core/choices.ts';
import * as wireDialogs from '../bot/core/extension/dialogs.ts';
import { aptCalls } from './api-apt.ts';
import { competenceCalls } from './api-competence.ts';
import { liveCalls } from './api-live.ts';
import { makeMyDataApi } from './api-my-data.ts';
import { makeReportApi } from './api-report.ts';
import type { Call } from './api-tools.ts';
import { type Result, troubleFrom, troubleOf } from './trouble.ts';

const READ_MS = 20_000;
/** Setting up a unit creates six lists in SharePoint. */
const SET_UP_MS = 90_000;
/** A file of 5 MB goes up and is read in a thread of its own. */
const FILE_MS = 60_000;
/** A series becomes a row for each of its occurrences. */
const CALENDAR_MS = 60_000;

const me = z.object({
  id: z.string(),
  name: z.string(),
  language: z.string().nullish(),
  units: z.array(
    z.object({ id: z.string(), name: z.string(), programmeName: z.string(), role: z.string().nullish() }),
  ),
});
export type Me = z.infer<typeof me>;

const ideas = z.object({
  actions: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      description: z.string(),
      area: z.enum(PLAN_AREAS),
      indicator: z.string(),
      ownerRole: z.enum(OWNER_ROLES).nullable().catch(null),
      dueMonths: z.number(),
    }),
  ),
  apt: z.array(z.object({ id: z.string(), title: z.string(), purpose: z.string(), minutes: z.number() })),
});
export type Ideas = z.infer<typeof ideas>;
export type AptIdea = Ideas['apt'][number];

const bodyOf = async (response: Response): Promise<unknown> => {
  const text = await response.text();
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    // A proxy's HTML page instead of our JSON: the status alone tells.
    return undefined;
  }
};

/** JSON of this form. */
const json =
  <T>(schema: z.ZodType<T>) =>
  async (response: Response): Promise<T | null> => {
    const parsed = schema.safeParse(await bodyOf(response));
    if (!parsed.success) console.error('An answer has another form than expected.', parsed.error);
    return parsed.success ? parsed.data : null;
  };

/** A calendar file; a proxy's page in its place is none. */
const calendarFile = async (response: Response): Promise<Blob | null> =>
  response.headers.get('content-type')?.startsWith('text/calendar') ? response.blob() : null;

/** A Word document; a proxy's page in its place is none. */
const wordFile = async (response: Response): Promise<Blob | null> =>
  response.headers.get('content-type')?.includes('wordprocessingml') ? response.blob() : null;
/** A template as a file; a proxy's page in its place is none. */
const templateFile = async (response: Response): Promise<Blob | null> =>
  response.headers.get('content-type')?.startsWith('application/json') ? response.blob() : null;

/** The hosts beyond Microsoft's own that may frame the tab; none when the list cannot be read. */
export const hostOrigins = async (): Promise<string[]> => {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}hosts.json`, {
      signal: AbortSignal.timeout(READ_MS),
    });
    const parsed = z.object({ hosts: z.array(z.string()) }).safeParse(await bodyOf(response));
    return parsed.success ? parsed.data.hosts : [];
  } catch (error) {
    console.warn('The list of hosts could not be read.', error);
    return [];
  }
};

/** The API with a person's token and language. `token(true)` asks for a new token after a 401. */
export const makeApi = (token: (fresh: boolean) => Promise<string>, language: Language) => {
  const send = async <T>(call: Call<T>, fresh: boolean): Promise<Response> =>
    fetch(`/api/${call.path}`, {
      method: call.method ?? 'GET',
      headers: {
        authorization: `Bearer ${await token(fresh)}`,
        'accept-language': language,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(call.file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
        ...call.headers,
      },
      body: call.file ?? (call.body === undefined ? null : JSON.stringify(call.body)),
      signal: AbortSignal.any([
        AbortSignal.timeout(call.milliseconds ?? READ_MS),
        ...(call.gone ? [call.gone] : []),
      ]),
    });

  const ask = async <T>(call: Call<T>): Promise<Result<T>> => {
    try {
      let response = await send(call, false);
      if (response.status === 401) response = await send(call, true);
      if (!response.ok) {
        const retryAfter = response.headers.get('retry-after');
        const trouble = troubleFrom(response.status, await bodyOf(response), retryAfter, Date.now());
        return { ok: false, trouble };
      }
      const value = await call.read(response);
      return value === null ? { ok: false, trouble: troubleOf('failed') } : { ok: true, value };
    } catch (error) {
      // fetch rejects with a TypeError without network and a TimeoutError when it took too long; the rest is the host's.
      const network =
        error instanceof TypeError ||
        (error instanceof DOMException && (error.name === 'TimeoutError' || error.name === 'AbortError'));
      if (!network) console.warn('The host gave no token.', error);
      return { ok: false, trouble: troubleOf(network ? 'offline' : 'signed-out') };
    }
  };

  const unitPath = (unit: string, rest = ''): string => `units/${encodeURIComponent(unit)}${rest}`;
  const get = <T>(path: string, schema: z.ZodType<T>): Promise<Result<T>> =>
    ask({ path, read: json(schema) });
  const write = <T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    headers: Record<string, string> = {},
    milliseconds = READ_MS,
  ): Promise<Result<T>> => ask({ method, path, body, read: json(schema), headers, milliseconds });
  const add = <T>(path: string, body: unknown, key: string, schema: z.ZodType<T>) =>
    write('POST', path, body, schema, { 'idempotency-key': key });
  const change = <T>(path: string, body: unknown, version: string, schema: z.ZodType<T>) =>
    write('PATCH', path, body, schema, { 'if-match': version });

  const attendanceOf = (unit: string, step: string, rest = ''): string =>
    unitPath(unit, `/steps/${encodeURIComponent(step)}/attendance${rest}`);
  const sendFile = <T>(path: string, file: Blob, schema: z.ZodType<T>): Promise<Result<T>> =>
    ask({ method: 'POST', path, file, read: json(schema), milliseconds: FILE_MS });

  const putStep = (unit: string, step: string, what: string, version: string | null, body: unknown) =>
    write(
      'PUT',
      unitPath(unit, `/steps/${encodeURIComponent(step)}/${what}`),
      body,
      wireSteps.programmeStep,
      version === null ? {} : { 'if-match': version },
    );
  const put = <T>(path: string, body: unknown, version: string, schema: z.ZodType<T>, ms = READ_MS) =>
    write('PUT', path, body, schema, { 'if-match': version }, ms);

  const eventOf = (unit: string, id: string): string =>
    unitPath(unit, `/meetings/${encodeURIComponent(id)}/event`);

  return {
    ...makeMyDataApi({ get, write, ask, unitPath, json }),
    ...makeReportApi({ get, write, ask, unitPath, json }),
    ...liveCalls({ get, write, ask, unitPath, json }),
    me: () => get('me', me),
    programmes: () => get('programmes', z.array(wire.programmeCard)),
    channel: (channel: string) => get(`channels/${encodeURIComponent(channel)}`, wire.channelView),
    overview: (unit: string) => get(unitPath(unit), wire.overview),
    setUp: (unit: string, settings: wire.SetUpUnit) =>
      write('PUT', unitPath(unit), settings, wire.overview, {}, SET_UP_MS),
    plan: (unit: string) => get(unitPath(unit, '/plan'), wire.plan),
    addAction: (unit: string, action: wire.NewAction, key: string) =>
      add(unitPath(unit, '/plan'), action, key, wire.action),
    changeAction: (unit: string, id: string, version: string, action: wire.ActionChange) =>
      change(unitPath(unit, `/plan/${encodeURIComponent(id)}`), action, version, wire.action),
    ideas: (unit: string) => get(unitPath(unit, '/ideas'), ideas),
    findings: (unit: string) => get(unitPath(unit, '/findings'), findings.findings),
    addFinding: (unit: string, finding: findings.NewFinding, key: string) =>
      add(unitPath(unit, '/findings'), finding, key, findings.finding),
    changeFinding: (unit: string, id: string, version: string, finding: findings.FindingChange) =>
      change(unitPath(unit, `/findings/${encodeURIComponent(id)}`), finding, version, findings.finding),
    makeActionOf: (unit: string, id: string, action: findings.ActionOfFinding, key: string) =>
      add(unitPath(unit, `/findings/${encodeURIComponent(id)}/action`), action, key, wire.action),
    linkActions: (unit: string, id: string, ids: string[]) =>
      write('PUT', unitPath(unit, `/findings/${encodeURIComponent(id)}/actions`), { ids }, findings.finding),
    meetings: (unit: string) => get(unitPath(unit, '/meetings'), wire.meetings),
    addMeeting: (unit: string, meeting: wire.NewMeeting, key: string) =>
      add(unitPath(unit, '/meetings'), meeting, key, wire.meeting),
    changeMeeting: (unit: string, id: string, version: string, meeting: wire.MeetingChange) =>
      change(unitPath(unit, `/meetings/${encodeURIComponent(id)}`), meeting, version, wire.meeting),
    addItem: (unit: string, item: wire.NewAgendaItem, key: string) =>
      add(unitPath(unit, '/agenda'), item, key, wire.agendaItem),
    changeItem: (unit: string, id: string, version: string, item: wire.AgendaChange) =>
      change(unitPath(unit, `/agenda/${encodeURIComponent(id)}`), item, version, wire.agendaItem),
    recordMandate: (unit: string, mandate: wire.MandateInput) =>
      write(
        'PUT',
        unitPath(unit, '/mandate'),
        mandate,
        z.object({
          text: z.string(),
          date: wire.day.nullable(),
          basis: z.string().nullable().default(null),
        }),
      ),
    programme: (unit: string) => get(unitPath(unit, '/programme'), wireSteps.programmeView),
    setProgramme: (unit: string, input: wireSteps.ProgrammeInput) =>
      write('PUT', unitPath(unit, '/programme'), input, wireSteps.programmeView),
    /** What was done before the unit came here; each step is a row. */
    setEarlier: (unit: string, input: wireSteps.EarlierInput) =>
      write('PUT', unitPath(unit, '/earlier'), input, wireSteps.programmeView, {}, CALENDAR_MS),
    /** `version` is null for a step without a row. */
    saveOutput: (unit: string, step: string, version: string | null, input: wireSteps.OutputInput) =>
      putStep(unit, step, 'output', version, input),
    recordStep: (unit: string, step: string, version: string | null, input: wireSteps.RecordInput) =>
      putStep(unit, step, 'record', version, input),
    nudgeSettings: (unit: string) => get(unitPath(unit, '/settings'), wireNudges.nudgeSettings),
    saveNudgeSettings: (unit: string, settings: wireNudges.NudgeSettings) =>
      write('PUT', unitPath(unit, '/settings'), settings, wireNudges.nudgeSettings),
    unitPreview: (unit: string) => get(unitPath(unit, '/preview'), wireNudges.unitPreview),
    myPreview: () => get('me/preview', wireNudges.myPreview),
    notes: () => get('me/notes', wireNotes.notes),
    saveNote: (note: wireNotes.NewNote, key: string) => add('me/notes', note, key, wireNotes.note),
    /** The question of a card was opened here. */
    answerPrompt: (card: string) =>
      write('POST', `me/prompts/${encodeURIComponent(card)}/answer`, {}, wireNotes.promptAnswered),
    /** A card's button with the caller's own rights, pressed in a dialog. */
    pressCard: (card: string, press: wireDialogs.OwnPress) =>
      write('POST', `me/cards/${encodeURIComponent(card)}/press`, press, wireDialogs.pressed),
    pausePrompts: () => write('POST', 'me/pause', {}, wireNotes.promptAnswered),
    training: (unit: string) => get(unitPath(unit, '/training'), wireTraining.training),
    chooseTrainingForm: (unit: string, form: wireTraining.TrainingFormInput['form']) =>
      write('PUT', unitPath(unit, '/training/form'), { form }, wireTraining.training),
    /** The manager: these have, those have not. */
    changeAttendance: (unit: string, step: string, people: wireTraining.AttendanceChange) =>
      write('PATCH', attendanceOf(unit, step), people, wireTraining.trainingItem),
    /** What a list would change; it is read and not kept. */
    previewAttendance: (unit: string, step: string, file: Blob) =>
      write('POST', attendanceOf(unit, step, '/preview'), file, wireTraining.importPreview),
    tellOwnTraining: (unit: string, step: string, done: boolean) =>
      write(
        'PUT',
        unitPath(unit, `/steps/${encodeURIComponent(step)}/own`),
        { done },
        wireTraining.trainingItem,
      ),
    promoteNote: (unit: string, meeting: string) =>
      write('POST', unitPath(unit, `/meetings/${encodeURIComponent(meeting)}/note/action`), {}, wire.action),
    series: (unit: string) => get(unitPath(unit, '/calendar/series'), calendar.calendarSeriesList),
    chooseSeries: (unit: string, series: string | null) =>
      write('PUT', unitPath(unit, '/calendar/series'), { series }, wire.meetings, {}, CALENDAR_MS),
    /** Reads again in the calendar what there is of the caller's in it. */
    readCalendar: (unit: string) =>
      write('POST', unitPath(unit, '/calendar/refresh'), {}, wire.meetings, {}, CALENDAR_MS),
    /** Single events that the caller has organised, between two days. */
    events: (unit: string, from: string, to: string) =>
      get(unitPath(unit, `/calendar/events?${new URLSearchParams({ from, to })}`), calendar.calendarEvents),
    linkEvent: (unit: string, id: string, event: string) =>
      write('PUT', eventOf(unit, id), { event }, wire.meeting),
    createEvent: (unit: string, id: string, event: calendar.CreateEvent, key: string) =>
      add(eventOf(unit, id), event, key, wire.meeting),
    releaseEvent: (unit: string, id: string) => write('DELETE', eventOf(unit, id), undefined, wire.meeting),
    writeAgenda: (unit: string, id: string, written: boolean) =>
      write('PUT', `${eventOf(unit, id)}/agenda`, { written }, wire.meeting),
    /** The unit's meetings, or one of them, as a file for a calendar elsewhere. */
    calendarFile: (unit: string, meeting: string | null) =>
      ask({
        path: unitPath(
          unit,
          `/export?${new URLSearchParams({ format: 'ics', ...(meeting === null ? { what: 'meetings' } : { meeting }) })}`,
        ),
        read: calendarFile,
      }),
    criteria: (unit: string) => get(unitPath(unit, '/criteria'), wire.criteria),
    ...aptCalls({ get, write, unitPath }),
    ...competenceCalls({ get, write, unitPath }),
    planIdeas: (unit: string, asked: { finding?: string; step?: string }) =>
      get(unitPath(unit, `/plan/ideas?${new URLSearchParams(asked)}`), planLife.planIdeas),
    /** What a file would add to the plan; nothing is kept. */
    importPlan: (unit: string, file: Blob) =>
      sendFile(unitPath(unit, '/plan/import'), file, planLife.importPreview),
    applyImport: (unit: string, rows: planLife.ApplyImport['rows']) =>
      write('POST', unitPath(unit, '/plan/import/rows'), { rows }, planLife.importApplied, {}, FILE_MS),
    planVersions: (unit: string) => get(unitPath(unit, '/plan/versions'), planLife.planVersions),
    planVersion: (unit: string, number: string) =>
      get(unitPath(unit, `/plan/versions/${encodeURIComponent(number)}`), planLife.versionView),
    freezePlan: (unit: string, version: planLife.NewVersion, key: string) =>
      add(unitPath(unit, '/plan/versions'), version, key, planLife.planVersion),
    feedback: (unit: string) => get(unitPath(unit, '/feedback'), wireFeedback.feedback),
    /** The plan without names, as a Word document. */
    feedbackCopy: (unit: string) =>
      ask({ path: unitPath(unit, '/feedback/copy'), read: wordFile, milliseconds: FILE_MS }),
    readFeedback: (unit: string, given: Blob | string) =>
      typeof given === 'string'
        ? write('POST', unitPath(unit, '/feedback/import'), { text: given }, wireFeedback.feedbackPreview)
        : sendFile(unitPath(unit, '/feedback/import'), given, wireFeedback.feedbackPreview),
    storeFeedback: (unit: string, comments: wireFeedback.StoreFeedback['comments']) =>
      write('POST', unitPath(unit, '/feedback'), { comments }, wireFeedback.feedback),
    decideComment: (unit: string, id: string, version: string, decision: wireFeedback.Decide) =>
      write('PUT', unitPath(unit, `/feedback/${encodeURIComponent(id)}`), decision, wireFeedback.comment, {
        'if-match': version,
      }),
    ownProgramme: (unit: string) => get(unitPath(unit, '/adaptation'), wireProgramme.programmeView),
    changeProgramme: (unit: string, version: string, adaptation: wireProgramme.Adaptation) =>
      put(unitPath(unit, '/adaptation'), adaptation, version, wireProgramme.programmeView, SET_UP_MS),
    contacts: (unit: string) => get(unitPath(unit, '/contacts'), wireProgramme.contactsView),
    changeContacts: (unit: string, version: string, contacts: wireProgramme.Contact[]) =>
      put(unitPath(unit, '/contacts'), { contacts }, version, wireProgramme.contactsView),
    templates: () => get('templates', wireProgramme.templateCards),
    template: (id: string) => get(`templates/${encodeURIComponent(id)}`, wireProgramme.templateWhole),
    copyTemplate: (template: wireProgramme.NewTemplate) =>
      write('POST', 'templates', template, wireProgramme.templateWhole),
    importTemplate: (unit: string, file: string) =>
      write('POST', 'templates/import', { unit, file }, wireProgramme.templateWhole),
    changeTemplate: (id: string, version: string, template: unknown) =>
      put(
        `templates/${encodeURIComponent(id)}`,
        { template },
        version,
        wireProgramme.templateWhole,
        SET_UP_MS,
      ),
    templateFile: (id: string) =>
      ask({ path: `templates/${encodeURIComponent(id)}/export`, read: templateFile }),
  };
};

export type Api = ReturnType<typeof makeApi>;
