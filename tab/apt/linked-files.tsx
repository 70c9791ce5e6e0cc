import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useFile } from '../report/use-file.ts';
import { useSession } from '../session.tsx';

/** What belongs to SAM, or to active measures, as a file to keep (R18). */
export const LinkedFiles = ({ what }: { what: 'sam' | 'measures' }) => {
  const { t } = useSession();
  const { busy, get } = useFile();
  const { files } = t.report;
  const name = t.apt.sam.only[what];
  return (
    <Menu positioning="below-start">
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownload20Regular />} disabledFocusable={busy}>
          {files.linked}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => get('docx', what)}>{files.word(name)}</MenuItem>
          <MenuItem onClick={() => get('xlsx', what)}>{files.excel(name)}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
};
