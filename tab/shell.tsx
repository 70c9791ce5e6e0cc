import { lazy, Suspense } from 'react';
import { dialogIn } from '../bot/core/extension/dialogs.ts';
import './dialogs/carried.ts';
import { Nav } from './nav.tsx';
import { NoticeProvider } from './parts/notice.tsx';
import { Fetching } from './parts/waiting.tsx';
import type { View } from './place.ts';
import { useSession } from './session.tsx';
import { WithOverview } from './with-overview.tsx';
import { WithUnit } from './with-unit.tsx';

const Configure = lazy(() => import('./configure/configure.tsx'));
const Start = lazy(() => import('./start/start.tsx'));
const Programme = lazy(() => import('./programme/programme.tsx'));
const Plan = lazy(() => import('./plan/plan.tsx'));
const Screening = lazy(() => import('./screening/screening.tsx'));
const Meetings = lazy(() => import('./meetings/meetings.tsx'));
const Training = lazy(() => import('./training/training.tsx'));
const Competence = lazy(() => import('./competence/competence.tsx'));
const Personal = lazy(() => import('./personal/personal.tsx'));
const Glossary = lazy(() => import('./glossary/glossary.tsx'));
const Report = lazy(() => import('./report/report.tsx'));
const Dialogs = lazy(() => import('./dialogs/dialogs.tsx'));
const Settings = lazy(() => import('./settings/settings.tsx'));

const OfUnit = ({ view }: { view: View }) => {
  if (view === 'programme') return <Programme />;
  if (view === 'plan') return <Plan />;
  if (view === 'screening') return <Screening />;
  if (view === 'apt' || view === 'meetings') return <Meetings key={view} view={view} />;
  if (view === 'training') return <Training />;
  if (view === 'competence') return <Competence />;
  if (view === 'report') return <Report />;
  return <Start />;
};

const OfView = ({ view }: { view: View }) => {
  if (view === 'personal') return <Personal />;
  if (view === 'glossary') return <Glossary />;
  if (view === 'settings') return <Settings />;
  return (
    <WithOverview view={view}>
      <OfUnit view={view} />
    </WithOverview>
  );
};

/** Chooses the view by the place; each is a piece of the program of its own, fetched when first shown. */
export const Shell = () => {
  const { place, host } = useSession();
  const dialog = dialogIn(window.location.search);
  if (dialog !== null)
    return (
      <NoticeProvider>
        <Suspense fallback={<Fetching />}>
          <Dialogs name={dialog} />
        </Suspense>
      </NoticeProvider>
    );
  if (place.view === 'configure' || host.frame === 'settings')
    return (
      <NoticeProvider>
        <Suspense fallback={<Fetching />}>
          <Configure />
        </Suspense>
      </NoticeProvider>
    );
  return (
    <WithUnit>
      <Nav />
      <NoticeProvider key={place.view}>
        <Suspense fallback={<Fetching />}>
          <OfView view={place.view} />
        </Suspense>
      </NoticeProvider>
    </WithUnit>
  );
};
