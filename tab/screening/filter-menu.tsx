import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { ChoiceMenu } from '../parts/choice-menu.tsx';
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
    <ChoiceMenu
      label={number > 0 ? t.screening.filterOn(number) : t.screening.filter}
      number={number}
      groups={[
        {
          name: 'areas',
          heading: t.screening.filterArea,
          choices: planAreas.map((value) => ({ value, text: t.area[value] })),
          chosen: filter.areas,
          choose: (values) => set({ ...filter, areas: PLAN_AREAS.filter((each) => values.includes(each)) }),
        },
        {
          name: 'whose',
          heading: t.screening.filterWhose,
          choices: WHOSE.map((value) => ({ value, text: t.screening.whose[value] })),
          chosen: filter.whose,
          choose: (values) => set({ ...filter, whose: WHOSE.filter((each) => values.includes(each)) }),
        },
        {
          name: 'more',
          heading: t.screening.filterMore,
          choices: [{ value: 'without', text: t.status.withoutAction }],
          chosen: filter.without ? ['without'] : [],
          choose: (values) => set({ ...filter, without: values.includes('without') }),
        },
      ]}
      clear={{ text: t.screening.clear, press: () => set(ALL) }}
    />
  );
};
