import { askPostgres } from './ask-postgres.ts';

// `pg_isready`: exit code 0 when the server accepts connections, 2 when nobody answers.
process.exit((await askPostgres('localhost', 5432)) ? 0 : 2);
