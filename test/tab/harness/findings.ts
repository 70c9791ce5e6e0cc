/** The harness's screening: two findings of the unit, and what the library adds. */
import { randomUUID } from 'node:crypto';
import type { Action } from '../../../bot/core/api.ts';
import type { Finding, FindingsView } from '../../../bot/core/api-findings.ts';
import type { Answer } from './calendar.ts';

const finding = (id: string, more: Partial<Finding>): Finding => ({
  ...{ id, version: `"${id},1"`, title: '', kind: 'norm', area: 'bemotande', concerns: null },
  ...{ whose: 'staff', stepId: 'malmo-2', actions: [], withoutAction: true, broken: [] },
  ...{ changedAt: null, changedBy: null },
  ...more,
});

export const findings = (): FindingsView => ({
  findings: [
    finding('f1', {
      title: 'Frågor om partner förutsätter ett visst kön',
      concerns: 'Småprat i fikarummet och frågor vid inskrivning.',
    }),
    finding('f2', {
      title: '=HYPERLINK("https://x.example";"<b>Klicka</b>")',
      kind: 'risk',
      area: 'arbetsmiljo',
      concerns: `<img src=x onerror=alert(1)> ${'Lång text. '.repeat(900)}`.slice(0, 10_000),
      actions: [{ id: '1', title: 'Gå igenom blanketter', state: 'active' }],
      withoutAction: false,
    }),
  ],
  ideas: [
    {
      ...{ id: 'scr-16', kind: 'opportunity', area: 'arbetsmiljo', title: 'Forum som redan finns' },
      description: 'APT, skyddsrond och planeringsdagar ger utrymme utan nya möten.',
      question: 'Vilket möte har plats för en kort punkt redan nästa gång?',
    },
  ],
  steps: [{ id: 'malmo-2', title: 'Steg 2: diskriminering och likabehandling' }],
  lacking: { whose: ['residents'], areas: [], actionAreas: ['arbetsmiljo'] },
});

interface State {
  findings: FindingsView;
  actions: Action[];
  keys: string[];
  empty: boolean;
}
interface Call {
  method: string;
  rest: string;
  id: string;
  more: string;
  body: Record<string, unknown>;
  key: string;
  match: string | undefined;
}
const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** Answers what has to do with the screening; null for the rest. */
export const answer = (state: State, { method, rest, id, more, body, key, match }: Call): Answer | null => {
  if (rest !== 'findings') return null;
  const view = state.findings;
  if (method === 'GET')
    return ok(state.empty ? { ...view, findings: [], lacking: { ...view.lacking, areas: [] } } : view);
  if (method === 'POST' && id === '') {
    state.keys.push(key);
    const made = finding(randomUUID().slice(0, 8), body as Partial<Finding>);
    view.findings.push(made);
    view.ideas = view.ideas.filter((idea) => !key.startsWith(`${idea.id}.`));
    return ok(made, 201);
  }
  const index = view.findings.findIndex((each) => each.id === id);
  const row = view.findings[index];
  if (!row) return { status: 404, body: { type: 'about:blank', title: 'Problem 404', status: 404 } };
  const put = (change: Partial<Finding>): Finding => {
    const next = { ...row, ...change, version: `${row.version}+` };
    view.findings[index] = next;
    return next;
  };
  const linked = (actions: Finding['actions']): Finding =>
    put({ actions, withoutAction: actions.length === 0 });
  if (more === 'action') {
    state.keys.push(key);
    const [blank] = state.actions;
    if (!blank) throw new Error('The harness has no action.');
    const made: Action = { ...blank, id: randomUUID(), title: String(body.title), state: 'draft' };
    state.actions.push(made);
    linked([...row.actions, { id: made.id, title: made.title, state: made.state }]);
    return ok(made, 201);
  }
  if (more === 'actions') {
    const ids = body.ids as string[];
    return ok(
      linked(
        state.actions
          .filter((action) => ids.includes(action.id))
          .map((action) => ({ id: action.id, title: action.title, state: action.state })),
      ),
    );
  }
  if (row.version !== match)
    return { status: 412, body: { type: '/problems/stale', title: 'x', status: 412, theirs: row } };
  return ok(put(body as Partial<Finding>));
};
