import { can } from '../../core/access.ts';
import type { EvidenceView } from '../../core/api-report.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/content.ts';
import { unitSays } from '../../core/evidence.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { planOwnerOf } from '../../core/programme-state.ts';
import { evidenceOf } from '../../core/report/evidence.ts';
import type { UnitRows } from '../../core/rows.ts';
import { type Caller, type Entered, enter, factsOf, readRows, type TabPorts } from '../tab/frame.ts';
import { certificateView } from './certificate.ts';

/** The evidence of the rows that were read. */
export const evidenceView = async (
  entered: Entered,
  rows: UnitRows,
  now: Date,
  language: Language,
): Promise<EvidenceView> => {
  const { unit, programme, actor } = entered;
  const found = evidenceOf({ programme, facts: factsOf(entered, rows), language });
  const mandate = unitSays(rows, 'mandate');
  const role = planOwnerOf(rows);
  return {
    name: unit.name,
    programmeName: programme[language].name,
    provider: programme.provider,
    term: programme.term,
    start: unit.start,
    today: localDay(now),
    mandate:
      mandate === null
        ? null
        : { text: mandate, date: unitSays(rows, 'mandateDate'), basis: unitSays(rows, 'mandateBasis') },
    ...found,
    certificate: await certificateView(entered, rows, language),
    planOwner: { role, ask: found.complete && role === null },
    assumptions: programme.assumptions.map((one) => one[language].text),
    notes: programme.notes.map((one) => one[language].text),
    may: {
      recordCertificate: can(actor, 'record-certificate').allowed,
      choosePlanOwner: can(actor, 'name-plan-owner').allowed,
    },
  };
};

/** What the programme asks for, how far the unit is by its facts, what is missing next and whose turn it is. */
export const seeEvidence = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<EvidenceView>> => {
  const entered = await enter(ports, caller, unit, 'see-evidence');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  return done(await evidenceView(entered.value, rows.value, ports.clock.now(), language));
};
