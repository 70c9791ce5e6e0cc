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
import { ALL, chosen, type Filter } from './arrange.ts';

const WHOSE = ['staff', 'residents'] as const;

/** Which areas and whose everyday life are shown, and whether only what nothing has come of. */
export const FilterMenu = ({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) => {
  const { t } = useSession();
  const { planAreas } = useOverview();
  const number = chosen(filter);
  return (
    <Menu
      checkedValues={{
        areas: filter.areas,
        whose: filter.whose,
        more: filter.without ? ['without'] : [],
      }}
      onCheckedValueChange={(_, { name, checkedItems }) =>
        set({
          areas: name === 'areas' ? PLAN_AREAS.filter((each) => checkedItems.includes(each)) : filter.areas,
          whose: name === 'whose' ? WHOSE.filter((each) => checkedItems.includes(each)) : filter.whose,
          without: name === 'more' ? checkedItems.includes('without') : filter.without,
        })
      }
    >
      <MenuTrigger disableButtonEnhancement>
        <Button icon={number > 0 ? <Filter20Filled /> : <Filter20Regular />}>
          {number > 0 ? t.screening.filterOn(number) : t.screening.filter}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuGroup>
            <MenuGroupHeader>{t.screening.filterArea}</MenuGroupHeader>
            {planAreas.map((area) => (
              <MenuItemCheckbox key={area} name="areas" value={area}>
                {t.area[area]}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{t.screening.filterWhose}</MenuGroupHeader>
            {WHOSE.map((each) => (
              <MenuItemCheckbox key={each} name="whose" value={each}>
                {t.screening.whose[each]}
              </MenuItemCheckbox>
            ))}
          </MenuGroup>
          <MenuGroup>
            <MenuGroupHeader>{t.screening.filterMore}</MenuGroupHeader>
            <MenuItemCheckbox name="more" value="without">
              {t.status.withoutAction}
            </MenuItemCheckbox>
          </MenuGroup>
          <MenuDivider />
          <MenuItem disabled={number === 0} onClick={() => set(ALL)}>
            {t.screening.clear}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
