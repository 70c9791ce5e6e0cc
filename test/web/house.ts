/** The real web server on a free port of this machine, over the memory world. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { content } from '../../bot/core/content.ts';
import { themeRules } from '../../bot/core/themes-snapshot.ts';
import { openEars } from '../../bot/dispatch/ears.ts';
import { makeDocuments } from '../../bot/documents/index.ts';
import { noteDocument } from '../../bot/documents/note.ts';
import { writeReviewCopy } from '../../bot/documents/review-copy.ts';
import { cardWords } from '../../bot/teams/words.ts';
import { type AptUseCases, makeAptUseCases } from '../../bot/usecases/apt/index.ts';
import { type DialogUseCases, makeDialogUseCases } from '../../bot/usecases/extension/press.ts';
import { type LiveUseCases, makeLiveUseCases } from '../../bot/usecases/live/index.ts';
import { telling } from '../../bot/usecases/live/telling.ts';
import { makeNoteUseCases, type NoteUseCases } from '../../bot/usecases/notes/index.ts';
import { makePlanLifeUseCases, type PlanLifeUseCases } from '../../bot/usecases/plan-life/index.ts';
import { makePreviewUseCases, type PreviewUseCases } from '../../bot/usecases/preview/index.ts';
import { makeProgrammeUseCases, type ProgrammeUseCases } from '../../bot/usecases/programme/index.ts';
import { makeReportUseCases, type ReportUseCases } from '../../bot/usecases/report/index.ts';
import { makeThemeUseCases, type ThemeUseCases } from '../../bot/usecases/themes/index.ts';
import type { Authenticated } from '../../bot/web/call.ts';
import { makeServer, type WebPorts } from '../../bot/web/server.ts';
import { makeMemoryClaimStore } from '../memory/claims.ts';
import {
  makeMemoryLive,
  makeMemoryMeetingChats,
  makeMemoryRuns,
  makeMemorySharedCards,
} from '../memory/live.ts';
import { type MemoryNotes, makeMemoryNotes } from '../memory/notes.ts';
import { makeMemoryMyData } from '../memory/own-data.ts';
import { makeMemoryFeedback, makeMemoryPlanVersions } from '../memory/plan-life.ts';
import { makeMemoryWheels } from '../memory/wheels.ts';
import { caller, makeUnitWorld, UNIT, type World } from '../memory/world.ts';

export interface House {
  world: World;
  address: string;
  /** Everybody's notes to self. */
  notes: MemoryNotes;
  useNotes: NoteUseCases;
  previews: PreviewUseCases;
  apt: AptUseCases;
  dialogs: DialogUseCases;
  planLife: PlanLifeUseCases;
  report: ReportUseCases;
  liveMeetings: LiveUseCases;
  ownProgrammes: ProgrammeUseCases;
  themes: ThemeUseCases;
  /** Activities that reached the bot. */
  activities: unknown[];
  ask(path: string, init?: Ask): Promise<Answered>;
  close(): Promise<void>;
}

