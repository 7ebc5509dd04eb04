import { measureRefreshGrants } from './refresh-grants.ts';

// `npm run bench`: how fast the embedded FusionAuth is, beside others and beside what this machine can do at all.

process.stdout.write(`${await measureRefreshGrants((line) => process.stdout.write(`${line}\n`))}\n`);
