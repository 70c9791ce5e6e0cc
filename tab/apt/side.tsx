import type { Meetings } from '../../bot/core/api.ts';
import { useShared } from '../parts/styles.ts';
import { useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { Proposals } from './proposals.tsx';
import { RaisedMatters } from './raised-matters.tsx';
import { RoutineList } from './routines.tsx';
import { sorted } from './sorted.ts';
import { Suggestions } from './suggestions.tsx';
import { Wheel } from './wheel.tsx';

/** Beside the agendas: proposals, what suits now, what was raised, the year, and routines. */
export const AptSide = ({ all }: { all: Meetings }) => {
  const shared = useShared();
  const { may } = useOverview();
  const unit = useUnit();
  const apt = useSource(unit.apt).value;
  const routines = useSource(unit.routines).value;
  const { waiting, declined, raised } = sorted(all);
  const writable = may.writeMeetings;
  return (
    <div className={shared.wide}>
      <Proposals waiting={waiting} declined={declined} writable={writable} />
      <RaisedMatters items={raised} writable={apt?.may.raise ?? false} />
      {apt && writable ? <Suggestions apt={apt} /> : null}
      {apt ? <Wheel apt={apt} /> : null}
      {routines ? <RoutineList routines={routines.routines} writable={writable} /> : null}
    </div>
  );
};