export interface Ask {
  method?: string;
  /** Whose token; null sends none. */
  person?: string | null;
  /** Sent as JSON; a string or bytes go as they are. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answered {
  status: number;
  headers: Headers;
  text: string;
  bytes: Uint8Array;
  json: Record<string, unknown>;
}

/** `token of X` is X's token; `unavailable` cannot be checked; everything else is bad. */
const authenticate = async (token: string): Promise<Authenticated> => {
  if (token === 'unavailable') return { ok: false, reason: 'unavailable', why: 'no keys' };
  const person = /^token-(\w+)$/.exec(token)?.[1];
  if (person === undefined) return { ok: false, reason: 'token', why: 'not one of ours' };
  const roles = person === 'olle' ? ['Stegvis.Operator'] : [];
  return { ok: true, caller: caller(person, { roles }) };
};

export const unitPath = (rest = ''): string => `/api/units/${encodeURIComponent(UNIT)}${rest}`;

export const makeHouse = async (given: Partial<WebPorts> = {}): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-tab-'));
  mkdirSync(join(folder, 'tab', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'outside');
  writeFileSync(join(folder, 'tab', 'index.html'), '<!doctype html><title>Stegvis</title>');
  writeFileSync(join(folder, 'tab', '.hidden'), 'hidden');
  writeFileSync(join(folder, 'tab', 'assets', 'main-Ab3dEf9h.js'), 'export {};');
  const world = await makeUnitWorld();
  const activities: unknown[] = [];
  const notes = makeMemoryNotes();
  const useNotes = makeNoteUseCases({
    ...world.ports,
    notes,
    content,
    document: noteDocument,
    claims: makeMemoryClaimStore([]),
  });
  const previews = makePreviewUseCases({
    ...world.ports,
    content,
    claims: makeMemoryClaimStore([]),
    words: cardWords,
  });
  const apt = makeAptUseCases({
    ...world.ports,
    claims: makeMemoryClaimStore([]),
    wheels: makeMemoryWheels(),
  });
  const myData = makeMemoryMyData(world.ports);
  const dialogs = makeDialogUseCases({
    ...world.ports,
    myData,
    previews,
    content,
    claims: makeMemoryClaimStore([]),
    lookAtCalendar: () => undefined,
  });
  const planLife = makePlanLifeUseCases({
    ...world.ports,
    planVersions: makeMemoryPlanVersions(),
    feedback: makeMemoryFeedback(),
    writeReviewCopy,
  });
  const report = makeReportUseCases({ ...world.ports, documents: makeDocuments() });
  const ownProgrammes = makeProgrammeUseCases(world.ports);
  const themes = makeThemeUseCases({ ...world.ports, themeRules });
  const live = makeMemoryLive();
  const liveMeetings = makeLiveUseCases({
    ...world.ports,
    ...{ live, ears: openEars(live, { holdMs: 200, gatherMs: 0 }), runs: makeMemoryRuns() },
    projection: telling(world.ports.projection, { live, units: world.ports.units, journal: world.journal }),
    ...{ meetingChats: makeMemoryMeetingChats(), sharedCards: makeMemorySharedCards() },
    messenger: {
      send: async () => ({ kind: 'sent', activity: '1' }),
      update: async (_, activity) => ({ kind: 'sent', activity }),
    },
  });
  const server = makeServer({
    myData,
    useCases: world.tab,
    themes,
    ownProgrammes,
    notes: useNotes,
    previews,
    apt,
    dialogs,
    planLife,
    report,
    liveMeetings,
    authenticate,
    journal: world.journal,
    adminConsent: (tenant) => `https://login.example/${tenant}/adminconsent?client_id=app`,
    ownConsent: async ({ tenant, scopes, state, hint }) =>
      tenant === 'elsewhere' ? null : `https://login.example/${tenant}#${[...scopes, state, hint].join('|')}`,
    hear: async () => undefined,
    status: async (tenant) => ({ cards: 3, tenant }),
    ready: async () => ({ database: true }),
    messages: async (req, res) => {
      activities.push(req.body);
      res.send(200, { reply: true });
    },
    tabFolder: join(folder, 'tab'),
    hostOrigins: ['http://localhost:3980'],
    ...given,
  });
  const address = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  return {
    world,
    notes,
    useNotes,
    previews,
    apt,
    dialogs,
    ownProgrammes,
    planLife,
    report,
    liveMeetings,
    themes,
    address,
    activities,
    ask: async (path, { method = 'GET', person = 'amal', body, headers = {} } = {}) => {
      const raw = typeof body === 'string' || body instanceof Uint8Array;
      const response = await fetch(`${address}${path}`, {
        method,
        redirect: 'manual',
        headers: {
          ...(person === null ? {} : { authorization: `Bearer token-${person}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
      });
      const bytes = new Uint8Array(await response.arrayBuffer());
      const text = new TextDecoder().decode(bytes);
      const isJson = (response.headers.get('content-type') ?? '').includes('json');
      return {
        status: response.status,
        headers: response.headers,
        text,
        bytes,
        json: isJson && text !== '' ? JSON.parse(text) : {},
      };
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
};
