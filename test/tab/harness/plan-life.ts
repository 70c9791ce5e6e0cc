/** The plan's life behind the harness's API: real reading of files and real rules, over what the harness keeps. */
import type { IncomingMessage } from 'node:http';
import type { Action } from '../../../bot/core/api.ts';
import type { Comment, FeedbackPreview } from '../../../bot/core/api-feedback.ts';
import type { FrozenAction, PlanVersion } from '../../../bot/core/api-plan-life.ts';
import { programmeById } from '../../../bot/core/content.ts';
import { textBlocks } from '../../../bot/core/document-blocks.ts';
import { actionFor, commentsIn } from '../../../bot/core/feedback.ts';
import { datedIdea, planIdeas } from '../../../bot/core/plan-ideas.ts';
import { collectPlan } from '../../../bot/core/plan-import.ts';
import { proposalsOf, sameTitle } from '../../../bot/core/plan-proposal.ts';
import { planDifference } from '../../../bot/core/plan-version.ts';
import { type ActionRow, EMPTY, type FindingRow } from '../../../bot/core/rows.ts';
import { readFileHere } from '../../../bot/documents/read-file.ts';
import { writeReviewCopy } from '../../../bot/documents/review-copy.ts';
import type { Answer } from './calendar.ts';
import { MANAGER, overview, people, TODAY, UNIT } from './fixtures.ts';

export interface PlanLife {
  versions: (PlanVersion & { actions: FrozenAction[]; key: string })[];
  comments: (Comment & { key: string })[];
  finding: FindingRow | null;
}

export const planLife = (): PlanLife => ({ versions: [], comments: [], finding: null });

interface Call {
  method: string;
  rest: string;
  id: string;
  more: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  file: Buffer | null;
  key: string;
  person: string;
  language: 'sv' | 'en';
  match: string | undefined;
}

