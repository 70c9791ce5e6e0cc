import { Button } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons';
import { type ReactNode, useRef } from 'react';
import { Page } from '../../parts/page.tsx';
import { useReady, useSession } from '../../session.tsx';

/** A sub-page of the plan, with the way back. */
export const SubPage = (props: {
  title: string;
  lead?: string;
  back?: { label: string; item: string | null };
  tools?: ReactNode;
  children: ReactNode;
}) => {
  const { t, go } = useSession();
  const { back = { label: t.planLife.toPlan, item: null } } = props;
  useReady('plan');
  return (
    <Page
      title={props.title}
      lead={props.lead}
      tools={
        <>
          <Button icon={<ArrowLeft20Regular />} onClick={() => go({ view: 'plan', item: back.item })}>
            {back.label}
          </Button>
          {props.tools}
        </>
      }
    >
      {props.children}
    </Page>
  );
};

/** Chooses a file; what the field itself shows of it would be its name in the browser's language. */
export const FileButton = (props: {
  label: string;
  accept: string;
  primary?: boolean;
  disabled?: boolean;
  choose: (file: File) => void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again, once it has been mended.
          event.target.value = '';
          if (file) props.choose(file);
        }}
      />
      <Button
        appearance={props.primary ? 'primary' : 'secondary'}
        disabledFocusable={props.disabled ?? false}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
};
