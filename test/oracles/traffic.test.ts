/** What the program and the local tenant have said to each other in the tests, against Microsoft's descriptions. */
import { beforeAll, expect, test } from '@jest/globals';
import { extras, labelOf } from './extra.ts';
import { describeWithOracles, mistakes, oracle, validator } from './support.ts';
import { faults, type Judged, judge, readTraffic, report } from './traffic.ts';

/** Those without which the report would say little: the story of this suite, and the benches of Graph. */
const NEEDED = ['test/oracles/story.test.ts', 'test/graph/contracts.test.ts', 'test/graph/provision.test.ts'];

describeWithOracles('the traffic of the tests', () => {
  let judged: Judged;
  beforeAll(() => {
    judged = judge(readTraffic());
    process.stdout.write(`${report(judged)}\n`);
  });

  test('is there: the story and the suites of Graph have been recorded', () => {
    for (const file of NEEDED) expect(judged.files).toContain(file);
    expect(judged.graph.requests.seen).toBeGreaterThan(1_000);
    expect(judged.graph.answers.seen).toBeGreaterThan(1_000);
    expect(judged.connector.requests.seen).toBeGreaterThan(30);
  });

  test('holds nothing that neither Microsoft’s descriptions nor extra.json have, and nothing that contradicts them', () => {
    expect(faults(judged)).toEqual([]);
  });

  test('uses every entry of extra.json that is not marked as unused', () => {
    const used = new Set(
      [judged.graph, judged.connector].flatMap(({ requests, answers }) => [
        ...requests.used,
        ...answers.used,
      ]),
    );
    const idle = extras.filter((one) => one.unused === undefined && !used.has(labelOf(one)));
    expect(idle.map(labelOf)).toEqual([]);
  });

  test('has cards that Adaptive Cards 1.5 accepts, under 28 KB each', () => {
    const schema = oracle<Record<string, unknown>>('adaptive-card-1.5.schema.json');
    delete schema.$schema;
    delete schema.id;
    const validate = validator(schema);
    let cards = 0;
    for (const { service, ofProgram, body } of readTraffic()) {
      if (service !== 'connector' || !ofProgram) continue;
      const { attachments = [] } = (body ?? {}) as {
        attachments?: { contentType: string; content: unknown }[];
      };
      for (const { contentType, content } of attachments) {
        if (contentType !== 'application/vnd.microsoft.card.adaptive') continue;
        cards++;
        // Teams' own property for width stands in no schema.
        const { msteams: _width, ...card } = content as Record<string, unknown>;
        expect(mistakes(validate, card)).toEqual([]);
        expect(JSON.stringify(content).length).toBeLessThan(28_000);
      }
    }
    expect(cards).toBeGreaterThan(10);
  });
});
