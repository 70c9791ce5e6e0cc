import {
  Button,
  Menu,
  MenuDivider,
  MenuGroup,
  MenuGroupHeader,
  MenuItem,
  MenuItemCheckbox,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { Filter20Filled, Filter20Regular } from '@fluentui/react-icons';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import type { Filter } from './arrange.ts';

const LINKED = ['sam', 'measures'] as const;

/**
 * Which areas are shown, whether dropped actions are, and whether only those whose owner has left; the latter is
 * offered where there are any (`left`).
 */
export const FilterMenu = (props: { filter: Filter; set: (filter: Filter) => void; left: boolean }) => {
  const { filter, set } = props;
  const { t } = useSession();
  const { planAreas } = useOverview();
  const chosen =
    filter.areas.length + (filter.dropped ? 1 : 0) + (filter.left ? 1 : 0) + (filter.linked ? 1 : 0);
  return (
    <Menu
      checkedValues={{
        areas: filter.areas,
        more: filter.dropped ? ['dropped'] : [],
        owner: filter.left ? ['left'] : [],
        linked: filter.linked ? [filter.linked] : [],
      }}
      onCheckedValueChange={(_, { name, checkedItems }) =>
        set(
          name === 'areas'
            ? { ...filter, areas: PLAN_AREAS.filter((area) => checkedItems.includes(area)) }
            : name === 'linked'
              ? // One of the two: choosing the other takes its place.
                {
                  ...filter,
                  linked: LINKED.find((each) => each !== filter.linked && checkedItems.includes(each)),
                }
              : name === 'owner'
                ? { ...filter, left: checkedItems.includes('left') }
                : { ...filter, dropped: checkedItems.includes('dropped') },
        )
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={chosen > 0 ? <Filter20Filled /> : <Filter20Regular />}>
          {chosen > 0 ? t.plan.filterOn(chosen) : t.plan.filter}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t.plan.filterArea}</MenuGroupHeader>
            {planAreas.map((area) => (
              <MenuItemCheckbox key={area} name="areas" value={area}>
                {t.area[area]}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{t.apt.sam.filter}</MenuGroupHeader>
            {LINKED.map((each) => (
              <MenuItemCheckbox key={each} name="linked" value={each}>
                {t.apt.sam.only[each]}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
          {props.left || filter.left ? (
            <MenuGroup>
              <MenuGroupHeader>{t.plan.filterOwner}</MenuGroupHeader>
              <MenuItemCheckbox name="owner" value="left">
                {t.plan.filterLeft}
              </MenuItemCheckbox>
            </MenuGroup>
          ) : null}
          <MenuGroup>
            <MenuGroupHeader>{t.plan.filterMore}</MenuGroupHeader>
            <MenuItemCheckbox name="more" value="dropped">
              {t.plan.filterDropped}
            </MenuItemCheckbox>
          </MenuGroup>
          <MenuDivider />
          <MenuItem disabled={chosen === 0} onClick={() => set({ areas: [], dropped: false })}>
            {t.plan.clear}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
