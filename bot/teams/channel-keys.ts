/** The channel's signing keys, with what they may be used for (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication). */
import { type CryptoKey, importJWK, type JWK } from 'jose';
import { z } from 'zod';

const documentShape = z.object({ jwks_uri: z.url() });
const keyShape = z.looseObject({
  kid: z.string(),
  kty: z.literal('RSA'),
  endorsements: z.array(z.string()).optional(),
});
const keysShape = z.object({ keys: z.array(z.unknown()) });

export interface ChannelKey {
  key: CryptoKey | Uint8Array;
  endorsements: readonly string[];
}

/** The keys cannot be read just now: nothing is known about the token, so the sender should try again. */
export class KeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('the channel keys cannot be read', { cause });
    this.name = 'KeysUnavailable';
  }
}

/** Microsoft asks for a new look once a day at least. */
const FRESH_MS = 24 * 3_600_000;
const FETCH_TIMEOUT_MS = 10_000;

const fetchJson = async (address: string): Promise<unknown> => {
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${response.status} from ${new URL(address).host}`);
  return response.json();
};

const readKeys = async (address: string): Promise<Map<string, ChannelKey>> => {
  const { jwks_uri } = documentShape.parse(await fetchJson(address));
  const { protocol, origin } = new URL(jwks_uri);
  if (protocol !== 'https:' && origin !== new URL(address).origin) throw new Error('jwks_uri is not https');
  const { keys } = keysShape.parse(await fetchJson(jwks_uri));
  const found = new Map<string, ChannelKey>();
  for (const candidate of keys) {
    const parsed = keyShape.safeParse(candidate);
    if (!parsed.success) continue;
    const jwk: JWK = parsed.data;
    found.set(parsed.data.kid, {
      key: await importJWK(jwk, 'RS256'),
      endorsements: parsed.data.endorsements ?? [],
    });
  }
  return found;
};

/**
 * Keys by their id. An unknown id leads to a new look, so that a rolled-over key is taken at once; looks are shared and
 * at least `cooldownMs` apart, so that made-up ids cannot make us flood the issuer. Null: there is no such key.
 */
export const makeChannelKeys = (address: string, cooldownMs = 1_000) => {
  let known = new Map<string, ChannelKey>();
  let readAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;

  const look = async (): Promise<void> => {
    const wait = readAt + cooldownMs - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    try {
      known = await readKeys(address);
    } catch (error) {
      throw new KeysUnavailable(error);
    } finally {
      readAt = performance.now();
    }
  };
  const lookTogether = (): Promise<void> => {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  };

  return async (kid: string): Promise<ChannelKey | null> => {
    const stale = performance.now() - readAt > FRESH_MS;
    if (!known.has(kid)) await lookTogether();
    // A known key goes on working while the daily look is under way, and when it fails.
    else if (stale) lookTogether().catch(() => undefined);
    return known.get(kid) ?? null;
  };
};
