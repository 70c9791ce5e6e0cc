import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { approve } from '../host.ts';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { CopyButton } from './copy.tsx';
import { useShared } from './styles.ts';
import { useNotices } from './use-notices.ts';

const useStyles = makeStyles({ line: { flexBasis: '100%' } });

/** Consents that were asked for in this visit: where one is missing still, an administrator may have to give it. */
const asked = new Set<string>();

/**
 * Where a consent is missing, the way to it. What a person may give themselves, they give in a window, and what they
 * wanted is done again with what stands there now: by `again`, by sending the form around this where it has a button for
 * that, or as it was tried. Otherwise, and where that did not help, the link for an administrator.
 */
export const ConsentWay = (props: {
  trouble: Pick<Trouble, 'adminConsent' | 'ownConsent' | 'again'>;
  again?: (() => void) | undefined;
}) => {
  const { t } = useSession();
  const notices = useNotices();
  const shared = useShared();
  const styles = useStyles();
  const { adminConsent, ownConsent } = props.trouble;
  const [busy, setBusy] = useState(false);
  const [declined, setDeclined] = useState(false);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  }, [props]);
  const press = async (path: string, event: MouseEvent<HTMLElement>): Promise<void> => {
    const form = event.currentTarget.closest('form');
    setBusy(true);
    setDeclined(false);
    const given = await approve(path);
    asked.add(path);
    setBusy(false);
    if (!given) return setDeclined(true);
    notices.say(t.it.approved);
    const { again, trouble } = latest.current;
    if (again) again();
    else if (form?.querySelector('[type="submit"]')) form.requestSubmit();
    else trouble.again?.();
  };
  const link = adminConsent && (!ownConsent || asked.has(ownConsent)) ? adminConsent : null;
  return (
    <>
      {ownConsent ? (
        <>
          {declined ? (
            <p className={mergeClasses(shared.text, styles.line)} role="status">
              {t.it.notApproved}
            </p>
          ) : null}
          <Button
            appearance="primary"
            type="button"
            disabled={busy}
            onClick={(event) => void press(ownConsent, event)}
          >
            {t.it.approve}
          </Button>
        </>
      ) : null}
      {link ? <CopyButton text={link} label={t.it.copyConsent} /> : null}
    </>
  );
};
