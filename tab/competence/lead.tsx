import { useState } from 'react';
import type { InventoryView } from '../../bot/core/api-competence.ts';
import { useShared } from '../parts/styles.ts';
import { useReady } from '../session.tsx';
import { Interviews } from './interviews.tsx';
import { Matrix } from './matrix.tsx';
import { Trust } from './trust.tsx';

/** What the process lead does: the read-through, the matrix, and the interviews. */
export const Lead = ({ inventory }: { inventory: InventoryView }) => {
  const shared = useShared();
  const { may, matrix, draft } = inventory;
  // What comes first is what is done now, and it stays in its place while it is done.
  const [{ beginning, preparing }] = useState({
    beginning: inventory.trust === null || inventory.paused,
    preparing: matrix === null,
  });
  useReady('competence');
  const trust = may.trust ? <Trust key="trust" inventory={inventory} /> : null;
  const areas = may.matrix && draft ? <Matrix key="matrix" inventory={inventory} /> : null;
  const interviews = may.interview ? <Interviews key="interviews" inventory={inventory} /> : null;
  return (
    <div className={shared.split}>
      <div className={shared.wide}>
        {beginning ? trust : null}
        {preparing ? [areas, interviews] : [interviews, areas]}
      </div>
      {beginning ? null : trust}
    </div>
  );
};
