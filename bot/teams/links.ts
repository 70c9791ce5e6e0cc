/** Deep links into the tab: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */

/** The views that cards lead to. */
export type View =
  | 'start'
  | 'programme'
  | 'plan'
  | 'apt'
  | 'meetings'
  | 'training'
  | 'competence'
  | 'report'
  | 'personal'
  | 'glossary';

/** `item`: the row to show at once; `unit`: the channel, null for the personal tab. */
export type Links = (view: View, unit: string | null, item?: string | null) => string;

/** The personal tab's id in the manifest. Cards open in a private chat, so their links lead to the reader's own tab. */
const PERSONAL_TAB = 'personal';

/**
 * Makes links that open the tab inside Teams; where Teams is not there, `webUrl` opens it in the browser. The unit goes
 * along in the address, since the personal tab has no channel of its own.
 */
export const makeLinks = ({ teamsAppId, baseUrl }: { teamsAppId: string; baseUrl: string }): Links => {
  return (view, unit, item = null) => {
    const address = new URL(`${baseUrl}/tab/`);
    address.searchParams.set('view', view);
    if (unit !== null) address.searchParams.set('unit', unit);
    if (item !== null) address.searchParams.set('item', item);
    const link = new URL(`https://teams.microsoft.com/l/entity/${teamsAppId}/${PERSONAL_TAB}`);
    link.searchParams.set('webUrl', address.href);
    link.searchParams.set('label', 'Stegvis');
    link.searchParams.set(
      'context',
      JSON.stringify({ subEntityId: item === null ? view : `${view}/${item}` }),
    );
    return link.href;
  };
};