/** The bytes of a request that is no JSON. */
export const fileOf = async (request: IncomingMessage): Promise<Buffer | null> => {
  if (request.headers['content-type'] !== 'application/octet-stream') return null;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const ok = (body: unknown, status = 200): Answer => ({ status, body });
const refused = (detail: string, status = 422, more: object = {}): Answer => ({
  status,
  body: { type: '/problems/invalid', title: 'Något behöver ändras', status, detail, ...more },
});

const frozen = ({ ownerId: _, broken: __, changedAt: ___, changedBy: ____, ...action }: Action) => {
  const { version: _____, ...kept } = action;
  return kept satisfies FrozenAction;
};
const rowOf = (action: Action): ActionRow => ({ ...EMPTY.StegvisPlan, ...action });

const preview = async (bytes: Buffer, actions: Action[]): Promise<Answer> => {
  const read = await readFileHere(bytes);
  if (!read.ok) return refused('Filen går inte att läsa.');
  const found = collectPlan(read.document.blocks);
  const rows = proposalsOf(found.rows, {
    unit: UNIT,
    areas: overview(MANAGER).planAreas,
    people: people.map((one) => ({ ...one, role: 'medarbetare' as const })),
    today: TODAY,
    workingDay: (day) => day,
    titles: new Set(actions.map(({ title }) => sameTitle(title))),
    keys: new Set(),
  });
  return ok({ rows, columns: found.columns, unread: found.unread });
};

const readComments = async (call: Call, state: PlanLife, actions: Action[]): Promise<Answer> => {
  const read = call.file === null ? null : await readFileHere(call.file);
  const document =
    read?.ok === true
      ? read.document
      : { kind: 'text' as const, blocks: textBlocks(String(call.body.text), false), comments: {}, text: '' };
  const found = commentsIn(document);
  if (!found.some(({ loose }) => !loose)) return refused('Inga kommentarer hittades.');
  const comments = found.map((comment, at) => ({
    ...comment,
    key: `k${at}-${comment.text.slice(0, 9).replace(/\W/g, '')}`,
    action: actionFor(comment, actions),
    known: state.comments.some(({ text }) => text === comment.text),
  }));
  return ok({ comments, copy: null } satisfies FeedbackPreview);
};

const feedbackOf = (state: PlanLife) => ({
  comments: state.comments,
  open: state.comments.filter(({ decision }) => decision === null).length,
  copy: null,
  step: null,
});

const ofVersions = (call: Call, state: PlanLife, actions: Action[]): Answer => {
  if (call.method === 'POST') {
    const there = state.versions.find(({ key }) => key === call.key);
    const made = {
      ...(call.body as { decidedOn: string; note: string | null }),
      number: state.versions.length + 1,
      frozenAt: '2026-01-12T07:00:00Z',
      count: actions.length,
      actions: actions.map(frozen),
      key: call.key,
    };
    if (there === undefined) state.versions.push(made);
    return ok(there ?? made, 201);
  }
  if (call.more === '')
    return ok({ versions: state.versions.toReversed(), mayFreeze: call.person === MANAGER });
  const version = state.versions.find(({ number }) => String(number) === call.more);
  if (version === undefined) return refused('Versionen finns inte längre.', 404);
  return ok({ ...version, since: planDifference(version.actions, actions.map(frozen)) });
};

/** The answer, or null: it is no route of the plan's life. */
export const answer = async (
  state: PlanLife,
  actions: Action[],
  added: (key: string, action: Partial<Action>) => Action,
  call: Call,
): Promise<Answer | null> => {
  const { method, rest, id, more } = call;
  if (rest === 'plan' && id === 'ideas') {
    const programme = programmeById('malmo-fyra-steg');
    if (programme === null) return null;
    const step = programme.steps.find((each) => each.id === call.query.get('step')) ?? null;
    const finding = call.query.get('finding') === null ? null : state.finding;
    const { planAreas } = overview(MANAGER);
    const plan = actions.map(rowOf);
    return ok({
      ideas: planIdeas({ programme, areas: planAreas, plan, finding, step }, call.language).map((idea) =>
        datedIdea(idea, TODAY, { free: {} }),
      ),
      finding: finding?.title ?? null,
      findingId: finding === null ? null : call.query.get('finding'),
      need: finding?.concerns ?? finding?.title ?? null,
      step: step?.[call.language].title ?? null,
    });
  }
  if (rest === 'plan' && id === 'versions') return ofVersions(call, state, actions);
  if (rest === 'plan' && id === 'import' && more === 'rows') {
    const rows = call.body.rows as { key: string; action: Partial<Action> }[];
    return ok({ actions: rows.map(({ key, action }) => added(key, action)), before: 0 });
  }
  if (rest === 'plan' && id === 'import' && call.file !== null) return preview(call.file, actions);
  if (rest !== 'feedback') return null;
  if (id === 'copy') {
    const bytes = await writeReviewCopy({
      ...{ language: 'sv', title: 'Plan', copyLine: '', intro: '', actions: [] },
      columns: { field: 'Fält', content: 'Innehåll' },
    });
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    return { status: 200, body: Buffer.from(bytes).toString('latin1'), headers: { 'content-type': type } };
  }
  if (id === 'import') return readComments(call, state, actions);
  if (id === '' && method === 'GET') return ok(feedbackOf(state));
  if (id === '') {
    for (const each of call.body.comments as Comment[])
      state.comments.push({
        ...{ decision: null, reason: null, decidedOn: null, version: '1', key: '' },
        ...each,
        id: `f${state.comments.length + 1}`,
      });
    return ok(feedbackOf(state), 201);
  }
  const comment = state.comments.find((each) => each.id === id);
  if (comment === undefined) return refused('Kommentaren finns inte längre.', 404);
  if (comment.version !== call.match) return refused('Någon har också ändrat.', 412, { theirs: comment });
  Object.assign(comment, call.body, { decidedOn: TODAY, version: String(Number(comment.version) + 1) });
  return ok(comment);
};
