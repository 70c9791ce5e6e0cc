/** The Playground's configuration file: people, a team and chats of the local tenant. Its schema: aka.ms/teams-app-test-tool-config-guide. */

interface Person {
  id: string;
  name: string;
  unit: string;
}
interface Unit {
  id: string;
  name: string;
  team: string;
  channel: string;
}

export interface PlaygroundFacts {
  tenant: { tenant: string; bot: string };
  people: readonly Person[];
  units: readonly Unit[];
}

/** The schema asks for exactly so many people beside the current one. */
const OTHERS = 5;

const user = ({ id, name }: Person): Record<string, string> => {
  const [givenName = name, ...rest] = name.split(' ');
  const address = `${id}@exempelkommun.example`;
  return {
    ...{ id: `29:${id}`, name, aadObjectId: id },
    ...{ givenName, surname: rest.join(' ') || givenName, userPrincipleName: address, email: address },
  };
};

/** The chat of that person with the bot in the Playground; another than the one on the tenant's own page. */
export const personalChatOf = (person: string): string => `a:playground-${person}`;
export const TEAM_THREAD = '19:playground-general@thread.tacv2';

/** The file's content (JSON is YAML) for somebody by name, or for anybody in the first unit. */
export const playgroundConfig = (
  { tenant, people, units }: PlaygroundFacts,
  name?: string,
): { ok: true; person: Person; unit: Unit; file: string } | { ok: false; why: string } => {
  const person =
    name === undefined
      ? people.find(({ unit }) => unit === units[0]?.id)
      : people.find((known) => known.name.toLowerCase() === name.toLowerCase());
  const unit = units.find(({ id }) => id === person?.unit);
  if (person === undefined || unit === undefined)
    return { ok: false, why: `Nobody in a unit is called ${name}. Names stand on the local tenant's page.` };
  const others = people.filter(({ id, unit: of }) => of === unit.id && id !== person.id).slice(0, OTHERS);
  const config = {
    ...{ version: '0.1.1', tenantId: tenant.tenant, bot: { id: tenant.bot, name: 'Stegvis' } },
    ...{ currentUser: user(person), users: others.map(user) },
    personalChat: { id: personalChatOf(person.id) },
    groupChat: { id: '19:playground-group@thread.v2', name: 'Gruppchatt' },
    team: {
      ...{ id: TEAM_THREAD, name: unit.name, aadGroupId: unit.team },
      channels: [{ id: unit.channel, name: unit.name }],
    },
  };
  return { ok: true, person, unit, file: `${JSON.stringify(config, null, 2)}\n` };
};
