import { makeStyles, Tab, TabList } from '@fluentui/react-components';
import { Page } from '../parts/page.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { AnnualReportPart } from './annual-report.tsx';
import { EvidencePart } from './evidence.tsx';
import { Exports } from './exports.tsx';
import { FollowUpPart } from './follow-up.tsx';

const PARTS = ['evidence', 'follow-up', 'annual-report'] as const;
export type Part = (typeof PARTS)[number];

const useStyles = makeStyles({
  // Long words in a narrow panel: the parts go on a second line.
  parts: { flexWrap: 'wrap' },
});

/** How far the unit is and what it has noted, what needs a decision, and the section for the annual report. */
const Report = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t, place, go } = useSession();
  const { programmeName } = useOverview();
  const part = PARTS.find((one) => one === place.item) ?? 'evidence';
  return (
    <Page title={t.report.title} lead={programmeName} tools={<Exports />}>
      <TabList
        className={styles.parts}
        selectedValue={part}
        aria-label={t.report.parts.label}
        onTabSelect={(_, { value }) => go({ view: 'report', item: String(value) })}
      >
        {PARTS.map((one) => (
          <Tab key={one} value={one}>
            {t.report.parts[one]}
          </Tab>
        ))}
      </TabList>
      <div className={shared.wide}>
        {part === 'evidence' ? <EvidencePart /> : null}
        {part === 'follow-up' ? <FollowUpPart /> : null}
        {part === 'annual-report' ? <AnnualReportPart /> : null}
      </div>
    </Page>
  );
};

export default Report;
