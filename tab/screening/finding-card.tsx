import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Finding } from '../../bot/core/api-findings.ts';
import { Area } from '../parts/area.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useTitleButton } from '../plan/card.tsx';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { anchorOf } from './arrange.ts';

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px',
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
  },
  title: { margin: 0, fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  link: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '8px',
    alignItems: 'center',
  },
  action: { fontWeight: tokens.fontWeightRegular },
  // As wide as its word: in a narrow column it stands under the other, at the same edge.
  narrow: { minWidth: 0 },
});

/** Longer texts are folded: a column of them could not be read. */
const FOLDED = 280;

const Concerns = ({ text }: { text: string }) => {
  const shared = useShared();
  const { t } = useSession();
  const [open, set] = useState(false);
  const folds = text.length > FOLDED;
  return (
    <>
      <p className={mergeClasses(shared.text, shared.kept, shared.quiet)}>
        {folds && !open ? `${text.slice(0, FOLDED).trimEnd()} …` : text}
      </p>
      {folds ? (
        <div>
          <Button size="small" appearance="subtle" aria-expanded={open} onClick={() => set(!open)}>
            {open ? t.screening.less : t.screening.more}
          </Button>
        </div>
      ) : null}
    </>
  );
};

/** A finding: what was seen, in whose everyday life, and what came of it. */
export const FindingCard = (props: {
  finding: Finding;
  open: (finding: Finding) => void;
  make: (finding: Finding) => void;
  link: (finding: Finding) => void;
}) => {
  const { finding } = props;
  const styles = useStyles();
  const button = useTitleButton();
  const shared = useShared();
  const { t, go } = useSession();
  const { may } = useOverview();
  return (
    <li className={styles.card}>
      <h3 className={styles.title} {...(may.writePlan ? {} : { id: anchorOf(finding.id) })}>
        {may.writePlan ? (
          <button
            type="button"
            id={anchorOf(finding.id)}
            className={button.button}
            onClick={() => props.open(finding)}
          >
            {finding.title}
          </button>
        ) : (
          finding.title
        )}
      </h3>
      <div className={shared.row}>
        {finding.area ? <Area area={finding.area} /> : null}
        {finding.whose ? <span className={shared.caption}>{t.screening.whose[finding.whose]}</span> : null}
      </div>
      {finding.concerns ? <Concerns text={finding.concerns} /> : null}
      {finding.withoutAction ? <Status name="withoutAction" /> : null}
      {finding.actions.length > 0 ? (
        <ul className={shared.list} aria-label={t.screening.actions}>
          {finding.actions.map((action) => (
            <li key={action.id} className={styles.link}>
              <button
                type="button"
                className={mergeClasses(button.button, styles.action)}
                onClick={() => go({ view: 'plan', item: action.id })}
              >
                {action.title}
              </button>
              <Status name={action.state} />
            </li>
          ))}
        </ul>
      ) : null}
      {may.writePlan ? (
        <div className={shared.row}>
          <Button aria-label={t.screening.makeOf(finding.title)} onClick={() => props.make(finding)}>
            {t.screening.make}
          </Button>
          <Button
            className={styles.narrow}
            aria-label={t.screening.linkOf(finding.title)}
            onClick={() => props.link(finding)}
          >
            {t.screening.link}
          </Button>
        </div>
      ) : null}
    </li>
  );
};
