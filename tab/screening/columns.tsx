import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  type FluentIcon,
  Lightbulb20Regular,
  PeopleCommunity20Regular,
  Question20Regular,
  Warning20Regular,
} from '@fluentui/react-icons';
import { useId } from 'react';
import type { Finding } from '../../bot/core/api-findings.ts';
import { useCompact } from '../parts/size.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { type Heading, headings } from './arrange.ts';
import { FindingCard } from './finding-card.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    '@media (min-width: 640px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  single: { '@media (min-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  head: { display: 'flex', alignItems: 'center', gap: '8px', margin: 0, fontSize: 'inherit' },
  icon: { display: 'flex', color: tokens.colorNeutralForeground3 },
  cards: { display: 'flex', flexDirection: 'column', gap: '8px' },
  none: {
    margin: 0,
    padding: '12px',
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const icons: Record<NonNullable<Heading> | 'none', FluentIcon> = {
  norm: PeopleCommunity20Regular,
  risk: Warning20Regular,
  opportunity: Lightbulb20Regular,
  none: Question20Regular,
};

interface Deeds {
  open: (finding: Finding) => void;
  make: (finding: Finding) => void;
  link: (finding: Finding) => void;
}

const Column = (props: Deeds & { kind: Heading; findings: Finding[] }) => {
  const { kind, findings, ...deeds } = props;
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const id = useId();
  const Icon = icons[kind ?? 'none'];
  return (
    <section className={styles.column} aria-labelledby={id}>
      <h2 className={styles.head} id={id}>
        <span className={styles.icon} aria-hidden>
          <Icon />
        </span>
        {t.screening.kinds[kind ?? 'none']}
        <span className={shared.caption}>{findings.length}</span>
      </h2>
      {findings.length === 0 ? (
        <p className={mergeClasses(styles.none, shared.caption)}>{t.screening.emptyColumn}</p>
      ) : (
        <ul className={mergeClasses(shared.list, styles.cards)}>
          {findings.map((finding) => (
            <FindingCard key={finding.id} finding={finding} {...deeds} />
          ))}
        </ul>
      )}
    </section>
  );
};

/** Normer, Risker, Möjligheter side by side; one below the other where it is narrow. */
export const Columns = (props: Deeds & { findings: Finding[] }) => {
  const { findings, ...deeds } = props;
  const styles = useStyles();
  const compact = useCompact();
  return (
    <div className={mergeClasses(styles.columns, compact && styles.single)}>
      {headings(findings).map((part) => (
        <Column key={part.kind ?? 'none'} {...part} {...deeds} />
      ))}
    </div>
  );
};
