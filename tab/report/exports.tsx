import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload20Regular, Print20Regular } from '@fluentui/react-icons';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { useFile } from './use-file.ts';

/** Files to keep: the plan, the evidence and the follow-up in Word and Excel, the year for a calendar; and printing. */
export const Exports = () => {
  const { t, host } = useSession();
  const { manager, group } = useOverview();
  const { busy, get } = useFile();
  const mayName = [manager, ...group].some(({ id }) => id === host.person);
  const { files } = t.report;
  return (
    <>
      <Menu positioning="below-end">
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ArrowDownload20Regular />} disabled={busy}>
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
