/**
 * Sign-ins under way: device codes that wait for a person, and authorization codes that wait to be redeemed. They live
 * as long as Entra lets them (15 and 10 minutes of the machine's time) and are not kept over a restart.
 */
import { randomBytes, randomInt } from 'node:crypto';
import type { Person } from '../tenant.ts';

export interface DeviceSignIn {
  deviceCode: string;
  /** What the person types: nine letters and digits without those that are easily mistaken. */
  userCode: string;
  /** The parameter `scope` of the request. */
  scope: string;
  until: number;
  answer: { kind: 'pending' } | { kind: 'declined' } | { kind: 'approved'; person: Person };
}

export interface CodeSignIn {
  person: Person;
  scope: string;
  redirectUri: string;
  /** `code_challenge` of the method S256. */
  challenge: string;
  nonce: string | null;
  until: number;
}

export interface SignIns {
  openDevice(scope: string): DeviceSignIn;
  device(deviceCode: string): DeviceSignIn | null;
  /** The device sign-in that a person types the code of; null when there is none, or when it has run out. */
  typed(userCode: string): DeviceSignIn | null;
  /** Ends a device sign-in: its tokens have been fetched, or it was declined and the device knows. */
  closeDevice(deviceCode: string): void;
  /** An authorization code for a person who has signed in. */
  openCode(signIn: Omit<CodeSignIn, 'until'>): string;
  /** Redeems a code, once. */
  redeem(code: string): CodeSignIn | 'redeemed' | 'expired' | null;
}

export const DEVICE_S = 900;
const CODE_S = 600;
const LETTERS = 'BCDFGHJKLMNPQRSTVWXYZ23456789';

const typedCode = (): string => Array.from({ length: 9 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
const opaque = (): string => randomBytes(48).toString('base64url');

/** Makes an empty memory of sign-ins. */
export const makeSignIns = (now: () => number = Date.now): SignIns => {
  const devices = new Map<string, DeviceSignIn>();
  const codes = new Map<string, CodeSignIn | 'redeemed'>();
  return {
    openDevice(scope) {
      for (const [code, { until }] of devices) if (until + DEVICE_S * 1000 < now()) devices.delete(code);
      const signIn: DeviceSignIn = {
        deviceCode: opaque(),
        userCode: typedCode(),
        scope,
        until: now() + DEVICE_S * 1000,
        answer: { kind: 'pending' },
      };
      devices.set(signIn.deviceCode, signIn);
      return signIn;
    },
    device: (deviceCode) => devices.get(deviceCode) ?? null,
    typed: (userCode) =>
      [...devices.values()].find(
        (one) => one.userCode === userCode.trim().toUpperCase() && one.until > now(),
      ) ?? null,
    closeDevice: (deviceCode) => void devices.delete(deviceCode),
    openCode(signIn) {
      const code = `1.${opaque()}`;
      codes.set(code, { ...signIn, until: now() + CODE_S * 1000 });
      return code;
    },
    redeem(code) {
      const found = codes.get(code);
      if (found === undefined || found === 'redeemed') return found ?? null;
      codes.set(code, 'redeemed');
      return found.until > now() ? found : 'expired';
    },
  };
};
