import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { Meeting } from '../../bot/core/api.ts';
import type { AptView, LibraryItem } from '../../bot/core/api-apt.ts';
import { SAM_PHASES } from '../../bot/core/api-sam.ts';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { dayAndTime, mediumDay } from '../../bot/core/texts/dates.ts';
import { minutesIn } from '../meetings/forms.ts';
import { Area } from '../parts/area.tsx';
import { Choice } from '../parts/choice.tsx';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { NOT_COMPACT, useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { LIBRARY_ANCHOR, useApt } from './apt.ts';
import { found, NO_WISH, type Wish } from './find.ts';
import { monthName } from './months.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '12px',
    [NOT_COMPACT]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  full: { gridColumn: '1 / -1' },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px' },
});

const Facts = ({ idea }: { idea: LibraryItem }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { library, sam } = t.apt;
  const facts = [
    t.meetings.itemMinutes(idea.minutes),
    library.kinds[idea.kind] ?? idea.kind,
    library.leads[idea.leadRole] ?? '',
    idea.samPhase ? sam.tag(sam.phases[idea.samPhase]) : '',
    idea.own ? library.own : '',
    idea.usedOn ? library.used(mediumDay(idea.usedOn, language)) : '',
  ].filter((fact) => fact !== '');
  return (
    <span className={styles.facts}>
      <Area area={idea.area} />
      {facts.map((fact) => (
        <span key={fact} className={shared.caption}>
          {fact}
        </span>
      ))}
    </span>
  );
};

/** The item that was chosen: what it asks and gives, its time, and the meeting. */
const Chosen = (props: { idea: LibraryItem; coming: Meeting[]; back: () => void; close: () => void }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { deeds } = useApt();
  const { idea } = props;
  const [minutes, setMinutes] = useState(String(idea.minutes));
  const [meeting, setMeeting] = useState('');
  const [tried, tryIt] = useState(false);
  const number = minutesIn(minutes);
  const put = async (): Promise<void> => {
    tryIt(true);
    if (number === null) return;
    if (await deeds.placeIdea({ id: idea.id, minutes: number }, meeting || null)) props.close();
  };
  return (
    <Sheet
      title={idea.title}
      returnTo={LIBRARY_ANCHOR}
      onClose={props.close}
      onSubmit={() => void put()}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={deeds.busy === idea.id}>
            {t.apt.library.put}
          </Button>
          <Button appearance="subtle" onClick={props.back}>
            {t.apt.library.back}
          </Button>
        </>
      }
    >
      <p className={shared.text}>{idea.purpose}</p>
      <p className={shared.text}>
        <span className={shared.strong}>{t.apt.library.question}</span>
        <br />
        {idea.question}
      </p>
      <p className={shared.text}>
        <span className={shared.strong}>{t.apt.library.outcome}</span>
        <br />
        {idea.outcome}
      </p>
      <Facts idea={idea} />
      <LineField
        label={t.meetings.minutes}
        type="number"
        min={1}
        max={15}
        value={minutes}
        hint={t.meetings.minutesHint}
        problem={tried && number === null ? t.meetings.minutesWrong : undefined}
        onChange={setMinutes}
      />
      <ChoiceField
        label={t.meetings.onMeeting}
        value={meeting}
        none={t.meetings.nextApt}
        options={props.coming.map(({ id, title, start }) => ({
          value: id,
          text: start ? `${title}, ${dayAndTime(start, language)}` : title,
        }))}
        onChange={setMeeting}
      />
    </Sheet>
  );
};

/** All of the library, searched and narrowed by area, form, phase and month. */
export const LibrarySheet = (props: { apt: AptView; coming: Meeting[]; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const [wish, setWish] = useState<Wish>(NO_WISH);
  const [chosen, choose] = useState<LibraryItem | null>(null);
  if (chosen)
    return <Chosen idea={chosen} coming={props.coming} back={() => choose(null)} close={props.close} />;
  const { library, sam, all } = t.apt;
  const ideas = found(props.apt.library, wish);
  const kinds = [...new Set(props.apt.library.map(({ kind }) => kind))];
  const narrow = (name: keyof Wish) => ({
    value: wish[name],
    onChange: (value: string) => setWish({ ...wish, [name]: value }),
  });
  return (
    <Sheet
      title={library.sheet}
      wide
      returnTo={LIBRARY_ANCHOR}
      onClose={props.close}
      actions={<Button onClick={props.close}>{t.do.close}</Button>}
    >
      <div className={styles.fields}>
        <div className={styles.full}>
          <LineField label={library.search} {...narrow('text')} autoFocus />
        </div>
        <ChoiceField
          label={library.area}
          none={all}
          options={PLAN_AREAS.map((area) => ({ value: area, text: t.area[area] }))}
          {...narrow('area')}
        />
        <ChoiceField
          label={library.kind}
          none={all}
          options={kinds.map((kind) => ({ value: kind, text: library.kinds[kind] ?? kind }))}
          {...narrow('kind')}
        />
        <ChoiceField
          label={sam.samPhase}
          none={all}
          options={SAM_PHASES.map((phase) => ({ value: phase, text: sam.phases[phase] }))}
          {...narrow('phase')}
        />
        <ChoiceField
          label={library.month}
          none={all}
          options={Array.from({ length: 12 }, (_, index) => ({
            value: String(index + 1),
            text: monthName(index + 1, language, 'long'),
          }))}
          {...narrow('month')}
        />
      </div>
      <p className={mergeClasses(shared.text, shared.caption)} role="status">
        {ideas.length === 0 ? library.none : library.found(ideas.length)}
      </p>
      <ul className={shared.list}>
        {ideas.map((idea) => (
          <Choice
            key={idea.id}
            title={idea.title}
            button={{
              label: t.apt.choose,
              name: library.take(idea.title),
              busy: false,
              press: () => choose(idea),
            }}
          >
            <p className={mergeClasses(shared.text, shared.quiet)}>{idea.purpose}</p>
            <Facts idea={idea} />
          </Choice>
        ))}
      </ul>
    </Sheet>
  );
};
