import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons';
import type { ExportFormat, ExportKind } from '../../bot/core/api-report.ts';
import { saveFile } from '../download.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';

/** Files to keep: the plan, the evidence and the follow-up in Word and Excel, the year for a calendar; and printing. */
export const Exports = () => {
  const { t, api, host } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { manager, group } = useOverview();
  const trying = useTrying();
  const mayName = [manager, ...group].some(({ id }) => id === host.person);
  const get = (format: ExportFormat, what: ExportKind, names = false): void =>
    void trying.run(async () => {
      const file = await api.file(unit.id, format, what, names);
      if (!file.ok) {
        notices.failed(file.trouble, () => get(format, what, names));
        return file.trouble;
      }
      saveFile(file.value.content, file.value.name);
      notices.saved(t.report.files.note(file.value.name));
      return null;
    });
  const { files } = t.report;
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowDownload20Regular />} disabled={trying.busy}>
            {files.menu}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {(['plan', 'evidence', 'report'] as const).flatMap((what) => [
              <MenuItem key={`${what}-docx`} onClick={() => get('docx', what)}>
                {files.word(files[what])}
              </MenuItem>,
              <MenuItem key={`${what}-xlsx`} onClick={() => get('xlsx', what)}>
                {files.excel(files[what])}
              </MenuItem>,
            ])}
            {mayName ? <MenuItem onClick={() => get('docx', 'plan', true)}>{files.named}</MenuItem> : null}
            <MenuItem onClick={() => get('ics', 'plan')}>{files.year}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Button icon={<Print20Regular />} onClick={() => window.print()}>
        {t.report.print}
      </Button>
    </>
  );
};
