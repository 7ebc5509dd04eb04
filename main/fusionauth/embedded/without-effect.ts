import { RESOURCES_WITHOUT_EFFECT } from './api/resources.ts';
import {
  APPLICATION_SETTINGS_WITHOUT_EFFECT,
  SYSTEM_SETTINGS_WITHOUT_EFFECT,
  TENANT_SETTINGS_WITHOUT_EFFECT,
} from './store/settings-without-effect.ts';

/** Everything that is accepted, kept and given back, so that kickstarts of others run, and then changes nothing. */
export const withoutEffect: readonly { readonly where: string; readonly names: readonly string[] }[] = [
  { where: 'paths', names: RESOURCES_WITHOUT_EFFECT },
  { where: 'tenant', names: Object.keys(TENANT_SETTINGS_WITHOUT_EFFECT) },
  { where: 'application', names: Object.keys(APPLICATION_SETTINGS_WITHOUT_EFFECT) },
  { where: 'systemConfiguration', names: Object.keys(SYSTEM_SETTINGS_WITHOUT_EFFECT) },
];
