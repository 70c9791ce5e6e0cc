/**
 * What OneDrive's refusals mean. Nothing of Graph's message goes further: an error that quotes the request would carry
 * somebody's note into the log.
 */
import type { Fault } from '../../core/fault.ts';
import type { As } from '../../usecases/ports.ts';
import { NOTES_SCOPE } from '../scopes.ts';
import { type Answered, codeOf, faultOf, type Sent, text } from '../sent.ts';

/**
 * Without a licence, or before OneDrive was opened the first time, Graph says 404 `ResourceNotFound` "User's mysite not
 * found." (microsoftgraph/msgraph-sdk-dotnet issue 579), 404 "404 FILE NOT FOUND" (alcionai/corso issue 3846), 400
 * "Unable to retrieve user's mysite URL." (microsoft-graph-docs issue 1354) or 400 "Tenant does not have a SPO license."
 * (OneDrive/onedrive-api-docs issue 1773). The app's folder itself is made when it is asked for, so 404 means no drive.
 */
const hasNoDrive = (answer: Answered): boolean =>
  answer.status === 404 ||
  (answer.status === 400 && /mysite|SPO license/i.test(text(answer.body, 'error', 'message') ?? ''));

/** learn.microsoft.com/graph/errors: 507 Insufficient Storage, code quotaLimitReached. */
const isFull = (answer: Answered): boolean => answer.status === 507 || codeOf(answer) === 'quotaLimitReached';

/** The fault of a request to somebody's OneDrive that did not succeed. */
export const driveFault = (sent: Sent, as: As): Fault => {
  if (sent.kind === 'answered') {
    if (hasNoDrive(sent)) return { kind: 'conflict', reason: 'no-onedrive' };
    if (isFull(sent)) return { kind: 'conflict', reason: 'onedrive-full' };
  }
  const fault = faultOf(sent, as, 'note', [NOTES_SCOPE]);
  if (fault.kind !== 'refused' || sent.kind !== 'answered') return fault;
  return {
    kind: 'refused',
    remedy: `OneDrive answered ${sent.status} ${codeOf(sent).slice(0, 60)}. Consent to ${NOTES_SCOPE} for the tenant, and check that no policy keeps apps out of people's OneDrives.`,
  };
};
