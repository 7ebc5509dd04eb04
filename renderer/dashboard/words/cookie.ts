import type { JarCookie } from '../../../main/recording/entry.ts';

/** What an attribute means for a person, and the field's own term for it. */
export interface AttributeWords {
  readonly says: string;
  readonly term: string;
}

type Attributes = Pick<JarCookie<unknown>, 'domain' | 'path' | 'httpOnly' | 'secure' | 'sameSite'>;

const sameSite: Readonly<Record<'Strict' | 'Lax' | 'None', AttributeWords>> = {
  Strict: { says: 'stays home when another site links or posts here', term: 'SameSite=Strict' },
  Lax: { says: 'goes along when another site links here, not when it posts', term: 'SameSite=Lax' },
  None: { says: 'goes along with every request, from any site', term: 'SameSite=None' },
};

/** A cookie's attributes in plain words. */
export function cookieInWords({
  domain,
  path,
  httpOnly,
  secure,
  sameSite: same,
}: Attributes): readonly AttributeWords[] {
  const host = domain.replace(/^\./, '');
  return [
    httpOnly
      ? { says: 'script cannot read it', term: 'HttpOnly' }
      : { says: 'any script of the page can read it', term: 'no HttpOnly' },
    secure
      ? { says: 'only over https or localhost', term: 'Secure' }
      : { says: 'also over plain http', term: 'no Secure' },
    same ? sameSite[same] : { says: 'as the browser sees fit when another site is involved', term: 'no SameSite' },
    domain.startsWith('.')
      ? { says: `${host} and every sub-domain`, term: `Domain=${host}` }
      : { says: `only ${host}, no sub-domains`, term: 'host-only' },
    ...(path === '/' ? [] : [{ says: `only to ${path}`, term: `Path=${path}` }]),
  ];
}
