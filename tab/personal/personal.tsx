import { useCallback, useMemo, useState } from 'react';
import { promptLink } from '../../bot/core/reflection.ts';
import type { Me } from '../api.ts';
import { Page } from '../parts/page.tsx';
import { useShared } from '../parts/styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { Source } from '../source.ts';
import { browser } from '../window.ts';
import { MyAhead } from './my-ahead.tsx';
import { MyCompetence } from './my-competence.tsx';
import { MyData } from './my-data.tsx';
import { MyNotes, type MyNotesState } from './my-notes.tsx';
import { MyTasks } from './my-tasks.tsx';
import { MyUnits } from './my-units.tsx';
import { Reflection } from './reflection.tsx';

/** The person's notes, read when they ask for them and after each saving; not by themselves, as other data is. */
const useNotes = (): { state: MyNotesState; show: () => Promise<void> } => {
  const { api } = useSession();
  const [state, set] = useState<MyNotesState>({ value: null, trouble: null, busy: false });
  const show = useCallback(async (): Promise<void> => {
    set((now) => ({ ...now, busy: true }));
    const result = await api.notes();
    set((now) =>
      result.ok
        ? { value: result.value, trouble: null, busy: false }
        : { value: now.value, trouble: result.trouble, busy: false },
    );
  }, [api]);
  return { state, show };
};

const Loaded = ({ me }: { me: Me }) => {
  const shared = useShared();
  const { t, place } = useSession();
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const add = useCallback((id: string) => setRead((now) => new Set([...now, id])), []);
  const { state, show } = useNotes();
  useReady(
    'personal',
    me.units.every(({ id }) => read.has(id)),
  );
  const tasks = <MyTasks key="tasks" me={me} read={add} />;
  const reflection = <Reflection key={place.item ?? ''} me={me} saved={() => void show()} />;
  return (
    <Page title={t.personal.title}>
      <div className={shared.split}>
        {/* Whoever comes from a question's card meets the question first. */}
        <div className={shared.wide}>
          {promptLink(place.item) ? [reflection, tasks] : [tasks, reflection]}
          <MyUnits />
        </div>
        <div className={shared.wide}>
          <MyCompetence me={me} />
          <MyNotes state={state} show={() => void show()} />
          <MyAhead />
          <MyData />
        </div>
      </div>
    </Page>
  );
};

/** What is mine: my tasks in all my units, reflection and my notes, and what is kept of me. */
const Personal = () => {
  const { t, api } = useSession();
  const source = useMemo(() => new Source(api.me, browser), [api]);
  const snapshot = useSource(source);
  if (!snapshot.value)
    return <Waiting view="personal" title={t.personal.title} on={[{ snapshot, refresh: source.refresh }]} />;
  return <Loaded me={snapshot.value} />;
};

export default Personal;
