import { createServer } from 'node:net';

// Plays PostgreSQL as far as readiness goes: it accepts connections and answers the request for encryption ("no").

/** PostgreSQL's own rule: the image refuses to start without. */
if (!process.env.POSTGRES_PASSWORD) {
  process.stderr.write('Error: Database is uninitialized and superuser password is not specified.\n');
  process.exit(1);
}
const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', () => socket.write('N'));
});
server.listen(5432, '0.0.0.0', () =>
  process.stdout.write('LOG:  database system is ready to accept connections (a stand-in, not PostgreSQL)\n'),
);
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => process.exit(0));
