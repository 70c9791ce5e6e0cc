import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { type ChoiceGroup, ChoiceMenu } from '../parts/choice-menu.tsx';
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
  const number =
    filter.areas.length + (filter.dropped ? 1 : 0) + (filter.left ? 1 : 0) + (filter.linked ? 1 : 0);
  const owner: ChoiceGroup = {
    name: 'owner',
    heading: t.plan.filterOwner,
    choices: [{ value: 'left', text: t.plan.filterLeft }],
    chosen: filter.left ? ['left'] : [],
    choose: (values) => set({ ...filter, left: values.includes('left') }),
  };
  return (
    <ChoiceMenu
      label={number > 0 ? t.plan.filterOn(number) : t.plan.filter}
      number={number}
      groups={[
        {
          name: 'areas',
          heading: t.plan.filterArea,
          choices: planAreas.map((value) => ({ value, text: t.area[value] })),
          chosen: filter.areas,
          choose: (values) => set({ ...filter, areas: PLAN_AREAS.filter((each) => values.includes(each)) }),
        },
        {
          name: 'linked',
          heading: t.apt.sam.filter,
          choices: LINKED.map((value) => ({ value, text: t.apt.sam.only[value] })),
          chosen: filter.linked ? [filter.linked] : [],
          // One of the two: choosing the other takes its place.
          choose: (values) =>
            set({
              ...filter,
              linked: LINKED.find((each) => each !== filter.linked && values.includes(each)),
            }),
        },
        ...(props.left || filter.left ? [owner] : []),
        {
          name: 'more',
          heading: t.plan.filterMore,
          choices: [{ value: 'dropped', text: t.plan.filterDropped }],
          chosen: filter.dropped ? ['dropped'] : [],
          choose: (values) => set({ ...filter, dropped: values.includes('dropped') }),
        },
      ]}
      clear={{ text: t.plan.clear, press: () => set({ areas: [], dropped: false }) }}
    />
  );
};
