/** Where the tab stands: who looks at it, in which place, which view; and what Teams tells it about that. */
import type { Language, PersonView, TenantView, Theme, UnitView, View } from '../shapes.ts';

export interface Stand {
  person: PersonView;
  /** `personal`, a channel's id or a meeting chat's. */
  where: string;
  /** The unit whose channel or meeting it is; null in personal use. */
  unit: UnitView | null;
  view: View;
  subPage: string | null;
  theme: Theme;
  language: Language;
}

export interface TabConfiguration {
  entityId?: string;
  contentUrl: string;
  websiteUrl?: string;
  removeUrl?: string;
  suggestedDisplayName?: string;
}

export type FrameContext = 'content' | 'settings' | 'sidePanel' | 'task';

/** The unit that a place belongs to; null for `personal`, undefined when the person is not there. */
export const unitAt = (
  tenant: TenantView,
  person: PersonView,
  where: string,
): UnitView | null | undefined => {
  if (where === 'personal') return null;
  return tenant.units.find(
    (unit) =>
      (unit.members?.includes(person.id) ?? unit.id === person.unit) &&
      (unit.channel === where || unit.meeting.chat === where),
  );
};

const inMeeting = ({ unit, where }: Stand): boolean => unit !== null && unit.meeting.chat === where;

/** How Teams frames the tab there: the configuration page in a dialog, a meeting's tab in the side panel. */
export const frameContextOf = (stand: Stand): FrameContext => {
  if (stand.view === 'configure') return 'settings';
  return inMeeting(stand) && stand.view === 'meetings' ? 'sidePanel' : 'content';
};

/**
 * The tab's address. In a channel the tab reads its unit from the context; where there is none (a meeting's chat, the
 * personal app) the unit stands in the address, as the configuration or a link has put it.
 */
export const addressOf = (tenant: TenantView, stand: Stand): string => {
  const query = new URLSearchParams({ view: stand.view });
  const unit = inMeeting(stand) ? stand.unit?.id : stand.unit === null ? stand.person.unit : null;
  if (unit && stand.view !== 'personal') query.set('unit', unit);
  return `${tenant.bot}/tab/?${query}`;
};

/** The context in its flat, old form, which teams-js maps to `app`, `page`, `user`, `channel`, `meeting` … */
export const contextOf = (
  tenant: TenantView,
  stand: Stand,
  frame: FrameContext,
  entityId: string,
  session: string,
): Record<string, unknown> => {
  const { person, unit, theme, language, subPage } = stand;
  const common = {
    locale: language === 'en' ? 'en-gb' : 'sv-se',
    theme,
    entityId,
    subEntityId: subPage ?? '',
    frameContext: frame,
    isFullScreen: false,
    ringId: 'general',
    sessionId: session,
    appSessionId: session,
    hostClientType: 'web',
    hostName: 'Teams',
    tid: tenant.tenant,
    userObjectId: person.id,
    userPrincipalName: person.upn,
    loginHint: person.upn,
    userLicenseType: 'Unknown',
    tenantSKU: 'unknown',
  };
  if (!unit) return common;
  if (inMeeting(stand)) return { ...common, chatId: unit.meeting.chat, meetingId: unit.meeting.id };
  const host = new URL(unit.siteUrl);
  return {
    ...common,
    groupId: unit.team,
    teamId: unit.teamThread,
    teamName: unit.teamName,
    teamType: 0,
    isTeamArchived: false,
    // 0 owner, 1 member, 2 guest
    userTeamRole: person.id === unit.manager ? 0 : person.guest ? 2 : 1,
    channelId: unit.channel,
    channelName: unit.channelName,
    channelType: 'Regular',
    defaultOneNoteSectionId: '',
    teamSiteUrl: unit.siteUrl,
    teamSiteDomain: host.hostname,
    teamSitePath: host.pathname,
  };
};

/** What the host can do, as `initialize` answers it. */
export const runtime = {
  apiVersion: 4,
  hostVersionsInfo: {},
  isLegacyTeams: false,
  supports: {
    app: {},
    dialog: { url: { bot: {}, parentCommunication: {} }, update: {} },
    pages: { appButton: {}, backStack: {}, config: {}, currentApp: {}, tabs: {} },
    teamsCore: {},
  },
};

/** A view and sub-page that a Teams link to our app names (`…/l/entity/{app}/{view}?context=…`); null for other links. */
export const linkedTo = (
  address: string,
): { pageId: string; subPageId: string | null; channel: string | null } | null => {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  const [, l, entity, , pageId] = url.pathname.split('/');
  if (url.hostname !== 'teams.microsoft.com' || l !== 'l' || entity !== 'entity' || !pageId) return null;
  const context = parsed(url.searchParams.get('context'));
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
  return {
    pageId: decodeURIComponent(pageId),
    subPageId: text(context.subEntityId ?? context.subPageId),
    channel: text(context.channelId),
  };
};

/** Where the browser opens an address for a person: this tenant's OneDrives are seen with that person's eyes. */
export const openedAt = (tenant: TenantView, person: PersonView, address: string): string =>
  URL.canParse(address) && new URL(address).hostname === tenant.oneDrive
    ? `/onedrive?${new URLSearchParams({ person: person.id, address })}`
    : address;

const parsed = (json: string | null): Record<string, unknown> => {
  if (!json) return {};
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    // A link with a broken context still leads to its page.
    return {};
  }
};
