import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontal20Regular } from '@fluentui/react-icons';
import { useSession } from '../../session.tsx';
import { useOverview } from '../../with-overview.tsx';

/** What can be done with the plan as a whole. */
export const PlanMenu = () => {
  const { t, go } = useSession();
  const { may } = useOverview();
  const to = (item: string) => () => go({ view: 'plan', item });
  return (
    <Menu positioning="below-end">
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<MoreHorizontal20Regular />} aria-label={t.planLife.menu} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {may.writePlan ? <MenuItem onClick={to('import')}>{t.planLife.import.menu}</MenuItem> : null}
          <MenuItem onClick={to('versions')}>{t.planLife.versions.menu}</MenuItem>
          {may.writePlan ? <MenuItem onClick={to('feedback')}>{t.planLife.feedback.menu}</MenuItem> : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
