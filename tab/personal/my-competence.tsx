import { Button } from '@fluentui/react-components';
import { Lightbulb20Regular } from '@fluentui/react-icons';
import { useCallback } from 'react';
import type { Me } from '../api.ts';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useChooseUnit } from '../with-unit.tsx';

/** The way to one's own levels, for each unit whose inventory has begun; nothing where none has. */
export const MyCompetence = ({ me }: { me: Me }) => {
  const shared = useShared();
  const { t, api, go } = useSession();
  const here = useUnit().id;
  const choose = useChooseUnit();
  const load = useCallback(async () => {
    // In a channel's tab the unit is the channel's.
    const reachable = me.units.filter(({ id }) => choose !== null || id === here);
    const asked = await Promise.all(
      reachable.map(async (unit) => ({ unit, inventory: await api.inventory(unit.id) })),
    );
    const begun = asked.flatMap(({ unit, inventory }) =>
      inventory.ok && inventory.value.matrix !== null ? [unit] : [],
    );
    return { ok: true as const, value: begun };
  }, [api, me, choose, here]);
  const once = useOnce(load);
  if (once.state !== 'ready' || once.value.length === 0) return null;
  const words = t.competence;
  return (
    <Panel title={words.personal} icon={<Lightbulb20Regular />}>
      <p className={shared.text}>{words.personalBody}</p>
      <div className={shared.row}>
        {once.value.map(({ id, name }) => (
          <Button
            key={id}
            onClick={() => {
              choose?.(id);
              go({ view: 'competence', item: 'levels' });
            }}
          >
            {once.value.length > 1 ? words.personalOpenIn(name) : words.personalOpen}
          </Button>
        ))}
      </div>
    </Panel>
  );
};
