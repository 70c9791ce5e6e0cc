import { Feedback } from './feedback.tsx';
import { ImportPlan } from './import.tsx';
import type { LifePage as Where } from './place.ts';
import { Version } from './version.tsx';
import { Versions } from './versions.tsx';

/** The sub-page of the plan that the place names. */
const LifePage = ({ where }: { where: Where }) => {
  if (where.page === 'import') return <ImportPlan />;
  if (where.page === 'feedback') return <Feedback />;
  return where.page === 'versions' ? <Versions /> : <Version number={where.number} />;
};

export default LifePage;
