import { Button } from '@fluentui/react-components';
import { ArrowDownload20Regular, Delete20Regular, ShieldCheckmark20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { MyData as Data, Remains } from '../../bot/core/my-data.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { saveFile } from '../download.ts';
import { Bar } from '../parts/bar.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useTrying } from '../use-trying.ts';
import { MyDataList } from './my-data-list.tsx';

const ERASE = 'erase-my-data';

/** What is left, told once everything about the person is erased. */
const Erased = ({ remains }: { remains: Remains }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { myData } = t;
  return (
    <Bar intent="success" announce>
      <span className={shared.tight}>
        <span>{myData.erased}</span>
        {remains.cards > 0 ? <span>{myData.erasedCards}</span> : null}
        {remains.rows > 0 ? <span>{myData.erasedRows(remains.rows)}</span> : null}
        <span>{myData.erasedBackups(longDay(remains.backupsUntil, language))}</span>
        <span>{myData.erasedRoster}</span>
      </span>
    </Bar>
  );
};

/** What Stegvis has about the reader: to see when they ask for it, to take along, and to erase. */
export const MyData = () => {
  const shared = useShared();
  const { t, api } = useSession();
  const notices = useNotices();
  const [data, show] = useState<Data | null>(null);
  const [asked, ask] = useState(false);
  const [remains, tell] = useState<Remains | null>(null);
  const trying = useTrying();
  const see = (): void =>
    void trying.run(async () => {
      const result = await api.myData();
      if (!result.ok) {
        notices.failed(result.trouble, see);
        return result.trouble;
      }
      show(result.value);
      return null;
    });
  const download = (): void =>
    void trying.run(async () => {
      const file = await api.exportMyData();
      if (!file.ok) {
        notices.failed(file.trouble, download);
        return file.trouble;
      }
      saveFile(file.value.content, file.value.name);
      notices.saved(t.myData.downloaded(file.value.name));
      return null;
    });
  const erase = (): void =>
    void trying.run(async () => {
      const result = await api.eraseMyData();
      ask(false);
      if (!result.ok) {
        notices.failed(result.trouble, () => ask(true));
        return result.trouble;
      }
      show(null);
      tell(result.value);
      return null;
    });
  return (
    <Panel title={t.personal.data} icon={<ShieldCheckmark20Regular />}>
      <p className={shared.text}>{t.personal.dataBody}</p>
      {remains ? <Erased remains={remains} /> : null}
      {data ? <MyDataList data={data} /> : null}
      <div className={shared.row}>
        {data ? null : (
          <Button onClick={see} disabledFocusable={trying.busy}>
            {t.myData.show}
          </Button>
        )}
        <Button icon={<ArrowDownload20Regular />} onClick={download} disabledFocusable={trying.busy}>
          {t.myData.download}
        </Button>
        <Button
          id={ERASE}
          icon={<Delete20Regular />}
          onClick={() => ask(true)}
          disabledFocusable={trying.busy}
        >
          {t.myData.erase}
        </Button>
      </div>
      {asked ? (
        <Sheet
          title={t.myData.ask}
          returnTo={ERASE}
          onClose={() => ask(false)}
          actions={
            <>
              <Button appearance="primary" onClick={() => ask(false)} autoFocus>
                {t.myData.keep}
              </Button>
              <Button onClick={erase} disabledFocusable={trying.busy}>
                {trying.busy ? t.myData.erasing : t.myData.confirm}
              </Button>
            </>
          }
        >
          <p className={shared.text}>{t.myData.askBody}</p>
          <p className={shared.text}>{t.myData.askRoles}</p>
          <p className={shared.text}>{t.myData.askLists}</p>
        </Sheet>
      ) : null}
    </Panel>
  );
};
