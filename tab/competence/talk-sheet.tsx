import { Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { useState } from 'react';
import { TALK_PARTS, type Talk } from '../../bot/core/api-competence.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { NEW_TALK, talkId } from './places.ts';

/** A new talk: with one person, or with two whose assignments meet. */
export const TalkSheet = ({ close }: { close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const { people } = useOverview();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [key] = useState(() => crypto.randomUUID());
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [part, setPart] = useState<(typeof TALK_PARTS)[number]>(1);
  const [day, setDay] = useState('');
  const [tried, attempt] = useState(false);
  const words = t.competenceLead;
  const problems: { first?: string; second?: string } = {};
  if (first === '') problems.first = words.missing;
  if (second !== '' && second === first) problems.second = words.talkSame;
  const shown = tried ? problems : {};
  const fields = useFirstProblem(shown);
  const options = people.map(({ id, name }) => ({ value: id, text: name }));
  const save = async (): Promise<void> => {
    attempt(true);
    if (Object.keys(problems).length > 0 || trying.busy) return;
    await trying.run(async () => {
      const chosen = second === '' ? [first] : [first, second];
      const result = await api.addTalk(unit.id, { people: chosen, part, day: day || null }, key);
      if (!result.ok) return result.trouble;
      await unit.talks.readBy(() => api.talks(unit.id));
      notices.saved(words.talkMade);
      close();
      return null;
    });
  };
  return (
    <Sheet
      title={words.talkNew}
      returnTo={NEW_TALK}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.add}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <div ref={fields} className={shared.wide}>
        <ChoiceField
          label={words.talkFirst}
          value={first}
          none={t.configure.choose}
          options={options}
          problem={shown.first}
          required
          onChange={setFirst}
        />
        <ChoiceField
          label={words.talkSecond}
          value={second}
          none={words.talkAlone}
          hint={words.talkSecondHelp}
          options={options}
          problem={shown.second}
          onChange={setSecond}
        />
        <Field label={words.talkPartLabel}>
          <RadioGroup
            value={String(part)}
            onChange={(_, data) => setPart(TALK_PARTS.find((one) => String(one) === data.value) ?? 1)}
          >
            {TALK_PARTS.map((one) => (
              <Radio key={one} value={String(one)} label={words.talkPart[one]} />
            ))}
          </RadioGroup>
        </Field>
        <LineField label={words.talkDay} type="date" value={day} onChange={setDay} />
      </div>
    </Sheet>
  );
};

/** Another day for a talk. */
export const TalkDaySheet = ({ talk, close }: { talk: Talk; close: () => void }) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [day, setDay] = useState(talk.day ?? '');
  const words = t.competenceLead;
  const save = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.changeTalk(unit.id, talk.id, talk.version, { day: day || null });
      await unit.talks.readBy(() => api.talks(unit.id));
      if (!result.ok) return result.trouble;
      notices.saved(words.talkSaved);
      close();
      return null;
    });
  return (
    <Sheet
      title={words.talkChange}
      returnTo={talkId('day', talk.id)}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
      <LineField label={words.talkDay} type="date" value={day} autoFocus onChange={setDay} />
    </Sheet>
  );
};
