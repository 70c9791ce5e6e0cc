/** People and groups of the directory (learn.microsoft.com/graph/api/user-get, group-get, group-list-members). */
import { isOwnerOf, type Person, type Unit } from '../tenant.ts';
import { type Call, type GraphHandler, param, type World } from './call.ts';
import { holds, isMember, me, type Needs, unitOfTeam } from './caller.ts';
import { badRequest, directoryNotFound, insufficientPrivileges, Refusal } from './errors.ts';
import { collection, entity, pageOf } from './paging.ts';
import { filterOf } from './plain-filter.ts';
import { selected, supports } from './query.ts';
import type { Route } from './routing.ts';
import { FOUNDED } from './sites.ts';

const DIRECTORY = ['Directory.Read.All', 'Directory.ReadWrite.All'];
const ALL_USERS = ['User.ReadBasic.All', 'User.Read.All', 'User.ReadWrite.All', ...DIRECTORY];
const SELF: Needs = { scopes: ['User.Read', 'User.ReadWrite', ...ALL_USERS], roles: [] };
const USERS: Needs = { scopes: ALL_USERS, roles: ALL_USERS };
const GROUP_READ = ['GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', ...DIRECTORY];
const GROUPS: Needs = { scopes: GROUP_READ, roles: GROUP_READ };

const USER_DEFAULT = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];
const USER_ALL = [
  ...USER_DEFAULT,
  'accountEnabled',
  'city',
  'companyName',
  'country',
  'createdDateTime',
  'department',
  'usageLocation',
  'userType',
  'onPremisesImmutableId',
  'mailNickname',
  'proxyAddresses',
  'mailboxSettings',
];

const JOB: Record<Person['role'], string> = {
  manager: 'Enhetschef',
  processLead: 'Processledare',
  safetyRep: 'Skyddsombud',
  employee: 'Medarbetare',
};

export const userView = (world: World, person: Person, select: readonly string[] | null): object => {
  const unit = world.tenant.units.find((one) => one.id === person.unit);
  const all: Record<string, unknown> = {
    businessPhones: [],
    displayName: person.name,
    givenName: person.givenName,
    jobTitle: JOB[person.role],
    mail: person.upn.replace('#EXT#', ''),
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: person.language === 'sv' ? 'sv-SE' : 'en-GB',
    surname: person.surname,
    userPrincipalName: person.upn,
    id: person.id,
    accountEnabled: true,
    city: null,
    companyName: 'Exempelkommun',
    country: null,
    createdDateTime: FOUNDED,
    department: unit?.name ?? null,
    usageLocation: 'SE',
    userType: person.guest ? 'Guest' : 'Member',
    onPremisesImmutableId: null,
    mailNickname: person.upn.split('@')[0],
    proxyAddresses: [],
    mailboxSettings: { timeZone: 'W. Europe Standard Time', language: { locale: 'sv-SE' } },
  };
  // Without $select a user comes with a default set only (learn.microsoft.com/graph/api/user-get).
  if (!select) return Object.fromEntries(USER_DEFAULT.map((name) => [name, all[name]]));
  return selected(select, 'user', USER_ALL, all);
};

export const personBy = (world: World, idOrName: string): Person => {
  const wanted = idOrName.toLowerCase();
  const person = world.tenant.people.find((one) => one.id === wanted || one.upn.toLowerCase() === wanted);
  if (!person) throw directoryNotFound(idOrName);
  return person;
};

/** `$count` and `$search` on directory objects are advanced queries (learn.microsoft.com/graph/aad-advanced-queries). */
const checkAdvanced = (call: Call): void => {
  if (call.query.count && call.req.headers.consistencylevel?.toLowerCase() !== 'eventual')
    throw new Refusal(
      400,
      'Request_UnsupportedQuery',
      "$count is only supported with the header 'ConsistencyLevel: eventual'.",
    );
};

