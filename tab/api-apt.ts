/** The calls of the APT view; `api.ts` gives the ways to call. */
import type { z } from 'zod';
import * as wire from '../bot/core/api.ts';
import * as apt from '../bot/core/api-apt.ts';
import type { Result } from './trouble.ts';

export interface Ways {
  get<T>(path: string, schema: z.ZodType<T>): Promise<Result<T>>;
  write<T>(
    method: 'POST' | 'PUT' | 'PATCH',
    path: string,
    body: unknown,
    schema: z.ZodType<T>,
    headers?: Record<string, string>,
  ): Promise<Result<T>>;
  unitPath(unit: string, rest?: string): string;
}

export const aptCalls = ({ get, write, unitPath }: Ways) => {
  const once = (key: string) => ({ 'idempotency-key': key });
  const seen = (version: string | null): Record<string, string> =>
    version === null ? {} : { 'if-match': version };
  const itemPath = (unit: string, id: string, deed: string): string =>
    unitPath(unit, `/agenda/${encodeURIComponent(id)}/${deed}`);
  const routinePath = (unit: string, id: string, rest = ''): string =>
    unitPath(unit, `/routines/${encodeURIComponent(id)}${rest}`);

  return {
    apt: (unit: string) => get(unitPath(unit, '/apt'), apt.aptView),
    saveWheel: (unit: string, wheel: apt.WheelInput) =>
      write('PUT', unitPath(unit, '/wheel'), wheel, apt.wheel),
    placeIdea: (unit: string, idea: string, where: apt.PlaceIdea, key: string) =>
      write(
        'POST',
        unitPath(unit, `/library/${encodeURIComponent(idea)}`),
        where,
        wire.agendaItem,
        once(key),
      ),
    propose: (unit: string, proposal: apt.NewProposal) =>
      write('POST', unitPath(unit, '/proposals'), proposal, wire.agendaItem),
    placeItem: (unit: string, id: string, version: string, where: apt.PlaceInput) =>
      write('POST', itemPath(unit, id, 'place'), where, wire.agendaItem, seen(version)),
    declineItem: (unit: string, id: string, version: string, reason: string) =>
      write('POST', itemPath(unit, id, 'decline'), { reason }, wire.agendaItem, seen(version)),
    carryItems: (unit: string, meeting: string) =>
      write('POST', unitPath(unit, `/meetings/${encodeURIComponent(meeting)}/carry`), {}, apt.carried),
    promoteItem: (unit: string, id: string, version: string, input: apt.PromoteInput) =>
      write('POST', itemPath(unit, id, 'promote'), input, apt.promoted, seen(version)),
    raiseItem: (unit: string, id: string, version: string, input: apt.RaiseInput) =>
      write('POST', itemPath(unit, id, 'raise'), input, wire.agendaItem, seen(version)),
    answerRaised: (unit: string, id: string, version: string, answer: string) =>
      write('PUT', itemPath(unit, id, 'raise'), { answer }, apt.answered, seen(version)),
    raiseAction: (unit: string, id: string, input: apt.RaiseInput) =>
      write('POST', unitPath(unit, `/plan/${encodeURIComponent(id)}/raise`), input, wire.agendaItem),
    routines: (unit: string) => get(unitPath(unit, '/routines'), apt.routines),
    addRoutine: (unit: string, routine: apt.NewRoutine, key: string) =>
      write('POST', unitPath(unit, '/routines'), routine, apt.routine, once(key)),
    changeRoutine: (unit: string, id: string, version: string, change: apt.RoutineChange) =>
      write('PATCH', routinePath(unit, id), change, apt.routine, seen(version)),
    actOnRoutine: (unit: string, id: string, deed: apt.RoutineDeed, key: string) =>
      write('POST', routinePath(unit, id, '/activities'), deed, apt.routine, once(key)),
  };
};
