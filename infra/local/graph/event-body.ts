/**
 * Bodies of events as Exchange keeps them. What is not safe is taken out when it is written
 * (learn.microsoft.com/graph/outlook-create-send-messages: unsafe HTML is removed by default); comments do not survive,
 * and neither do ids and classes as they were given (github.com/OfficeDev/office-js issues 5296 and 817). An online
 * meeting's body holds a blob with the way in: without it the meeting is none any more
 * (learn.microsoft.com/graph/api/event-update, "body property and online meetings").
 */
import type { World } from './call.ts';

/** The address of a meeting by its chat. */
export const joinAddress = (world: World, chat: string, organizer: string): string =>
  `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat)}/0?context=${encodeURIComponent(JSON.stringify({ Tid: world.tenant.ids.tenant, Oid: organizer }))}`;

/** What Teams writes into the body of an online meeting. */
export const meetingBlob = (world: World, chat: string, organizer: string): string =>
  [
    '<br>\r\n<div style="width:100%"><span style="white-space:nowrap; color:#5F5F5F; opacity:.36">________________________________________________________________________________</span></div>',
    '\r\n<div class="me-email-text" lang="sv-SE" style="color:#252424; font-family:\'Segoe UI\',Helvetica,Arial,sans-serif"><div><span style="font-size:24px">Microsoft Teams-möte</span></div>',
    `<div><a class="me-email-headline" href="${joinAddress(world, chat, organizer)}" target="_blank">Anslut till mötet nu</a></div></div>`,
  ].join('');

/** Whether the body still holds the way into the meeting. */
export const keepsBlob = (body: string, world: World, chat: string, organizer: string): boolean =>
  body.replaceAll('&amp;', '&').includes(joinAddress(world, chat, organizer));

const inside = (html: string): string => {
  const open = /<body\b[^>]*>/i.exec(html);
  if (!open) return html.replace(/<\/?html\b[^>]*>/gi, '');
  const from = open.index + open[0].length;
  const to = html.toLowerCase().lastIndexOf('</body>');
  return html.slice(from, to < from ? undefined : to);
};

/** Ids and classes of others get a prefix, once; those of Teams itself are left. */
const prefixed = (tag: string): string =>
  tag
    .replace(/\s(id|class)="([^"]*)"/gi, (whole, name: string, value: string) =>
      /^(x_|me-email)/.test(value) || value === '' ? whole : ` ${name}="x_${value}"`,
    )
    .replace(/\s(on\w+|data-[\w-]+)="[^"]*"/gi, '');

/** What is kept of a body that a client writes. */
export const kept = (html: string): string =>
  inside(html)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, prefixed);

/** A body as it is read. */
export const whole = (body: string): string =>
  `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${body}</body></html>`;
