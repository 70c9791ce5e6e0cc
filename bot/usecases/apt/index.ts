/** What people do around the APT, with the ports filled in. Each asks first whether the caller may. */
import type {
  AnswerInput,
  DeclineInput,
  NewProposal,
  NewRoutine,
  PlaceIdea,
  PlaceInput,
  PromoteInput,
  RaiseInput,
  RoutineChange,
  RoutineDeed,
  WheelInput,
} from '../../core/api-apt.ts';
import type { Language } from '../../core/choices.ts';
import type { Caller } from '../tab/frame.ts';
import { carryItems, declineItem, placeItem } from './place.ts';
import { placeIdea } from './place-idea.ts';
import type { AptPorts } from './ports.ts';
import { promoteItem } from './promote.ts';
import { propose } from './propose.ts';
import { answerRaised, raiseAction, raiseItem } from './raise.ts';
import { actOnRoutine, addRoutine, changeRoutine, seeRoutines } from './routines.ts';
import { saveWheel } from './save-wheel.ts';
import { seeApt } from './see-apt.ts';

export type { AptPorts } from './ports.ts';

type Version = string | null;
type Key = string | null;

export const makeAptUseCases = (ports: AptPorts) => ({
  seeApt: (caller: Caller, unit: string, language: Language) => seeApt(ports, caller, unit, language),
  saveWheel: (caller: Caller, unit: string, input: WheelInput, language: Language) =>
    saveWheel(ports, caller, unit, input, language),
  placeIdea: (caller: Caller, unit: string, idea: string, input: PlaceIdea, key: Key) =>
    placeIdea(ports, caller, unit, idea, input, key),
  propose: (caller: Caller, unit: string, input: NewProposal) => propose(ports, caller, unit, input),
  placeItem: (caller: Caller, unit: string, id: string, version: Version, input: PlaceInput) =>
    placeItem(ports, caller, unit, id, version, input),
  declineItem: (caller: Caller, unit: string, id: string, version: Version, input: DeclineInput) =>
    declineItem(ports, caller, unit, id, version, input),
  carryItems: (caller: Caller, unit: string, meeting: string) => carryItems(ports, caller, unit, meeting),
  promoteItem: (caller: Caller, unit: string, id: string, version: Version, input: PromoteInput) =>
    promoteItem(ports, caller, unit, id, version, input),
  raiseItem: (caller: Caller, unit: string, id: string, version: Version, input: RaiseInput) =>
    raiseItem(ports, caller, unit, id, version, input),
  raiseAction: (caller: Caller, unit: string, id: string, input: RaiseInput) =>
    raiseAction(ports, caller, unit, id, input),
  answerRaised: (caller: Caller, unit: string, id: string, version: Version, input: AnswerInput) =>
    answerRaised(ports, caller, unit, id, version, input),
  seeRoutines: (caller: Caller, unit: string) => seeRoutines(ports, caller, unit),
  addRoutine: (caller: Caller, unit: string, input: NewRoutine, key: Key) =>
    addRoutine(ports, caller, unit, input, key),
  changeRoutine: (caller: Caller, unit: string, id: string, version: Version, input: RoutineChange) =>
    changeRoutine(ports, caller, unit, id, version, input),
  actOnRoutine: (caller: Caller, unit: string, id: string, input: RoutineDeed, key: Key) =>
    actOnRoutine(ports, caller, unit, id, input, key),
});

export type AptUseCases = ReturnType<typeof makeAptUseCases>;
