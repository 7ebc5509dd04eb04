import type { LightMyRequestResponse } from 'fastify';

/** The cookies a response sets, by name, with their attributes and without their values. */
export function setCookies(response: LightMyRequestResponse) {
  return Object.fromEntries(response.cookies.map(({ name, value: _, ...attributes }) => [name, attributes]));
}
