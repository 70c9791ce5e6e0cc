import { Button } from '@fluentui/react-components';
import { LockClosed20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Themes } from '../../bot/core/api-competence.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

const FREEZE = 'freeze-themes';

/** The process lead freezes a snapshot: asked once more, as it stands for everybody from then on. */
export const Freeze = ({ themes }: { themes: Themes }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [asked, ask] = useState(false);
  const words = t.competence;
  const freeze = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.freezeThemes(unit.id);
      if (!result.ok) {
        void unit.themes.readBy(() => api.themes(unit.id));
        return result.trouble;
      }
      unit.themes.change(() => result.value);
      ask(false);
      notices.saved(words.frozen);
      return null;
    });
  return (
    <Panel title={words.freeze} icon={<LockClosed20Regular />}>
      <p className={shared.text}>
        {themes.mayFreeze ? words.freezeBody : (themes.reason ?? words.freezeNext)}
      </p>
      {themes.mayFreeze ? (
        <div className={shared.row}>
          <Button
            id={FREEZE}
            onClick={() => {
              trying.forget();
              ask(true);
            }}
          >
            {words.freeze}
          </Button>
        </div>
      ) : null}
      {asked ? (
        <Sheet
          title={words.freezeAsk}
          returnTo={FREEZE}
          onClose={() => ask(false)}
          actions={
            <>
              <Button appearance="primary" disabledFocusable={trying.busy} onClick={() => void freeze()}>
                {words.freeze}
              </Button>
              <Button appearance="subtle" onClick={() => ask(false)}>
                {t.do.cancel}
              </Button>
            </>
          }
        >
          {trying.trouble ? <TroubleBar trouble={trying.trouble} /> : null}
          <p className={shared.text}>{words.freezeBody}</p>
          <p className={shared.text}>{words.freezeNext}</p>
        </Sheet>
      ) : null}
    </Panel>
  );
};
