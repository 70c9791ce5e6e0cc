import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { CopyButton } from './copy.tsx';

/** Where a consent is missing, the way to it: the link for an administrator, beside whatever else can be done. */
export const ConsentWay = ({ trouble }: { trouble: Pick<Trouble, 'adminConsent'> }) => {
  const { t } = useSession();
  return trouble.adminConsent ? <CopyButton text={trouble.adminConsent} label={t.it.copyConsent} /> : null;
};
