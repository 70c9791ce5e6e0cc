/** All the traffic that tests have left, judged: `npm run oracles` and the end of `npm run walks` report it. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ConnectorChecker, makeConnectorChecker } from './connector-check.ts';
import { type GraphChecker, makeGraphChecker, unfold } from './graph-check.ts';
import { type Row, TRAFFIC_DIR } from './recorder.ts';
import { add, emptyTally, holds, summary, type Tally } from './verdict.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Judged {
  /** Test files that the traffic comes from. */
  files: string[];
  graph: { requests: Tally; answers: Tally };
  connector: { requests: Tally; answers: Tally };
}

/** The rows that were left, since an instant (milliseconds); those of tests that are no more are passed over. */
export function* readTraffic(since = 0): Generator<Row> {
  if (!existsSync(TRAFFIC_DIR)) return;
  const files = readdirSync(TRAFFIC_DIR).filter(
    (name) => name.endsWith('.jsonl') && statSync(join(TRAFFIC_DIR, name)).mtimeMs >= since,
  );
  for (const file of files)
    for (const line of readFileSync(join(TRAFFIC_DIR, file), 'utf8').split('\n')) {
      if (line === '') continue;
      const row: Row = JSON.parse(line);
      if (!existsSync(join(ROOT, row.from))) break;
      yield row;
    }
}

const judgeGraph = (checker: GraphChecker, row: Row, { requests, answers }: Judged['graph']): void => {
  // Addresses of other hosts (a file's download) are not Graph's.
  if (!row.ofProgram && !row.path.startsWith('/v1.0')) return;
  for (const one of unfold({ ...row, path: row.path.replace(/^\/v1\.0/, '') })) {
    const label = `${one.method} ${checker.operation(one.method, one.path) ?? one.path.replace(/\?.*$/, '')}`;
    if (row.ofProgram) add(requests, checker.request(one), label, row.from);
    if (row.ofTenant && one.status) add(answers, checker.answer(one), `${label} ${one.status}`, row.from);
  }
};

const judgeConnector = (
  checker: ConnectorChecker,
  row: Row,
  { requests, answers }: Judged['connector'],
): void => {
  const label = `${row.method} ${checker.operation(row.method, row.path) ?? row.path.replace(/\?.*$/, '')}`;
  if (row.ofProgram) add(requests, checker.request(row), label, row.from);
  if (row.ofTenant && row.status) add(answers, checker.answer(row), `${label} ${row.status}`, row.from);
};

/** Judges every row. */
export const judge = (rows: Iterable<Row>): Judged => {
  const graph = makeGraphChecker();
  const connector = makeConnectorChecker();
  const files = new Set<string>();
  const judged: Judged = {
    files: [],
    graph: { requests: emptyTally(), answers: emptyTally() },
    connector: { requests: emptyTally(), answers: emptyTally() },
  };
  for (const row of rows) {
    files.add(row.from);
    if (row.service === 'graph') judgeGraph(graph, row, judged.graph);
    else judgeConnector(connector, row, judged.connector);
  }
  return { ...judged, files: [...files] };
};

const parts = ({ graph, connector }: Judged): [string, string, Tally][] => [
  ['Graph contract', 'requests', graph.requests],
  ['Graph answers of the local tenant', 'answers', graph.answers],
  ['Connector contract', 'requests', connector.requests],
  ['Connector answers of the local tenant', 'answers', connector.answers],
];

/** The report, with a line for each kind of thing that is wrong or unchecked. */
export const report = (judged: Judged): string =>
  parts(judged)
    .flatMap(([name, what, tally]) => [
      summary(name, what, tally),
      ...[...tally.lines.values()].map((line) => `  ${line}`),
    ])
    .join('\n');

/** What is wrong or unchecked in all of it. */
export const faults = (judged: Judged): string[] =>
  parts(judged).flatMap(([, , tally]) => (holds(tally) ? [] : [...tally.lines.values()]));
