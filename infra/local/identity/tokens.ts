/** Signs tokens and checks those that come back. */
import { createLocalJWKSet, errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import { type Claims, overlaid } from './claims.ts';
import type { Issuer, KeyChoice, Keys } from './keys.ts';

/** What a token is made with besides its usual claims. */
export interface TokenWish {
  /** Laid over the usual claims before signing; `null` removes one. */
  claims?: Claims;
  key?: KeyChoice;
}

/** Why a token did not pass. */
export type TokenFault = 'malformed' | 'signature' | 'expired' | 'issuer' | 'audience';

export interface Expected {
  issuer: string;
  audience: string | string[];
}

export interface Tokens {
  sign(issuer: Issuer, claims: Claims, wish?: TokenWish): Promise<string>;
  /** The claims of a token that an issuer signed and that is valid now, or why it is not. */
  verify(issuer: Issuer, token: string, expected: Expected): Promise<JWTPayload | TokenFault>;
}

const faultOf = (error: unknown): TokenFault => {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'iss') return 'issuer';
    if (error.claim === 'aud') return 'audience';
    return error.claim === 'exp' || error.claim === 'nbf' ? 'expired' : 'malformed';
  }
  if (error instanceof errors.JWSSignatureVerificationFailed || error instanceof errors.JWKSNoMatchingKey)
    return 'signature';
  return 'malformed';
};

/** Tokens with the keys of the tenant's issuers. Lifetimes follow the machine's clock. */
export const makeTokens = (keys: Keys): Tokens => {
  const sets = new Map<Issuer, { of: string; set: ReturnType<typeof createLocalJWKSet> }>();
  const keySet = async (issuer: Issuer): Promise<ReturnType<typeof createLocalJWKSet>> => {
    const published = await keys.published(issuer);
    const of = published.map((key) => key.kid).join();
    const known = sets.get(issuer);
    if (known?.of === of) return known.set;
    const set = createLocalJWKSet({ keys: published });
    sets.set(issuer, { of, set });
    return set;
  };
  return {
    async sign(issuer, claims, wish = {}) {
      const { kid, key } = await keys.signing(issuer, wish.key ?? 'current');
      return new SignJWT(overlaid(claims, wish.claims))
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid, x5t: kid })
        .sign(key);
    },
    async verify(issuer, token, { issuer: iss, audience }) {
      try {
        const { payload } = await jwtVerify(token, await keySet(issuer), {
          issuer: iss,
          audience,
          algorithms: ['RS256'],
          requiredClaims: ['exp'],
        });
        return payload;
      } catch (error) {
        return faultOf(error);
      }
    },
  };
};
