import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
} from '@fluentui/react-components';
import { type CompetenceArea, LEVELS } from '../../bot/core/api-competence.ts';
import { Area } from '../parts/area.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Trying } from '../use-trying.ts';

const useStyles = makeStyles({
  area: { display: 'flex', flexDirection: 'column', gap: '4px' },
  levels: { margin: '4px 0 0', display: 'flex', flexDirection: 'column', gap: '4px' },
  meaning: { margin: 0, overflowWrap: 'anywhere' },
});

/** The matrix as everybody will read it: each area with what each level means. */
export const PreviewSheet = (props: { areas: CompetenceArea[]; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <Sheet
      title={t.competenceLead.previewTitle}
      wide
      returnTo="preview-matrix"
      onClose={props.close}
      actions={
        <Button appearance="primary" autoFocus onClick={props.close}>
          {t.do.close}
        </Button>
      }
    >
      <Accordion collapsible multiple defaultOpenItems={props.areas.map(({ id }) => id)}>
        {props.areas.map((area) => (
          <AccordionItem key={area.id} value={area.id}>
            <AccordionHeader as="h3">{area.title}</AccordionHeader>
            <AccordionPanel className={styles.area}>
              <Area area={area.area} />
              <p className={shared.text}>{area.description}</p>
              <dl className={styles.levels}>
                {LEVELS.map((level) => (
                  <div key={level}>
                    <dt className={shared.caption}>{t.competence.level[level]}</dt>
                    <dd className={styles.meaning}>{area.levels[level]}</dd>
                  </div>
                ))}
              </dl>
            </AccordionPanel>
          </AccordionItem>
        ))}
      </Accordion>
    </Sheet>
  );
};

/** Publishing is asked once more: a version does not change afterwards. */
export const PublishSheet = (props: {
  version: number;
  areas: number;
  trying: Trying;
  publish: () => void;
  close: () => void;
}) => {
  const shared = useShared();
  const { t } = useSession();
  const words = t.competenceLead;
  return (
    <Sheet
      title={words.publishAsk(props.version)}
      returnTo="publish-matrix"
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" disabledFocusable={props.trying.busy} onClick={props.publish}>
            {words.publish}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {props.trying.trouble ? <TroubleBar trouble={props.trying.trouble} /> : null}
      <p className={shared.text}>{words.publishBody(props.areas)}</p>
      <p className={shared.text}>{words.publishFrozen}</p>
    </Sheet>
  );
};
