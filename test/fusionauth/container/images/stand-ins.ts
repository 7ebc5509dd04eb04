import type { Images } from '../../../../main/fusionauth/container/images.ts';

/** The stand-ins: built from what is on this machine (build.ts), pulled from nowhere. */
export const standIns: Images = {
  postgres: { role: 'PostgreSQL', name: 'loginscope/stand-in-postgres:latest' },
  fusionauth: { role: 'FusionAuth', name: 'loginscope/stand-in-fusionauth:latest' },
};
