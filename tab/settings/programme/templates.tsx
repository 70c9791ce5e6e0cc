import { Button } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProgrammeCard } from '../../../bot/core/api.ts';
import type { TemplateCards, TemplateWhole } from '../../../bot/core/api-programme.ts';
import { saveFile } from '../../download.ts';
import { useNotices } from '../../parts/notice.tsx';
import { Panel } from '../../parts/panel.tsx';
import { useShared } from '../../parts/styles.ts';
import { TroubleBar } from '../../parts/trouble-bar.tsx';
import { useSession } from '../../session.tsx';
import { type Trouble, troubleOf } from '../../trouble.ts';
import { useUnit } from '../../unit.tsx';
import { useOnce } from '../../use-once.ts';
import { useTrying } from '../../use-trying.ts';
import { CopySheet } from './copy-sheet.tsx';
import { TemplateSheet } from './template-sheet.tsx';
import { Wrong } from './wrong.tsx';

type Card = TemplateCards['templates'][number];

/** The server takes 1 MB, of which the file is put between quotes. */
const MOST_BYTES = 900_000;
const nameIn = ({ template }: TemplateWhole): string =>
  String((template.sv as { name?: unknown } | undefined)?.name ?? '');

const List = ({ first, programmes }: { first: Card[]; programmes: ProgrammeCard[] }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const { id } = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [cards, setCards] = useState(first);
  const [making, make] = useState(false);
  const [editing, edit] = useState<TemplateWhole | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const refresh = async (): Promise<void> => {
    const result = await api.templates();
    if (result.ok) setCards(result.value.templates);
  };
  const made = (text: string): void => {
    make(false);
    edit(null);
    notices.saved(text);
    void refresh();
  };
  const read = async (chosen: File): Promise<Trouble | null> => {
    if (chosen.size > MOST_BYTES) return { ...troubleOf('invalid'), sentence: t.own.fileTooLarge };
    const result = await api.importTemplate(id, await chosen.text());
    if (!result.ok) return result.trouble;
    made(t.own.imported(nameIn(result.value)));
    return null;
  };
  const open = (card: Card): void =>
    void trying.run(async () => {
      const result = await api.template(card.id);
      if (!result.ok) return result.trouble;
      edit(result.value);
      return null;
    });
  const save = (card: Card): void =>
    void trying.run(async () => {
      const result = await api.templateFile(card.id);
      if (!result.ok) return result.trouble;
      saveFile(result.value, `${card.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.json`);
      return null;
    });
  return (
    <div className={shared.stack}>
      <p className={shared.text}>{t.own.templatesBody}</p>
      {trying.trouble ? <Wrong trouble={trying.trouble} lead={t.own.importWrong} /> : null}
      {cards.length === 0 ? <p className={shared.quiet}>{t.own.templatesNone}</p> : null}
      <ul className={shared.list}>
        {cards.map((card) => (
          <li key={card.id} className={shared.between}>
            <div className={shared.tight}>
              <span className={shared.strong}>{card.name}</span>
              <span className={shared.caption}>{t.own.steps(card.steps)}</span>
              <span className={shared.caption}>{card.source}</span>
            </div>
            <div className={shared.row}>
              {card.mayChange ? (
                <Button aria-label={t.own.changeOf(card.name)} onClick={() => open(card)}>
                  {t.own.change}
                </Button>
              ) : null}
              <Button aria-label={t.own.exportOf(card.name)} onClick={() => save(card)}>
                {t.own.export}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className={shared.row}>
        <Button onClick={() => make(true)}>{t.own.copy}</Button>
        <Button disabledFocusable={trying.busy} onClick={() => file.current?.click()}>
          {t.own.import}
        </Button>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          hidden
          onChange={({ target }) => {
            const [chosen] = target.files ?? [];
            if (chosen) void trying.run(() => read(chosen));
            target.value = '';
          }}
        />
      </div>
      {making ? (
        <CopySheet
          programmes={programmes}
          made={(whole) => made(t.own.made(nameIn(whole)))}
          close={() => make(false)}
        />
      ) : null}
      {editing ? (
        <TemplateSheet whole={editing} saved={() => made(t.own.templateSaved)} close={() => edit(null)} />
      ) : null}
    </div>
  );
};

/** Templates of one's own: made from a programme, changed, saved as a file and fetched from one. */
export const Templates = ({ programmes, read }: { programmes: ProgrammeCard[]; read: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const once = useOnce(useCallback(() => api.templates(), [api]));
  const settled = once.state !== 'loading';
  useEffect(() => {
    if (settled) read();
  }, [settled, read]);
  return (
    <Panel title={t.own.templates} icon={<DocumentText20Regular />}>
      {once.state === 'loading' ? <p className={shared.quiet}>{t.loading}</p> : null}
      {once.state === 'failed' ? <TroubleBar trouble={once.trouble} retry={once.retry} /> : null}
      {once.state === 'ready' ? <List first={once.value.templates} programmes={programmes} /> : null}
    </Panel>
  );
};
