/** The part of the tab's API about the competence inventory, its themes and the talks. */
import { z } from 'zod';
import { meeting } from '../bot/core/api.ts';
import * as wire from '../bot/core/api-competence.ts';
import type { ApiTools } from './api-tools.ts';

/** What was done is read again from its own place. */
const done = z.unknown().transform((): true => true);
const known = (version: string | null): Record<string, string> =>
  version === null ? {} : { 'if-match': version };

export const competenceCalls = ({ get, write, unitPath }: Pick<ApiTools, 'get' | 'write' | 'unitPath'>) => {
  const of = (path: string, unit: string): string => `${path}?${new URLSearchParams({ unit })}`;
  const person = (id: string, rest: string, unit: string): string =>
    of(`people/${encodeURIComponent(id)}/${rest}`, unit);
  return {
    inventory: (unit: string) => get(unitPath(unit, '/inventory'), wire.inventoryView),
    holdTrust: (unit: string, held: string) => write('PUT', unitPath(unit, '/trust'), { held }, done),
    pauseInventory: (unit: string) => write('POST', unitPath(unit, '/trust/pause'), {}, done),
    publishMatrix: (unit: string, matrix: wire.MatrixInput) =>
      write('PUT', unitPath(unit, '/matrix'), matrix, done),
    ownCompetence: (unit: string) => get(of('me/competence', unit), wire.ownCompetence),
    /** `version`: what was looked at, where the answer is a word on somebody else's levels. */
    answerCompetence: (unit: string, input: wire.CompetenceInput, version: string | null) =>
      write('PUT', of('me/competence', unit), input, wire.ownCompetence, known(version)),
    leaveInventory: (unit: string) => write('DELETE', of('me/competence', unit), undefined, done),
    tellBaseline: (unit: string, input: wire.BaselineInput) =>
      write('PUT', of('me/competence/baseline', unit), input, done),
    ownPlan: (unit: string) => get(of('me/competence/plan', unit), wire.individualPlan),
    interviews: (unit: string) => get(unitPath(unit, '/interviews'), wire.interviewList),
    competenceOf: (unit: string, id: string) => get(person(id, 'competence', unit), wire.ownCompetence),
    estimate: (unit: string, id: string, input: wire.InterviewInput, version: string) =>
      write('PUT', person(id, 'competence', unit), input, wire.ownCompetence, known(version)),
    offerInterview: (unit: string, id: string) =>
      write('POST', person(id, 'competence/offer', unit), {}, done),
    planOf: (unit: string, id: string) => get(person(id, 'plan', unit), wire.individualPlan),
    themes: (unit: string) => get(unitPath(unit, '/themes'), wire.themes),
    freezeThemes: (unit: string) => write('POST', unitPath(unit, '/themes'), {}, wire.themes),
    planThemeSession: (unit: string, input: wire.ThemeSessionInput, key: string) =>
      write('POST', unitPath(unit, '/themes/sessions'), input, meeting, { 'idempotency-key': key }),
    talks: (unit: string) => get(unitPath(unit, '/talks'), wire.talks),
    addTalk: (unit: string, input: wire.TalkInput, key: string) =>
      write('POST', unitPath(unit, '/talks'), input, done, { 'idempotency-key': key }),
    changeTalk: (unit: string, id: string, version: string, change: wire.TalkChange) =>
      write('PATCH', unitPath(unit, `/talks/${encodeURIComponent(id)}`), change, done, known(version)),
    saveSupport: (unit: string, input: wire.SupportInput) =>
      write('PUT', unitPath(unit, '/talks/support'), input, done),
    makeStanding: (unit: string, standing: boolean) =>
      write('PUT', unitPath(unit, '/talks/support/standing'), { standing }, done),
  };
};
