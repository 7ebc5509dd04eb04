import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { ApiErrors } from '../../http/api-errors.ts';
import { readJson } from '../../http/read-json.ts';
import { registerPage } from '../../pages/register-page.ts';
import { type RegistrationFieldName, requestedFields } from '../../store/registration-configuration.ts';
import { type User, userSettingsSchema } from '../../store/user.ts';
import { putRegistration } from '../../users/register.ts';
import { createUser } from '../../users/save-user.ts';
import { authenticated } from '../authorize/authenticated.ts';
import { completeAuthorization } from '../authorize/complete.ts';
import type { Exchange } from '../authorize/exchange.ts';
import { showLoginForm } from '../authorize/login-form.ts';
import { requestFields } from '../authorize/request-fields.ts';
import { sendForm } from '../authorize/send-form.ts';

type Errors = Readonly<Record<string, string>>;

function showForm(exchange: Exchange, errors: Errors = {}): FastifyReply {
  const { authorization, parameters } = exchange;
  const { application } = authorization;
  const page = registerPage({
    applicationName: application.name,
    hidden: [...requestFields(parameters), ['registrationState', parameters.first('registrationState') ?? '']],
    fields: requestedFields(application.registrationConfiguration).map(({ name, isRequired }) => ({
      name,
      isRequired,
      value: parameters.first(`user.${name}`) ?? '',
    })),
    confirmsPassword: application.registrationConfiguration.confirmPassword,
    errors,
  });
  return sendForm(exchange, page);
}

/** What the form itself can tell to be wrong, by field. */
function formErrors({ authorization, parameters }: Exchange): Errors {
  const { registrationConfiguration } = authorization.application;
  const blank = requestedFields(registrationConfiguration).filter(
    ({ name, isRequired }) => isRequired && parameters.first(`user.${name}`) === undefined,
  );
  const password = parameters.first('user.password');
  const isRepeated = !registrationConfiguration.confirmPassword || parameters.first('passwordConfirm') === password;
  return {
    ...Object.fromEntries(blank.map(({ name }) => [`user.${name}`, 'Required'])),
    ...(password === undefined ? { 'user.password': 'Required' } : {}),
    ...(isRepeated ? {} : { passwordConfirm: 'The passwords differ.' }),
  };
}

async function createRegistered({ provider, authorization, parameters }: Exchange): Promise<User> {
  const { application, tenant } = authorization;
  const settings = readJson(
    userSettingsSchema,
    Object.fromEntries(
      requestedFields(application.registrationConfiguration).map(({ name }): [RegistrationFieldName, unknown] => [
        name,
        parameters.first(`user.${name}`),
      ]),
    ),
    ['user'],
  );
  const user = await createUser(provider, tenant, randomUUID(), settings, parameters.first('user.password'));
  const registration = { applicationId: application.id, data: {}, preferredLanguages: [], roles: [] };
  return putRegistration(provider, user, application, registration).user;
}

/** GET `/oauth2/register`: the form, or the login form where nobody may register themselves (contract section 1.5). */
export async function showRegistration(exchange: Exchange): Promise<FastifyReply> {
  const { registrationConfiguration } = exchange.authorization.application;
  return registrationConfiguration.enabled ? showForm(exchange) : showLoginForm(exchange);
}

/** POST `/oauth2/register`: creates the user, registers them, and goes on with them logged in (contract section 1.5). */
export async function register(exchange: Exchange): Promise<FastifyReply> {
  if (!exchange.authorization.application.registrationConfiguration.enabled) {
    return showLoginForm(exchange);
  }
  const wrong = formErrors(exchange);
  if (Object.keys(wrong).length > 0) {
    return showForm(exchange, wrong);
  }
  try {
    const user = await createRegistered(exchange);
    return await completeAuthorization(exchange, authenticated(exchange, user));
  } catch (error) {
    if (!(error instanceof ApiErrors)) {
      throw error;
    }
    const refused = Object.entries(error.body.fieldErrors ?? {});
    const errors = Object.fromEntries(refused.map(([field, [detail]]) => [field, detail?.message ?? '']));
    return showForm(exchange, errors);
  }
}
