import { Button } from '@fluentui/react-components';
import { Checkmark20Regular, Copy20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useSession } from '../session.tsx';
import { useNotices } from './use-notices.ts';

/** Copies through a field of its own: the way that also works where the host keeps the clipboard from its frames. */
const copyBySelection = (text: string): boolean => {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  return copied;
};

const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
};

/** Puts a text on the clipboard and says whether it got there. */
export const CopyButton = ({ text, label }: { text: string; label: string }) => {
  const { t } = useSession();
  const notices = useNotices();
  const [copied, set] = useState(false);
  const press = async (): Promise<void> => {
    const done = await copy(text);
    set(done);
    notices.say(done ? t.it.copied : t.it.notCopied);
  };
  return (
    <Button icon={copied ? <Checkmark20Regular /> : <Copy20Regular />} onClick={() => void press()}>
      {label}
    </Button>
  );
};
