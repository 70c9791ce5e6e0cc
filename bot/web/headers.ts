/** Security headers. What may frame the tab: the hosts of Teams and Microsoft 365, SharePoint, and the configured ones. */

/** learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements; SharePoint for pages and web parts. */
const HOSTS = [
  'https://*.cloud.microsoft',
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://*.microsoft365.com',
  'https://*.office.com',
  'https://outlook.office.com',
  'https://outlook.office365.com',
  'https://*.sharepoint.com',
];

/**
 * The tab's policy. `connect-src 'self'` also keeps teams-js from fetching its list of domains (it carries one).
 * Fluent UI writes its styles into style elements, hence the one 'unsafe-inline'.
 */
export const tabPolicy = (hostOrigins: readonly string[]): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${[...HOSTS, ...hostOrigins].join(' ')}`,
  ].join('; ');

/** For everything: nothing is guessed, nothing is passed on, https stays https. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** For answers that are data: never framed, never kept. */
export const DATA_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};
