import { describe, expect, it } from 'vitest';
import { APPLICATION_ID, openShop, TENANT_ID } from '../shop.ts';

const ID = '11111111-1111-1111-1111-111111111111';

describe('what is accepted, kept and given back', () => {
  it.each([
    ['theme', 'themes', '/api/theme'],
    ['lambda', 'lambdas', '/api/lambda'],
    ['emailTemplate', 'emailTemplates', '/api/email/template'],
    ['entityType', 'entityTypes', '/api/entity/type'],
    ['identityProvider', 'identityProviders', '/api/identity-provider'],
    ['webhook', 'webhooks', '/api/webhook'],
  ])('%s', async (one, all, path) => {
    const shop = await openShop();
    const created = (await shop.api('POST', `${path}/${ID}`, { [one]: { name: 'A', nested: { b: [1] } } })).json();
    expect(created[one]).toMatchObject({ id: ID, name: 'A', nested: { b: [1] }, insertInstant: shop.clock.now() });
    expect((await shop.api('POST', `${path}/${ID}`, { [one]: {} })).statusCode).toBe(400);
    expect((await shop.api('GET', path)).json()[all]).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: ID })]),
    );
    const patched = (await shop.api('PATCH', `${path}/${ID}`, { [one]: { nested: { c: 2 } } })).json();
    expect(patched[one]).toMatchObject({ name: 'A', nested: { b: [1], c: 2 } });
    const replaced = (await shop.api('PUT', `${path}/${ID}`, { [one]: { name: 'B' } })).json();
    expect(replaced[one]).not.toHaveProperty('nested');
    expect((await shop.api('DELETE', `${path}/${ID}`)).statusCode).toBe(200);
    expect((await shop.api('GET', `${path}/${ID}`)).statusCode).toBe(404);
    expect((await shop.api('POST', path, { [one]: {} }, {})).statusCode).toBe(401);
  });

  it('a theme made from the default theme', async () => {
    const shop = await openShop();
    const sourceThemeId = '75a068fd-e94b-451a-9aeb-3ddb9a3b5987';
    const { theme } = (await shop.api('POST', '/api/theme', { sourceThemeId, theme: { name: 'Ours' } })).json();
    expect(theme).toMatchObject({ name: 'Ours', stylesheet: expect.any(String) });
    expect(theme.id).not.toBe(sourceThemeId);
  });

  it('lambdas and identity providers by their type', async () => {
    const shop = await openShop();
    for (const type of ['JWTPopulate', 'UserInfoPopulate']) {
      await shop.configure('POST', '/api/lambda', { lambda: { name: type, type } });
    }
    const { lambdas } = (await shop.api('GET', '/api/lambda?type=JWTPopulate')).json();
    expect(lambdas).toMatchObject([{ name: 'JWTPopulate' }]);
  });

  it('user actions, which are put out of use first and deleted on demand', async () => {
    const shop = await openShop();
    const path = `/api/user-action/${ID}`;
    await shop.configure('POST', path, { userAction: { name: 'Ban' } });
    expect((await shop.api('DELETE', path)).statusCode).toBe(200);
    expect((await shop.api('GET', '/api/user-action')).json()).toEqual({ userActions: [] });
    expect((await shop.api('GET', '/api/user-action?inactive=true')).json().userActions).toMatchObject([{ id: ID }]);
    const back = await shop.api('PUT', `${path}?reactivate=true`);
    expect(back.json().userAction).toMatchObject({ active: true, name: 'Ban' });
    expect((await shop.api('DELETE', `${path}?hardDelete=true`)).statusCode).toBe(200);
    expect((await shop.api('GET', path)).statusCode).toBe(404);
  });

  it.each([
    ['tenant', `/api/tenant/${TENANT_ID}`],
    ['application', `/api/application/${APPLICATION_ID}`],
    ['systemConfiguration', '/api/system-configuration'],
  ])('settings of the %s that nothing here asks for, and no others', async (one, path) => {
    const shop = await openShop();
    const settings = {
      tenant: { emailConfiguration: { host: 'mail.test', verifyEmail: true }, themeId: ID },
      application: { emailConfiguration: { passwordlessEmailTemplateId: ID }, themeId: ID },
      systemConfiguration: { uiConfiguration: { menuFontColor: '#fff' } },
    }[one];
    expect((await shop.api('PATCH', path, { [one]: { ...settings, stray: 1 } })).json()[one]).toMatchObject({
      ...settings,
    });
    const kept = (await shop.api('GET', path)).json()[one];
    expect(kept).toMatchObject({ ...settings });
    expect(kept).not.toHaveProperty('stray');
  });
});
