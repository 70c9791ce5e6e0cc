/** Dialogs that do one thing with the person's own rights and close: a card's button, and a look into the calendar. */
import { Spinner } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import { isOwnVerb } from '../../bot/core/extension/dialogs.ts';
import { dialogTexts } from '../../bot/core/texts/tab/dialogs.ts';
import { Bar } from '../parts/bar.tsx';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Result, Trouble } from '../trouble.ts';
import { troubleOf } from '../trouble.ts';
import { carried, given } from './carried.ts';
import { DialogForm, handIn, useDialogReady } from './frame.tsx';

/** Runs once when shown, and again on request; hands in the card when it is done. */
const useDeed = (deed: () => Promise<Result<unknown> | { ok: 'not-there' }>) => {
  const [state, set] = useState<{ trouble: Trouble | null; notThere: boolean; busy: boolean }>({
    ...{ trouble: null, notThere: false, busy: true },
  });
  const run = useCallback(async (): Promise<void> => {
    set({ trouble: null, notThere: false, busy: true });
    const result = await deed();
    if (result.ok === true) return handIn({ made: 'answer', card: given('nudge'), item: given('item') });
    if (result.ok === 'not-there') return set({ trouble: null, notThere: true, busy: false });
    set({ trouble: result.trouble, notThere: false, busy: false });
  }, [deed]);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
  }, [run]);
  return { ...state, run };
};

/** What the card's fields had, and what stands in the fragment since somebody wrote it. */
const inputsOf = (): Record<string, string> =>
  Object.fromEntries(
    [
      ...['date', 'as', 'once', 'was'].map((name): [string, string] => [name, given(name)]),
      ['title', carried.text] as [string, string],
    ].filter(([, value]) => value !== ''),
  );

export const PressDialog = () => {
  const { api, language } = useSession();
  const words = dialogTexts[language].press;
  const deed = useCallback(() => {
    const verb = given('verb');
    if (!isOwnVerb(verb)) return Promise.resolve({ ok: false as const, trouble: troubleOf('invalid') });
    return api.pressCard(given('nudge'), { verb, item: given('item'), inputs: inputsOf() });
  }, [api]);
  const { trouble, busy, run } = useDeed(deed);
  useDialogReady('press', !busy);
  return (
    <DialogForm label={words.lead} lead={words.lead}>
      {busy ? <Spinner label={words.doing} /> : null}
      {trouble ? <TroubleBar trouble={trouble} retry={() => void run()} /> : null}
    </DialogForm>
  );
};

export const CalendarDialog = () => {
  const { api, language } = useSession();
  const words = dialogTexts[language].calendar;
  const deed = useCallback(async () => {
    const [unit, item, nudge] = [given('unit'), given('item'), given('nudge')];
    const read = await api.readCalendar(unit);
    if (!read.ok) return read;
    const meeting = read.value.meetings.find(({ id }) => id === item);
    if (!meeting?.calendar?.mine) return { ok: 'not-there' as const };
    return api.pressCard(nudge, { verb: 'confirm', item, inputs: {} });
  }, [api]);
  const { trouble, notThere, busy, run } = useDeed(deed);
  useDialogReady('calendar', !busy);
  return (
    <DialogForm label={words.doing}>
      {busy ? <Spinner label={words.doing} /> : null}
      {notThere ? <Bar intent="info">{words.notThere}</Bar> : null}
      {trouble ? <TroubleBar trouble={trouble} retry={() => void run()} /> : null}
    </DialogForm>
  );
};
