import { Button } from '@fluentui/react-components';
import { useMemo } from 'react';
import { yearDay } from '../../../bot/core/texts/dates.ts';
import { saveFile } from '../../download.ts';
import { useNotices } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { Waiting } from '../../parts/waiting.tsx';
import { useSession, useSource } from '../../session.tsx';
import { Source } from '../../source.ts';
import { useUnit } from '../../unit.tsx';
import { browser } from '../../window.ts';
import { CommentItem } from './comment.tsx';
import { FeedbackImport } from './feedback-import.tsx';
import { SubPage } from './parts.tsx';

/** Feedback on the plan (R14): send a copy, bring the comments, decide each. */
export const Feedback = () => {
  const shared = useShared();
  const { t, language, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const source = useMemo(() => new Source(() => api.feedback(unit.id), browser), [api, unit.id]);
  const snapshot = useSource(source);
  const plan = useSource(unit.plan);
  const words = t.planLife.feedback;
  const { value } = snapshot;
  if (!value || !plan.value)
    return (
      <Waiting
        view="plan"
        title={words.title}
        on={[
          { snapshot, refresh: source.refresh },
          { snapshot: plan, refresh: unit.plan.refresh },
        ]}
      />
    );
  const { actions } = plan.value;

  const download = async (): Promise<void> => {
    const result = await api.feedbackCopy(unit.id);
    if (!result.ok) return notices.failed(result.trouble, () => void download());
    saveFile(result.value, `${words.fileName}.docx`);
    void source.refresh();
  };

  return (
    <SubPage title={words.title} lead={words.lead}>
      <Panel title={words.send}>
        <p className={shared.text}>{words.sendBody}</p>
        <div className={shared.row}>
          <Button onClick={() => void download()}>{words.download}</Button>
          {value.copy ? (
            <span className={shared.caption}>
              {words.lastCopy(value.copy.number, yearDay(value.copy.at, language))}
            </span>
          ) : null}
        </div>
      </Panel>
      <FeedbackImport
        actions={actions}
        stored={(feedback) => {
          source.change(() => feedback);
          unit.overview.change((overview) => overview);
          notices.saved(words.stored);
        }}
      />
      <Panel title={words.comments}>
        <p className={shared.text}>
          {value.comments.length === 0 ? words.none : words.open(value.open)}
          {value.step?.recordedOn
            ? ` ${words.recorded(value.step.title, yearDay(value.step.recordedOn, language))}`
            : ''}
        </p>
        <ul className={shared.list}>
          {value.comments.map((comment) => (
            <CommentItem
              key={comment.id}
              comment={comment}
              action={actions.find(({ id }) => id === comment.action) ?? null}
              decided={(next) =>
                source.change((all) => {
                  const comments = all.comments.map((each) => (each.id === next.id ? next : each));
                  return { ...all, comments, open: comments.filter(({ decision }) => !decision).length };
                })
              }
            />
          ))}
        </ul>
      </Panel>
    </SubPage>
  );
};
