import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { Action } from '../../bot/core/api.ts';
import { useSession } from '../session.tsx';
import { useDeeds } from './deeds.ts';

/** The rest of what can be done with an action, by its state. */
export const ActionMenu = ({ action }: { action: Action }) => {
  const { t } = useSession();
  const deeds = useDeeds();
  if (!deeds.writable) return null;
  const { state } = action;
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<MoreHorizontal20Regular />}
          aria-label={t.do.more(action.title)}
          disabled={deeds.busy === action.id}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => deeds.open(action)}>{t.do.edit}</MenuItem>
          {state === 'draft' ? <MenuItem onClick={() => deeds.start(action)}>{t.plan.start}</MenuItem> : null}
          {state === 'active' ? <MenuItem onClick={() => deeds.finish(action)}>{t.do.done}</MenuItem> : null}
          {state === 'done' ? (
            <MenuItem onClick={() => deeds.reopen(action)}>{t.plan.reopen}</MenuItem>
          ) : null}
          {state === 'dropped' ? (
            <MenuItem onClick={() => deeds.restore(action)}>{t.plan.restore}</MenuItem>
          ) : null}
          {state === 'draft' || state === 'active' ? (
            <MenuItem onClick={() => deeds.drop(action)}>{t.plan.drop}</MenuItem>
          ) : null}
          {state === 'draft' || state === 'active' ? (
            <MenuItem onClick={() => deeds.raise(action)}>{t.apt.raise.open}</MenuItem>
          ) : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
