/** The signing keys of the two issuers: Entra for people and the app, the Bot Framework for the channel. */
import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { importJWK, type JWK } from 'jose';
import type { State } from '../state.ts';

export type Issuer = 'entra' | 'channel';

/**
 * With which key a token is signed: the current one; `other`, an unpublished key under the published key id; `next`, a
 * new key after a roll-over. Of the channel also `otherChannel`, a published key that is endorsed for another channel,
 * and `unendorsed`, a published key with no endorsements at all.
 */
export type KeyChoice = 'current' | 'other' | 'next' | 'otherChannel' | 'unendorsed';

/** A key as it is kept: its private JWK with `kid`, and the channels it may speak for. */
interface StoredKey {
  jwk: JWK;
  endorsements?: string[];
}

/** The collection that `reset` spares: tokens that were issued before stay valid. */
export const KEYS = 'identity-keys';
/** How many former keys stay published after a roll-over. */
const FORMER_KEYS = 3;

const generate = promisify(generateKeyPair);

const makeKey = async (endorsements?: string[]): Promise<StoredKey> => {
  const { privateKey }: { privateKey: KeyObject } = await generate('rsa', { modulusLength: 2048 });
  const jwk: JWK = { ...privateKey.export({ format: 'jwk' }), kid: randomBytes(20).toString('base64url') };
  return endorsements ? { jwk, endorsements } : { jwk };
};

/** A public key as an issuer publishes it. */
export interface PublishedKey {
  kty: 'RSA';
  use: 'sig';
  kid: string;
  x5t: string;
  n: string;
  e: string;
  endorsements?: string[];
}

const publish = ({ jwk, endorsements }: StoredKey): PublishedKey => ({
  kty: 'RSA',
  use: 'sig',
  kid: jwk.kid ?? '',
  x5t: jwk.kid ?? '',
  n: jwk.n ?? '',
  e: jwk.e ?? '',
  ...(endorsements && { endorsements }),
});

export interface SigningKey {
  kid: string;
  key: Awaited<ReturnType<typeof importJWK>>;
}

export interface Keys {
  /** The key to sign with; `next` rolls the issuer's key over first. */
  signing(issuer: Issuer, choice: KeyChoice): Promise<SigningKey>;
  /** What the issuer publishes, newest first. */
  published(issuer: Issuer): Promise<PublishedKey[]>;
  /** Makes and publishes a new signing key; the former ones stay published. */
  roll(issuer: Issuer): Promise<void>;
}

/** Keys kept in the tenant's state; each is made when it is first needed. */
export const makeKeys = (state: State): Keys => {
  const store = state.collection<{ keys: StoredKey[] }>(KEYS);
  const making = new Map<string, Promise<StoredKey[]>>();

  const ring = (name: string, endorsements?: string[]): Promise<StoredKey[]> => {
    const known = store.get(name);
    if (known) return Promise.resolve(known.keys);
    const begun = making.get(name);
    if (begun) return begun;
    const made = makeKey(endorsements).then((key) => {
      store.set(name, { keys: [key] });
      making.delete(name);
      return [key];
    });
    making.set(name, made);
    return made;
  };
  const main = (issuer: Issuer): Promise<StoredKey[]> =>
    issuer === 'channel' ? ring('channel', ['msteams', 'skypeforbusiness']) : ring('entra');
  const side = (choice: 'otherChannel' | 'unendorsed'): Promise<StoredKey[]> =>
    choice === 'otherChannel' ? ring('otherChannel', ['webchat', 'directline']) : ring('unendorsed');
  const sides = async (issuer: Issuer): Promise<StoredKey[]> =>
    issuer === 'channel' ? (await Promise.all([side('otherChannel'), side('unendorsed')])).flat() : [];

  const roll = async (issuer: Issuer): Promise<void> => {
    const [newest] = await main(issuer);
    const key = await makeKey(newest?.endorsements);
    const former = (await main(issuer)).slice(0, FORMER_KEYS);
    store.set(issuer, { keys: [key, ...former] });
  };

  return {
    async signing(issuer, choice) {
      if (choice === 'next') await roll(issuer);
      const [current] = await main(issuer);
      let chosen = current;
      if (choice === 'other') [chosen] = await ring(`${issuer}-unpublished`);
      if (choice === 'otherChannel' || choice === 'unendorsed') [chosen] = await side(choice);
      if (!chosen || !current) throw new Error(`The issuer ${issuer} has no key.`);
      const kid = (choice === 'other' ? current : chosen).jwk.kid ?? '';
      return { kid, key: await importJWK(chosen.jwk, 'RS256') };
    },
    async published(issuer) {
      return [...(await main(issuer)), ...(await sides(issuer))].map(publish);
    },
    roll,
  };
};
