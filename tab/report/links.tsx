import { Button, Link, mergeClasses } from '@fluentui/react-components';
import { Link20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { type FollowUpView, type LinksView, linksView } from '../../bot/core/api-report.ts';
import { isLink } from '../../bot/core/report/links.ts';
import { useEditing } from '../editing.ts';
import { TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import type { Source } from '../source.ts';
import { useUnit } from '../unit.tsx';

const FIELDS = ['operationalPlan', 'annualReport'] as const;
type Field = (typeof FIELDS)[number];

const formOf = ({ operationalPlan, annualReport }: LinksView): Record<Field, string> => ({
  operationalPlan: operationalPlan ?? '',
  annualReport: annualReport ?? '',
});

const LinksSheet = (props: { links: LinksView; saved: (links: LinksView) => void; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const { links } = props;
  const editing = useEditing<Field, LinksView, 'save'>({
    name: `${unit.id}/links`,
    base: formOf(links),
    version: links.version,
    long: [],
    check: () => ({ problems: {}, sentence: null }),
    send: ({ form, version }) =>
      api.setLinks(
        unit.id,
        {
          operationalPlan: form.operationalPlan.trim() || null,
          annualReport: form.annualReport.trim() || null,
        },
        version ?? links.version,
      ),
    parse: (theirs) => linksView.safeParse(theirs).data ?? null,
    formOf,
    saved: props.saved,
    close: props.close,
  });
  return (
    <RowSheet
      title={t.report.links}
      editing={editing}
      formOf={formOf}
      labels={t.report.linkFields}
      className={shared.wide}
      close={props.close}
    >
      {(field) => (
        <>
          <TextField {...field('operationalPlan', t.report.linkHint)} autoFocus />
          <TextField {...field('annualReport', t.report.linkHint)} />
        </>
      )}
    </RowSheet>
  );
};

/** Where the operational plan and the annual report name the work. */
export const LinksPanel = (props: { view: FollowUpView; source: Source<FollowUpView> }) => {
  const shared = useShared();
  const { t } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const { links, may } = props.view;
  return (
    <Panel title={t.report.links} icon={<Link20Regular />}>
      {FIELDS.map((field) => {
        const text = links[field];
        return (
          <div key={field} className={shared.tight}>
            <span className={shared.caption}>{t.report.linkFields[field]}</span>
            {text !== null && isLink(text) ? (
              <Link href={text.trim()} target="_blank" rel="noreferrer" className={shared.text}>
                {text}
              </Link>
            ) : (
              <p className={mergeClasses(shared.text, shared.kept)}>{text ?? t.report.notLinked}</p>
            )}
          </div>
        );
      })}
      {may.link ? (
        <div className={shared.row}>
          <Button onClick={() => setOpen(true)}>{t.do.edit}</Button>
        </div>
      ) : null}
      {open ? (
        <LinksSheet
          links={links}
          saved={(saved) => {
            props.source.change((now) => ({ ...now, links: saved }));
            unit.criteria.change((criteria) => criteria);
            unit.overview.change((overview) => overview);
            notices.saved(t.report.linksSaved);
          }}
          close={() => setOpen(false)}
        />
      ) : null}
    </Panel>
  );
};
