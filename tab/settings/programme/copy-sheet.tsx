import { Button, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProgrammeCard } from '../../../bot/core/api.ts';
import type { TemplateWhole } from '../../../bot/core/api-programme.ts';
import { ChoiceField, LineField, TextField } from '../../parts/fields.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useSession } from '../../session.tsx';
import { useUnit } from '../../unit.tsx';
import { useTrying } from '../../use-trying.ts';
import { Wrong } from './wrong.tsx';

/** Makes a template of one's own: a copy of one that is there, of the unit's programme, or about another subject. */
export const CopySheet = (props: {
  programmes: ProgrammeCard[];
  made: (whole: TemplateWhole) => void;
  close: () => void;
}) => {
  const { t, api } = useSession();
  const { id } = useUnit();
  const trying = useTrying();
  const [form, set] = useState({
    ...{ from: '', sv: '', en: '', lessons: '' },
    ...{ other: false, subjectSv: '', subjectEn: '', compound: '' },
  });
  const [asked, ask] = useState(false);
  const put = (over: Partial<typeof form>): void => set({ ...form, ...over });
  const missing = (text: string): string | undefined =>
    asked && text.trim() === '' ? t.own.nameMissing : undefined;
  const lessons = form.lessons.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const save = (): void => {
    ask(true);
    const subject = { sv: form.subjectSv.trim(), en: form.subjectEn.trim() };
    if (form.sv.trim() === '' || form.en.trim() === '') return;
    if (form.other && (subject.sv === '' || subject.en === '')) return;
    void trying.run(async () => {
      const result = await api.copyTemplate({
        unit: id,
        from: form.from === '' ? null : form.from,
        name: { sv: form.sv.trim(), en: form.en.trim() },
        ...(form.other ? { subject: { ...subject, compound: form.compound.trim() || null } } : {}),
        ...(lessons.length > 0 ? { lessons } : {}),
      });
      if (!result.ok) return result.trouble;
      props.made(result.value);
      return null;
    });
  };
  return (
    <Sheet
      title={t.own.copy}
      onSubmit={save}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.own.make}
          </Button>
          <Button appearance="subtle" onClick={props.close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      {trying.trouble ? <Wrong trouble={trying.trouble} lead={t.own.wrong} /> : null}
      <ChoiceField
        label={t.own.copyFrom}
        none={t.own.copyUnit}
        hint={form.from === '' ? t.own.copyUnitHelp : undefined}
        options={props.programmes.map((each) => ({ value: each.id, text: each.name }))}
        value={form.from}
        onChange={(from) => put({ from })}
      />
      <LineField
        label={t.own.nameSv}
        required
        value={form.sv}
        problem={missing(form.sv)}
        onChange={(sv) => put({ sv })}
      />
      <LineField
        label={t.own.nameEn}
        required
        value={form.en}
        problem={missing(form.en)}
        onChange={(en) => put({ en })}
      />
      {form.from === '' ? (
        <TextField
          label={t.own.lessonsWrite}
          hint={t.own.lessonsHelp}
          value={form.lessons}
          onChange={(text) => put({ lessons: text })}
        />
      ) : null}
      <Switch
        label={t.own.otherSubject}
        checked={form.other}
        onChange={(_, { checked }) => put({ other: checked })}
      />
      {form.other ? (
        <>
          <LineField
            label={t.own.subjectSv}
            required
            value={form.subjectSv}
            problem={missing(form.subjectSv)}
            onChange={(subjectSv) => put({ subjectSv })}
          />
          <LineField
            label={t.own.compound}
            hint={t.own.compoundHelp}
            value={form.compound}
            onChange={(compound) => put({ compound })}
          />
          <LineField
            label={t.own.subjectEn}
            required
            value={form.subjectEn}
            problem={missing(form.subjectEn)}
            onChange={(subjectEn) => put({ subjectEn })}
          />
        </>
      ) : null}
    </Sheet>
  );
};
