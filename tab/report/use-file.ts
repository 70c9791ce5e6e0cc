import type { ExportFormat, ExportKind } from '../../bot/core/api-report.ts';
import { saveFile } from '../download.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';

/** Gets a file to keep, and says that it is here or why not. */
export const useFile = () => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
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
  return { busy: trying.busy, get };
};
