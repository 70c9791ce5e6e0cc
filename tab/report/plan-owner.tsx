import { mergeClasses } from '@fluentui/react-components';
import { Person20Regular } from '@fluentui/react-icons';
import type { EvidenceView } from '../../bot/core/api-report.ts';
import { OWNER_ROLES, type OwnerRole } from '../../bot/core/choices.ts';
import { ChoiceField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Source } from '../source.ts';
import { putProgramme, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

/** Who owns the plan once the programme is over (R47): asked when its criteria are met, and shown from then on. */
export const PlanOwner = (props: { evidence: EvidenceView; source: Source<EvidenceView> }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { planOwner, may } = props.evidence;
  if (!planOwner.ask && planOwner.role === null) return null;
  const choose = (role: OwnerRole | null): void =>
    void trying.run(async () => {
      const chosen = await api.setProgramme(unit.id, { planOwner: role });
      if (!chosen.ok) return chosen.trouble;
      putProgramme(unit, chosen.value);
      props.source.change((now) => ({ ...now, planOwner: { role, ask: now.complete && role === null } }));
      notices.saved(t.report.ownerSaved);
      return null;
    });
  return (
    <Panel title={t.report.owner} icon={<Person20Regular />}>
      {trying.trouble ? <TroubleBar trouble={trying.trouble} onClose={trying.forget} /> : null}
      {planOwner.ask ? <p className={mergeClasses(shared.text, shared.quiet)}>{t.report.ownerAsk}</p> : null}
      {may.choosePlanOwner ? (
        <ChoiceField
          label={t.report.ownerChoose}
          value={planOwner.role ?? ''}
          none={t.report.ownerNone}
          disabled={trying.busy}
          options={OWNER_ROLES.map((role) => ({ value: role, text: t.role[role] }))}
          onChange={(value) => choose(OWNER_ROLES.find((role) => role === value) ?? null)}
        />
      ) : (
        <p className={shared.text}>
          {planOwner.role === null ? t.report.ownerNone : t.report.ownerIs(t.role[planOwner.role])}
        </p>
      )}
    </Panel>
  );
};
