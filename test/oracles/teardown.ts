/**
 * At the end of `npm test` and `npm run walks`: judges what these tests have left, where the schemas are present. It is
 * silent when all is well, so that the runner's own summary stays last.
 */
import { present } from './oracle.ts';
import { faults, judge, readTraffic, report } from './traffic.ts';

export default (): void => {
  if (!present) return;
  const began = Date.now() - process.uptime() * 1000;
  const rows = readTraffic(began);
  const first = rows.next();
  if (first.done) return;
  const all = (function* () {
    yield first.value;
    yield* rows;
  })();
  const judged = judge(all);
  if (faults(judged).length === 0) return;
  throw new Error(
    `the traffic of these tests is not as Microsoft describes it; what is documented and lacks in the descriptions belongs in test/oracles/extra.json with its page\n${report(judged)}`,
  );
};