export const directoryRoutes = (world: World): Route[] => {
  const user = (call: Call, person: Person): object => {
    supports(call, 'select');
    return entity(call, 'users', userView(world, person, call.query.select));
  };
  const mine: GraphHandler = (call) => {
    const person = me(world, call);
    if (!holds(call.caller, SELF)) throw insufficientPrivileges();
    return { status: 200, body: user(call, person) };
  };
  const one: GraphHandler = (call) => {
    const { caller } = call;
    const wanted = param(call, 'user');
    const self =
      caller.kind === 'person' &&
      holds(caller, SELF) &&
      world.tenant.people.some(
        (person) =>
          person.id === caller.person && [person.id, person.upn.toLowerCase()].includes(wanted.toLowerCase()),
      );
    if (!self && !holds(caller, USERS)) throw insufficientPrivileges();
    return { status: 200, body: user(call, personBy(world, wanted)) };
  };
  const groupFor = (call: Call): Unit => {
    const { caller } = call;
    if (!holds(caller, GROUPS)) throw insufficientPrivileges();
    const unit = unitOfTeam(world, param(call, 'group'));
    if (!unit) throw directoryNotFound(param(call, 'group'));
    // Guests see only groups that they belong to (learn.microsoft.com/entra/fundamentals/users-default-permissions).
    const guest =
      caller.kind === 'person' && world.tenant.people.some((p) => p.id === caller.person && p.guest);
    if (caller.kind === 'person' && guest && !isMember(world, caller.person, unit))
      throw insufficientPrivileges();
    return unit;
  };
  const GROUP = [
    'id',
    'displayName',
    'description',
    'createdDateTime',
    'groupTypes',
    'mail',
    'mailEnabled',
    'mailNickname',
    'securityEnabled',
    'visibility',
    'resourceProvisioningOptions',
  ];
  const group: GraphHandler = (call) => {
    const unit = groupFor(call);
    supports(call, 'select');
    const view = selected(call.query.select, 'group', GROUP, {
      id: unit.team,
      createdDateTime: FOUNDED,
      description: unit.teamName,
      displayName: unit.teamName,
      groupTypes: ['Unified'],
      mail: `${unit.siteName}@exempelkommun.se`,
      mailEnabled: true,
      mailNickname: unit.siteName,
      securityEnabled: false,
      visibility: 'Private',
      resourceProvisioningOptions: ['Team'],
    });
    return { status: 200, body: entity(call, 'groups', view) };
  };
  const peopleOf = (call: Call, owners: boolean): ReturnType<GraphHandler> => {
    const unit = groupFor(call);
    supports(call, 'select', 'top', 'skiptoken', 'count', 'filter');
    checkAdvanced(call);
    const matches = filterOf(call.query.filter, 'user', USER_ALL);
    const people = world.tenant.people.filter(
      (person) =>
        person.unit === unit.id &&
        (!owners || isOwnerOf(world.tenant, unit, person.id)) &&
        matches(userView(world, person, USER_ALL)),
    );
    // Small pages, so that every client meets a second one; the real default is 100.
    const { page, next } = pageOf(call, people, { size: 10, most: 999 });
    const value = page.map((person) => ({
      '@odata.type': '#microsoft.graph.user',
      ...userView(world, person, call.query.select),
    }));
    const count = call.query.count ? people.length : undefined;
    return { status: 200, body: collection(call, 'directoryObjects', value, { next, count }) };
  };
  const users: GraphHandler = (call) => {
    if (!holds(call.caller, USERS)) throw insufficientPrivileges();
    supports(call, 'select', 'top', 'skiptoken', 'count', 'filter');
    checkAdvanced(call);
    const matches = filterOf(call.query.filter, 'user', USER_ALL);
    const people = world.tenant.people.filter((person) => matches(userView(world, person, USER_ALL)));
    if (call.query.top !== null && call.query.top > 999) throw badRequest('Invalid page size specified.');
    const { page, next } = pageOf(call, people, { size: 10, most: 999 });
    const value = page.map((person) => userView(world, person, call.query.select));
    return { status: 200, body: collection(call, 'users', value, { next }) };
  };
  return [
    { method: 'GET', pattern: '/me', handler: mine },
    { method: 'GET', pattern: '/users', handler: users },
    { method: 'GET', pattern: '/users/{user}', handler: one },
    { method: 'GET', pattern: '/groups/{group}', handler: group },
    { method: 'GET', pattern: '/groups/{group}/members', handler: (call) => peopleOf(call, false) },
    { method: 'GET', pattern: '/groups/{group}/owners', handler: (call) => peopleOf(call, true) },
  ];
};
