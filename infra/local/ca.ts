/** The certificate authority of the local tenant: made on first start, trusted by the bot through NODE_EXTRA_CA_CERTS. */
import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Certificates {
  /** Path of the authority's certificate, for NODE_EXTRA_CA_CERTS. */
  caFile: string;
  ca: string;
  /** The server's certificate and private key for localhost, in PEM. */
  cert: string;
  key: string;
}

const DAY_MS = 86_400_000;
const LIFETIME_DAYS = 730;
/** A certificate with fewer days left is made anew at start. */
const SPARE_DAYS = 14;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

const lasts = (cert: string, ca: string, now: Date): boolean => {
  const [leaf, authority] = [new X509Certificate(cert), new X509Certificate(ca)];
  const end = Math.min(Date.parse(leaf.validTo), Date.parse(authority.validTo));
  return end - now.getTime() > SPARE_DAYS * DAY_MS && leaf.verify(authority.publicKey);
};

/** The certificates as they stand on disk, if they are whole and last. */
const kept = (folder: string, now: Date): Certificates | undefined => {
  const caFile = join(folder, 'ca.pem');
  const paths = [caFile, join(folder, 'tls.pem'), join(folder, 'tls-key.pem')];
  if (!paths.every((path) => existsSync(path))) return undefined;
  const [ca = '', cert = '', key = ''] = paths.map((path) => readFileSync(path, 'utf8'));
  try {
    return lasts(cert, ca, now) ? { caFile, ca, cert, key } : undefined;
  } catch {
    // Half-written or foreign files are replaced.
    return undefined;
  }
};

const pemOf = (pkcs8: ArrayBuffer): string => {
  const lines =
    Buffer.from(pkcs8)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`;
};

/** Makes an authority and a server certificate for localhost. The authority's private key is thrown away. */
const make = async (now: Date): Promise<Omit<Certificates, 'caFile'>> => {
  // Loaded only when it is needed: on later starts the certificates are there.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(crypto);
  const keys = () => crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [caKeys, leafKeys] = await Promise.all([keys(), keys()]);
  const span = {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + LIFETIME_DAYS * DAY_MS),
  };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=Stegvis local tenant',
    keys: caKeys,
    signingAlgorithm: ALGORITHM,
    ...span,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(caKeys.publicKey),
    ],
  });
  const leaf = await x509.X509CertificateGenerator.create({
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: leafKeys.publicKey,
    signingKey: caKeys.privateKey,
    signingAlgorithm: ALGORITHM,
    ...span,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.AuthorityKeyIdentifierExtension.create(caKeys.publicKey),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
    ],
  });
  const key = pemOf(await crypto.subtle.exportKey('pkcs8', leafKeys.privateKey));
  return { ca: `${ca.toString('pem')}\n`, cert: `${leaf.toString('pem')}\n`, key };
};

/** The certificates kept under `folder`, made when there are none that last two weeks from `now`. */
export const certificates = async (folder: string, now = new Date()): Promise<Certificates> => {
  const known = kept(folder, now);
  if (known) return known;
  mkdirSync(folder, { recursive: true });
  const made = await make(now);
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, made.ca);
  writeFileSync(join(folder, 'tls.pem'), made.cert);
  writeFileSync(join(folder, 'tls-key.pem'), made.key, { mode: 0o600 });
  return { caFile, ...made };
};
