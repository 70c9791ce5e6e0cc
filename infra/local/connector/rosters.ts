/**
 * Members, teams and meetings, in the shapes that botframework-connector's clients read: `v3/conversations/{id}/members`
 * and `pagedmembers`, `v3/teams/{id}`, `v1/meetings/{id}`. See
 * learn.microsoft.com/microsoftteams/platform/resources/team-chat-member-api-changes and
 * learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis.
 */
import { json, type Req, type Res, type Router } from '../http.ts';
import { membersOf, type Person, personById, type Tenant, type Unit } from '../tenant.ts';
import { badArgument, notInRoster, refuse, unknownMember } from './errors.ts';
import {
  joinUrlOf,
  meetingChatOf,
  meetingTitleOf,
  type Place,
  peopleIn,
  personByAnyId,
  splitThread,
} from './places.ts';
import { count, enter, type Room } from './room.ts';

/** A member as Teams names them to bots. */
const account = (tenant: Tenant, person: Person): Record<string, unknown> => ({
  id: person.channelId,
  name: person.name,
  objectId: person.id,
  aadObjectId: person.id,
  givenName: person.givenName,
  surname: person.surname,
  email: person.upn,
  userPrincipalName: person.upn,
  tenantId: tenant.ids.tenant,
  userRole: person.guest ? 'guest' : 'user',
});

const visit = (
  room: Room,
  id: string,
  traffic: 'members' | 'roster',
): { place: Place } | { refusal: Res } => {
  const entered = enter(room, id);
  if ('refusal' in entered) return entered;
  const busy = count(room, traffic, splitThread(id).conversation);
  return busy ? { refusal: busy } : entered;
};

const members = (room: Room, id: string): Res => {
  const visited = visit(room, id, 'roster');
  if ('refusal' in visited) return visited.refusal;
  return json(
    200,
    peopleIn(room.tenant, visited.place).map((person) => account(room.tenant, person)),
  );
};

const member = (room: Room, id: string, memberId: string): Res => {
  const visited = visit(room, id, 'members');
  if ('refusal' in visited) return visited.refusal;
  const person = personByAnyId(room.tenant, memberId);
  if (!person && memberId.startsWith('29:')) return badArgument('Failed to decrypt pairwise id');
  if (!person || !peopleIn(room.tenant, visited.place).includes(person)) return unknownMember();
  return json(200, account(room.tenant, person));
};

/** Pages of 50 to 500; a size outside is moved to the nearer end, as Teams does. */
const paged = (room: Room, req: Req, id: string): Res => {
  const visited = visit(room, id, 'members');
  if ('refusal' in visited) return visited.refusal;
  const asked = req.query.get('pageSize');
  const size = asked === null ? 200 : Number(asked);
  if (!Number.isInteger(size)) return badArgument('Invalid page size.');
  const token = req.query.get('continuationToken');
  const from = token ? Number(Buffer.from(token, 'base64url').toString()) : 0;
  if (!Number.isInteger(from) || from < 0) return badArgument('Invalid continuation token.');
  const people = peopleIn(room.tenant, visited.place);
  const to = from + Math.min(500, Math.max(50, size));
  return json(200, {
    ...(to < people.length ? { continuationToken: Buffer.from(String(to)).toString('base64url') } : {}),
    members: people.slice(from, to).map((person) => account(room.tenant, person)),
  });
};

const team = (room: Room, id: string): { unit: Unit } | { refusal: Res } => {
  const unit = room.tenant.units.find((one) => one.teamThread === id);
  if (!unit || !room.installs.has({ team: unit.team })) return { refusal: notInRoster() };
  const busy = count(room, 'members', id);
  return busy ? { refusal: busy } : { unit };
};

const details = (room: Room, id: string): Res => {
  const found = team(room, id);
  if ('refusal' in found) return found.refusal;
  const { unit } = found;
  return json(200, {
    id: unit.teamThread,
    name: unit.teamName,
    aadGroupId: unit.team,
    type: 'standard',
    tenantId: room.tenant.ids.tenant,
    channelCount: 2,
    memberCount: membersOf(room.tenant, unit.id).length,
  });
};

const channels = (room: Room, id: string): Res => {
  const found = team(room, id);
  if ('refusal' in found) return found.refusal;
  const { teamThread, channel, channelName } = found.unit;
  // General comes first and has no name, so that the client can show it in its own language.
  return json(200, {
    conversations: [
      { id: teamThread, name: null, type: 'standard' },
      { id: channel, name: channelName, type: 'standard' },
    ],
  });
};

const meeting = (room: Room, id: string): { unit: Unit } | { refusal: Res } => {
  const chat = meetingChatOf(id);
  if (chat === null) return { refusal: badArgument('Invalid meeting id.') };
  const unit = room.tenant.units.find((one) => one.apt.meetingChat === chat);
  if (!unit || !room.installs.has({ chat })) return { refusal: notInRoster() };
  return { unit };
};

const conversationOf = (room: Room, unit: Unit): Record<string, unknown> => ({
  isGroup: true,
  conversationType: 'groupChat',
  id: unit.apt.meetingChat,
  tenantId: room.tenant.ids.tenant,
});

const meetingInfo = (room: Room, id: string): Res => {
  const found = meeting(room, id);
  if ('refusal' in found) return found.refusal;
  const { unit } = found;
  const start = new Date(unit.apt.start);
  const organizer = personById(room.tenant, unit.manager);
  return json(200, {
    details: {
      id,
      msGraphResourceId: id,
      title: meetingTitleOf(unit),
      joinUrl: joinUrlOf(unit.apt.meetingChat),
      type: 'Recurring',
      scheduledStartTime: start.toISOString(),
      scheduledEndTime: new Date(start.getTime() + unit.apt.minutes * 60_000).toISOString(),
    },
    conversation: conversationOf(room, unit),
    organizer: organizer && account(room.tenant, organizer),
  });
};

const participant = (room: Room, req: Req, id: string, personId: string): Res => {
  const found = meeting(room, id);
  if ('refusal' in found) return found.refusal;
  if (req.query.get('tenantId') !== room.tenant.ids.tenant) return badArgument('Invalid tenant id.');
  const person = personById(room.tenant, personId);
  if (!person || person.unit !== found.unit.id)
    return refuse(404, 'UserNotFoundInMeeting', 'The user is not a participant of the meeting.');
  return json(200, {
    user: account(room.tenant, person),
    meeting: { role: person.id === found.unit.manager ? 'Organizer' : 'Presenter', inMeeting: false },
    conversation: conversationOf(room, found.unit),
  });
};

/** Adds the routes of members, teams and meetings. */
export const rosterRoutes = (router: Router, room: Room): void => {
  const conversation = '/connector/v3/conversations/{id}';
  router
    .on('GET', `${conversation}/members`, (_req, { id = '' }) => members(room, id))
    .on('GET', `${conversation}/members/{member}`, (_req, { id = '', member: one = '' }) =>
      member(room, id, one),
    )
    .on('GET', `${conversation}/pagedmembers`, (req, { id = '' }) => paged(room, req, id))
    .on('GET', '/connector/v3/teams/{id}', (_req, { id = '' }) => details(room, id))
    .on('GET', '/connector/v3/teams/{id}/conversations', (_req, { id = '' }) => channels(room, id))
    .on('GET', '/connector/v1/meetings/{id}', (_req, { id = '' }) => meetingInfo(room, id))
    .on('GET', '/connector/v1/meetings/{id}/participants/{person}', (req, { id = '', person = '' }) =>
      participant(room, req, id, person),
    );
};
