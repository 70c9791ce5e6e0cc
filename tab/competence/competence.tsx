import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import type { InventoryView } from '../../bot/core/api-competence.ts';
import { Page } from '../parts/page.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useCompact } from '../parts/size.ts';
import { COMPACT, useShared } from '../parts/styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { Lead } from './lead.tsx';
import { MyLevelsPart } from './my-levels.tsx';
import { PARTS, type Part } from './places.ts';
import { TalksPart } from './talks.tsx';
import { ThemesPart } from './themes.tsx';

const useStyles = makeStyles({
  // Long words in a narrow panel: the parts go on a second line.
  parts: {
    flexWrap: 'wrap',
    [COMPACT]: { '> .fui-Tab': { paddingLeft: '4px', paddingRight: '4px' } },
  },
});

const Loaded = ({ inventory }: { inventory: InventoryView }) => {
  const styles = useStyles();
  const shared = useShared();
  const compact = useCompact();
  const { t, place, go } = useSession();
  const unit = useUnit();
  const { may } = inventory;
  const leads = may.trust || may.matrix || may.interview;
  const there = PARTS.filter((one) => one !== 'lead' || leads);
  const part: Part = there.find((one) => one === place.item) ?? 'levels';
  return (
    <Page title={t.competence.title} lead={t.competence.lead}>
      <Refreshing source={unit.inventory} />
      <TabList
        className={styles.parts}
        size={compact ? 'small' : 'medium'}
        selectedValue={part}
        aria-label={t.competence.parts.label}
        onTabSelect={(_, { value }) => go({ view: 'competence', item: String(value) })}
      >
        {there.map((one) => (
          <Tab key={one} value={one}>
            {t.competence.parts[one]}
          </Tab>
        ))}
      </TabList>
      <div className={shared.wide}>
        {part === 'levels' ? <MyLevelsPart inventory={inventory} /> : null}
        {part === 'themes' ? <ThemesPart inventory={inventory} /> : null}
        {part === 'talks' ? <TalksPart /> : null}
        {part === 'lead' ? <Lead inventory={inventory} /> : null}
      </div>
    </Page>
  );
};

/** What I want to learn, and what the unit plans: one's own levels, the themes, the talks, and what the process lead does. */
const Competence = () => {
  const { t } = useSession();
  const { inventory } = useUnit();
  const snapshot = useSource(inventory);
  if (snapshot.value) return <Loaded inventory={snapshot.value} />;
  return (
    <Waiting view="competence" title={t.competence.title} on={[{ snapshot, refresh: inventory.refresh }]} />
  );
};

export default Competence;
