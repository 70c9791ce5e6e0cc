import app from '../../package.json' with { type: 'json' };

/**
 * Who we are to SharePoint, which serves decorated traffic first: an organisation's own application, its company, name
 * and version (learn.microsoft.com/sharepoint/dev/general-development/how-to-avoid-getting-throttled-or-blocked-in-sharepoint-online#how-to-decorate-your-http-traffic).
 */
export const USER_AGENT = `NONISV|Stegvis|Stegvis/${app.version}`;
