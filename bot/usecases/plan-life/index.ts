/** The plan's life in the tab, with the ports filled in. */
import type { Decide, StoreFeedback } from '../../core/api-feedback.ts';
import type { ApplyImport, NewVersion } from '../../core/api-plan-life.ts';
import type { Language } from '../../core/choices.ts';
import type { Caller } from '../tab/frame.ts';
import {
  decideComment,
  makeCopy,
  previewFeedback,
  type Returned,
  seeFeedback,
  storeFeedback,
} from './feedback.ts';
import { applyImport, previewImport } from './import-plan.ts';
import type { PlanLifePorts } from './ports.ts';
import { type IdeasFor, seePlanIdeas } from './see-plan-ideas.ts';
import { freezePlan, seeVersion, seeVersions } from './versions.ts';

export type { PlanLifePorts } from './ports.ts';

export const makePlanLifeUseCases = (ports: PlanLifePorts) => ({
  seePlanIdeas: (caller: Caller, unit: string, asked: IdeasFor, language: Language) =>
    seePlanIdeas(ports, caller, unit, asked, language),
  freezePlan: (caller: Caller, unit: string, input: NewVersion, key: string | null) =>
    freezePlan(ports, caller, unit, input, key),
  seeVersions: (caller: Caller, unit: string) => seeVersions(ports, caller, unit),
  seeVersion: (caller: Caller, unit: string, number: number | null) =>
    seeVersion(ports, caller, unit, number),
  previewImport: (caller: Caller, unit: string, bytes: Uint8Array) =>
    previewImport(ports, caller, unit, bytes),
  applyImport: (caller: Caller, unit: string, input: ApplyImport) => applyImport(ports, caller, unit, input),
  makeCopy: (caller: Caller, unit: string, language: Language) => makeCopy(ports, caller, unit, language),
  previewFeedback: (caller: Caller, unit: string, given: Returned) =>
    previewFeedback(ports, caller, unit, given),
  seeFeedback: (caller: Caller, unit: string, language: Language) =>
    seeFeedback(ports, caller, unit, language),
  storeFeedback: (caller: Caller, unit: string, input: StoreFeedback, language: Language) =>
    storeFeedback(ports, caller, unit, input, language),
  decideComment: (caller: Caller, unit: string, id: string, version: string | null, input: Decide) =>
    decideComment(ports, caller, unit, id, version, input),
});

export type PlanLifeUseCases = ReturnType<typeof makePlanLifeUseCases>;
