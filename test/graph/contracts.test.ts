import { directoryContract } from '../contracts/directory.ts';
import { listsContract } from '../contracts/lists.ts';
import { openGraphHouse } from './house.ts';

const must = (answer: { status: number; body: unknown }): { id?: string } => {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer));
  return (answer.body ?? {}) as { id?: string };
};

listsContract('a site in Graph', async () => {
  const house = await openGraphHouse();
  const site = `/sites/${house.unit.site}`;
  return {
    lists: house.lists,
    as: await house.person(house.manager),
    site: { tenant: house.tenant.ids.tenant, site: house.unit.site },
    unit: house.unit.id,
    other: '19:another-unit-of-the-same-site@thread.tacv2',
    outside: {
      add: async (list, title) =>
        must(await house.outside('POST', `${site}/lists/${list}/items`, { fields: { Title: title } })).id ??
        '',
      retitle: async (list, id, title) => {
        must(await house.outside('PATCH', `${site}/lists/${list}/items/${id}/fields`, { Title: title }));
      },
      remove: async (list, id) => {
        must(await house.outside('DELETE', `${site}/lists/${list}/items/${id}`));
      },
      expireTokens: async () => house.local.expireDeltaTokens(),
    },
    close: house.close,
  };
});

directoryContract('a tenant in Graph', async () => {
  const house = await openGraphHouse({ unit: 'soderhamn-rfsl' });
  const { unit, tenant } = house;
  const elsewhere = tenant.units.find(({ id }) => id !== unit.id);
  if (!elsewhere) throw new Error('the seed has one unit only');
  return {
    directory: house.directory,
    as: await house.person(house.manager),
    channel: unit.channel,
    place: {
      team: unit.team,
      teamName: unit.teamName,
      channelName: unit.channelName,
      site: unit.site,
      membership: 'standard',
    },
    members: tenant.people
      .filter((person) => person.unit === unit.id)
      .map(({ id, name, guest }) => ({ id, name, owner: id === unit.manager, guest })),
    elsewhere: { team: elsewhere.team, channel: elsewhere.channel },
    close: house.close,
  };
});
