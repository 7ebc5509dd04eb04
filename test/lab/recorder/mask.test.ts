import { describe, expect, it } from 'vitest';
import { hosts } from '../../../scenarios/parties.ts';
import { type Answered, type Asked, answers, asks } from '../../support/happenings.ts';
import { clientSecret, presentedText, recorded, refreshToken, sessionId } from './record.ts';

const known = [
  { value: 'password', kind: 'password' as const },
  { value: clientSecret, kind: 'client secret' as const, owner: 'Store' },
  { value: sessionId, kind: 'session' as const, owner: 'Store' },
  { value: refreshToken, kind: 'refresh token' as const },
];

/** Everything that leaves the lab of one request and its response. */
const shown = (asked: Asked, answered: Answered = {}) =>
  presentedText(recorded([asks('x1', asked), answers('x1', answered)], known));

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
const escaped = (text: string) => [...text].map((one) => `%${one.charCodeAt(0).toString(16)}`).join('');
const nested = encodeURIComponent(`http://${hosts.store}:4400/callback?token=${refreshToken}`);

describe('a known credential is taken out', () => {
  const requests: readonly (readonly [string, Asked])[] = [
    ['a header', { headers: [['x-anything', `before ${refreshToken}, after`]] }],
    ['a cookie', { cookies: { anything: refreshToken } }],
    ['a query', { path: `/?anything=${refreshToken}&more` }],
    ['a path', { path: `/tokens/${refreshToken}/revoke` }],
    ['a percent-encoded query', { path: `/?anything=${escaped(refreshToken)}` }],
    ['an address within an address', { path: `/?redirect_uri=${nested}` }],
    ['an address within an address within an address', { path: `/?next=${encodeURIComponent(`/?uri=${nested}`)}` }],
    ['the referrer', { headers: [['referer', `http://${hosts.store}:4400/?a=${refreshToken}`]] }],
    ['a bearer token', { headers: [['authorization', `Bearer ${refreshToken}`]] }],
    ['a bare authorization', { headers: [['authorization', refreshToken]] }],
    ['a form', { method: 'POST', form: { anything: refreshToken } }],
    ['JSON', { method: 'POST', json: { deep: [{ anything: refreshToken }] } }],
  ];
  it.each(requests)('of %s of a request', (_where, asked) => {
    expect(shown(asked)).not.toContain(refreshToken);
  });

  const responses: readonly (readonly [string, Answered])[] = [
    ['a header', { headers: [['x-anything', refreshToken]] }],
    ['a Set-Cookie line', { sets: [`anything=${refreshToken}; Path=/; HttpOnly`] }],
    ['the query of a redirect', { status: 302, headers: [['location', `/?a=${refreshToken}`]] }],
    ['the fragment of a redirect', { status: 302, headers: [['location', `/#a=${refreshToken}`]] }],
    ['JSON', { json: { anything: refreshToken } }],
    ['an HTML attribute', { html: `<input type="hidden" name="anything" value="${refreshToken}">` }],
    ['an unquoted HTML attribute', { html: `<a href=/?a=${refreshToken}>` }],
    ['a script', { html: `<script>const a = '${refreshToken}';</script>` }],
  ];
  it.each(responses)('of %s of a response', (_where, answered) => {
    expect(shown({}, answered)).not.toContain(refreshToken);
  });

  it('of client credentials in Basic, where it stands in base64', () => {
    const header = basic(`store:${clientSecret}`);
    const text = shown({ headers: [['authorization', header]] });
    expect(text).not.toContain(header.slice('Basic '.length));
    expect(text).not.toContain(clientSecret);
  });

  it('of a Basic header even when nobody knows the secret yet, or there is none', () => {
    for (const header of [basic('store:a-secret-nobody-knows-yet'), basic('store'), 'Basic bm90IGJhc2U2NCB8fHx8']) {
      expect(shown({ headers: [['authorization', header]] })).not.toContain(header.slice('Basic '.length));
    }
  });

  it('where it ends a sentence, and where it ends in a dot itself', () => {
    expect(shown({}, { html: `<p>It was ${refreshToken}.</p>` })).not.toContain(refreshToken);
    const dotted = 'eyJ-no-signature-at-all.';
    expect(shown({ cookies: { refresh: dotted } }, { html: `<p>${dotted}</p>` })).not.toContain(dotted);
  });
});

describe('a value with delimiters in it', () => {
  const odd = 'correct horse/battery+staple&"more"<less>';
  const typed: Asked = { method: 'POST', form: { password: odd } };

  it.each([
    ['as it is', odd],
    ['in JSON', JSON.stringify(odd).slice(1, -1)],
    ['percent-encoded', encodeURIComponent(odd)],
    ['form-encoded', new URLSearchParams({ a: odd }).toString().slice(2)],
    ['in HTML', odd.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')],
  ])('is taken out %s', (_how, written) => {
    const recorder = recorded([asks('x1', typed), answers('x1', { html: `<p>${written}</p>` })]);
    const [, second] = recorder.presented;
    expect(JSON.stringify(second?.entry)).not.toContain('horse');
  });
});

describe('a short value', () => {
  it.each([
    ['a form', { method: 'POST', form: { loginId: 'richard', password: 'password' } }],
    ['JSON', { method: 'POST', json: { password: 'password' } }],
    ['a query', { path: '/?a=b&password=password' }],
  ])('is taken out of the field that names it, in %s', (_where, asked) => {
    expect(shown(asked)).not.toMatch(/password(=|\\*":\\*")password/);
  });

  it('stays a word everywhere else', () => {
    const text = shown({ method: 'POST', form: { grant_type: 'password', password: 'password' } });
    expect(text).toContain('grant_type=password');
    expect(text).toContain('password=');
  });

  it('stays a word in a page', () => {
    const html = '<label>Your password</label><input type="password" name="password" autocomplete="current-password">';
    expect(shown({}, { html })).toContain(JSON.stringify(html).slice(1, -1));
  });

  it('that nobody knows is hidden where its field says that it is secret', () => {
    const text = shown({ path: '/?client_secret=abc' }, { json: { refresh_token: 'def' } });
    expect(text).not.toContain('client_secret=abc');
    expect(text).not.toContain('def');
  });

  it('that was cut off with its body is hidden too', () => {
    const json = { filler: 'x'.repeat(64 * 1024 - 40), password: 'half of it is beyond the limit' };
    expect(shown({}, { json })).not.toContain('half of');
  });
});

describe('what is shown instead', () => {
  it('are the first and last four characters, of a long value', () => {
    expect(shown({ path: `/?a=${refreshToken}` })).toContain('"shown":"qF8r…9JoG"');
  });

  it('are dots alone, of one that would be given away', () => {
    const [first] = recorded([], [{ value: 'fifteen-letters', kind: 'password' }]).credentials.all;
    expect(first?.shown).toBe('••••');
  });

  it('leaves the text around it as it was', () => {
    const { presented } = recorded([asks('x1', { path: `/?a=${refreshToken}&b=1` })], known);
    const [first] = presented;
    if (first?.entry.type !== 'request') throw new Error('The request is not there.');
    expect(first.entry.exchange.request.url).toEqual([
      `http://${hosts.store}:4400/?a=`,
      { credential: 'c4', shown: 'qF8r…9JoG' },
      '&b=1',
    ]);
  });
});
