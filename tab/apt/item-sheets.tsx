/** What is asked for before something is done with an item: a reason, a kind, a group and a day, an answer. */
import { type AgendaItem, agendaItem } from '../../bot/core/api.ts';
import { itemAnchor } from '../meetings/item-sheet.tsx';
import { ChoiceField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { putItem, useUnit } from '../unit.tsx';
import { proposalAnchor, raisedAnchor } from './apt.ts';
import { DeedSheet } from './deed-sheet.tsx';
import { RaiseForm } from './raise-sheet.tsx';

interface Props {
  item: AgendaItem;
  close: () => void;
}

const parse = (theirs: unknown): AgendaItem | null => agendaItem.safeParse(theirs).data ?? null;

/** Declines a proposal, with the reason that everybody may read. */
export const DeclineSheet = ({ item, close }: Props) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { proposals } = t.apt;
  return (
    <DeedSheet<'reason', AgendaItem>
      name={`${unit.id}/decline/${item.id}`}
      title={proposals.declineTitle}
      submit={proposals.decline}
      base={{ reason: '' }}
      version={item.version}
      labels={{ reason: proposals.reason }}
      long={['reason']}
      check={({ reason }) => (reason.trim() ? {} : { reason: t.edit.reasonMissing })}
      send={({ reason }, version) => api.declineItem(unit.id, item.id, version, reason.trim())}
      parse={parse}
      saved={(row) => {
        putItem(unit, row);
        notices.saved(proposals.declined(row.title));
      }}
      returnTo={proposalAnchor(item.id)}
      close={close}
    >
      {(field) => <TextField {...field('reason', proposals.reasonHint)} required autoFocus />}
    </DeedSheet>
  );
};

/** Raises a matter to the consultation group, until a day. */
export const RaiseSheet = ({ item, close }: Props) => {
  const { api } = useSession();
  const unit = useUnit();
  return (
    <RaiseForm
      name={item.id}
      version={item.version}
      send={(input, version) => api.raiseItem(unit.id, item.id, version, input)}
      returnTo={itemAnchor(item.id)}
      close={close}
    />
  );
};

/** Notes the answer, which comes back to the next APT. */
export const AnswerSheet = ({ item, close }: Props) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { raise } = t.apt;
  return (
    <DeedSheet<'answer', AgendaItem>
      name={`${unit.id}/answer/${item.id}`}
      title={raise.answerSheet}
      submit={t.do.save}
      base={{ answer: item.answer ?? '' }}
      version={item.version}
      labels={{ answer: raise.answerField }}
      long={['answer']}
      check={({ answer }) => (answer.trim() ? {} : { answer: t.meetings.missing })}
      send={async ({ answer }, version) => {
        const result = await api.answerRaised(unit.id, item.id, version, answer.trim());
        if (!result.ok) return result;
        putItem(unit, result.value.feedback);
        return { ok: true, value: result.value.item };
      }}
      parse={parse}
      saved={(row) => {
        putItem(unit, row);
        notices.saved(raise.answered(row.title));
      }}
      returnTo={raisedAnchor(item.id)}
      close={close}
    >
      {(field) => <TextField {...field('answer', raise.answerHint)} required autoFocus />}
    </DeedSheet>
  );
};

const KINDS = ['norm', 'risk', 'opportunity'] as const;

/** Makes an item a finding of the screening, with its outcome. */
export const FindingSheet = ({ item, close }: Props) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { promote } = t.apt;
  return (
    <DeedSheet<'kind' | 'outcome', AgendaItem>
      name={`${unit.id}/finding/${item.id}`}
      title={promote.findingTitle}
      submit={promote.finding}
      base={{ kind: '', outcome: item.outcome ?? '' }}
      version={item.version}
      labels={{ kind: promote.kind, outcome: promote.outcome }}
      long={['outcome']}
      check={({ kind }) => (kind ? {} : { kind: t.meetings.missing })}
      send={async ({ kind, outcome }, version) => {
        const result = await api.promoteItem(unit.id, item.id, version, {
          to: 'finding',
          kind: KINDS.find((known) => known === kind) ?? 'norm',
          outcome: outcome.trim() || null,
        });
        return result.ok ? { ok: true, value: result.value.item } : result;
      }}
      parse={parse}
      saved={(row) => {
        putItem(unit, row);
        notices.saved(promote.findingNote(row.title));
      }}
      returnTo={itemAnchor(item.id)}
      close={close}
    >
      {(field) => (
        <>
          <ChoiceField
            {...field('kind')}
            none={t.apt.choose}
            options={KINDS.map((kind) => ({ value: kind, text: promote.kinds[kind] }))}
          />
          <TextField {...field('outcome', t.meetings.outcomeHint)} />
        </>
      )}
    </DeedSheet>
  );
};
