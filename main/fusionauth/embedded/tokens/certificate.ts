import { type KeyObject, randomBytes, sign } from 'node:crypto';
import type { AsymmetricAlgorithm } from '../store/signing-key.ts';

const TEN_YEARS = 315_360_000_000;

/** The bytes of ITU-T X.690 (DER) tags that a certificate consists of. */
const TAG = {
  integer: 0x02,
  bitString: 0x03,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** DER object identifiers, in hexadecimal: RFC 8017 appendix A.2.4 for RSA, RFC 5758 section 3.2 for elliptic curves. */
const SIGNATURE_OIDS: Readonly<Record<AsymmetricAlgorithm, string>> = {
  RS256: '2a864886f70d01010b',
  RS384: '2a864886f70d01010c',
  RS512: '2a864886f70d01010d',
  ES256: '2a8648ce3d040302',
  ES384: '2a8648ce3d040303',
  ES512: '2a8648ce3d040304',
};

const COMMON_NAME_OID = '550403';

function lengthOf(content: Buffer): Buffer {
  if (content.length < 0x80) {
    return Buffer.from([content.length]);
  }
  const digits = content.length.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
}

function der(tag: keyof typeof TAG, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([TAG[tag]]), lengthOf(content), content]);
}

function name(commonName: string): Buffer {
  const attribute = [
    der('objectIdentifier', Buffer.from(COMMON_NAME_OID, 'hex')),
    der('utf8String', Buffer.from(commonName)),
  ];
  return der('sequence', der('set', der('sequence', ...attribute)));
}

/** RFC 5280 section 4.1.2.5: two digits for years before 2050, four from then on. */
function time(instant: number): Buffer {
  const text = `${new Date(instant).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
  return text < '2050' ? der('utcTime', Buffer.from(text.slice(2))) : der('generalizedTime', Buffer.from(text));
}

/**
 * A self-signed certificate for a signing key, DER (RFC 5280 section 4.1, version 1, ten years): JWKS publishes one with
 * every key (contract section 6.3). Written out by hand because Node.js reads certificates but makes none.
 * @param insertInstant epoch milliseconds from which it is valid
 */
export function selfSignedCertificate(
  keys: { readonly algorithm: AsymmetricAlgorithm; readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  insertInstant: number,
): Buffer {
  const { algorithm, privateKey, publicKey } = keys;
  const oid = der('objectIdentifier', Buffer.from(SIGNATURE_OIDS[algorithm], 'hex'));
  const signatureAlgorithm = algorithm.startsWith('RS') ? der('sequence', oid, der('null')) : der('sequence', oid);
  // A leading 1 keeps the number positive.
  const serialNumber = der('integer', Buffer.from([1]), randomBytes(15));
  const subject = name('FusionAuth');
  const validity = der('sequence', time(insertInstant), time(insertInstant + TEN_YEARS));
  const publicKeyInfo = publicKey.export({ type: 'spki', format: 'der' });
  const signed = der('sequence', serialNumber, signatureAlgorithm, subject, validity, subject, publicKeyInfo);
  const signature = sign(`sha${algorithm.slice(2)}`, signed, privateKey);
  return der('sequence', signed, signatureAlgorithm, der('bitString', Buffer.from([0]), signature));
}
