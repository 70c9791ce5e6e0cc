import { type AgendaItem, agendaItem } from '../../bot/core/api.ts';
import type { RaiseInput } from '../../bot/core/api-apt.ts';
import { CONSULTATION_GROUPS } from '../../bot/core/api-sam.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import type { Result } from '../trouble.ts';
import { putItem, useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { DeedSheet } from './deed-sheet.tsx';

/** Raises something to the consultation group until a day: an item itself, or an action by an item that refers to it. */
export const RaiseForm = (props: {
  /** What is raised, by a name of its own in the browser. */
  name: string;
  version: string | null;
  send: (input: RaiseInput, version: string) => Promise<Result<AgendaItem>>;
  returnTo: string;
  close: () => void;
}) => {
  const { t } = useSession();
  const { today } = useOverview();
  const unit = useUnit();
  const notices = useNotices();
  const { raise } = t.apt;
  const groupOf = (to: string) => CONSULTATION_GROUPS.find((group) => group === to) ?? 'fsg';
  return (
    <DeedSheet<'to' | 'answerDue', AgendaItem>
      name={`${unit.id}/raise/${props.name}`}
      title={raise.sheet}
      submit={raise.open}
      base={{ to: 'fsg', answerDue: '' }}
      version={props.version}
      labels={{ to: raise.to, answerDue: raise.due }}
      check={({ answerDue }) => (answerDue >= today ? {} : { answerDue: raise.dueMissing })}
      send={({ to, answerDue }, version) => props.send({ to: groupOf(to), answerDue }, version)}
      parse={(theirs) => agendaItem.safeParse(theirs).data ?? null}
      saved={(row) => {
        putItem(unit, row);
        notices.saved(raise.raised(row.title));
      }}
      returnTo={props.returnTo}
      close={props.close}
    >
      {(field) => (
        <>
          <ChoiceField
            {...field('to')}
            options={CONSULTATION_GROUPS.map((group) => ({ value: group, text: raise.groups[group] }))}
          />
          <LineField {...field('answerDue')} type="date" required />
        </>
      )}
    </DeedSheet>
  );
};
