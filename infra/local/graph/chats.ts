/** The meeting chats of the APT series (learn.microsoft.com/graph/api/chat-get), as little as a meeting needs. */
import type { Unit } from '../tenant.ts';
import { type Call, type GraphHandler, param, type World } from './call.ts';
import { isMember } from './caller.ts';
import { Refusal } from './errors.ts';
import { joinAddress } from './event-body.ts';
import { entity } from './paging.ts';
import { selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { FOUNDED } from './sites.ts';
import { memberPage } from './teams.ts';

const READ = ['Chat.ReadBasic', 'Chat.Read', 'Chat.ReadWrite'];
const MEMBERS = ['ChatMember.Read', 'ChatMember.ReadWrite', ...READ];
const CHAT = [
  'id',
  'topic',
  'createdDateTime',
  'lastUpdatedDateTime',
  'chatType',
  'webUrl',
  'tenantId',
  'onlineMeetingInfo',
  'viewpoint',
];

export const joinUrl = (world: World, unit: Unit): string =>
  joinAddress(world, unit.apt.meetingChat, unit.manager);

export const chatRoutes = (world: World): Route[] => {
  const unitFor = (call: Call, scopes: readonly string[]): Unit => {
    const { caller } = call;
    // The app would need resource-specific consent in the chat itself, which nobody gives here.
    if (caller.kind === 'app' || !scopes.some((scope) => caller.scopes.includes(scope)))
      throw new Refusal(
        403,
        'Forbidden',
        `Missing scope permissions on the request. API requires one of '${scopes.join(', ')}'.`,
      );
    const unit = world.tenant.units.find((one) => one.apt.meetingChat === param(call, 'chat'));
    if (!unit) throw new Refusal(404, 'NotFound', 'NotFound');
    if (!isMember(world, caller.person, unit)) throw new Refusal(403, 'Forbidden', 'Forbidden');
    return unit;
  };
  const one: GraphHandler = (call) => {
    const unit = unitFor(call, READ);
    supports(call, 'select');
    const view = selected(call.query.select, 'chat', CHAT, {
      id: unit.apt.meetingChat,
      topic: `APT ${unit.name}`,
      createdDateTime: FOUNDED,
      lastUpdatedDateTime: FOUNDED,
      chatType: 'meeting',
      webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(unit.apt.meetingChat)}/0?tenantId=${world.tenant.ids.tenant}`,
      tenantId: world.tenant.ids.tenant,
      onlineMeetingInfo: {
        calendarEventId: null,
        joinWebUrl: joinUrl(world, unit),
        organizer: { id: unit.manager, displayName: null, userIdentityType: 'aadUser' },
      },
    });
    return { status: 200, body: entity(call, 'chats', view) };
  };
  const members: GraphHandler = (call) => {
    const unit = unitFor(call, MEMBERS);
    const chat = unit.apt.meetingChat;
    return memberPage(world, call, `chats('${encodeURIComponent(chat)}')/members`, chat, unit);
  };
  return [
    { method: 'GET', pattern: '/chats/{chat}', handler: one },
    { method: 'GET', pattern: '/chats/{chat}/members', handler: members },
  ];
};
