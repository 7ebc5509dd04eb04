import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensurePages } from '../../main/cli/pages.ts';
import { provisioning, workflow1 } from '../support/lab.ts';
import { Visitor } from '../support/visitor.ts';
import { type Running, start } from './command-line.ts';

beforeAll(async () => {
  await ensurePages(() => undefined);
});

const whereSchema = z.object({
  store: z.url(),
  forums: z.url(),
  fusionauth: z.url(),
  lab: z.url(),
  user: z.object({ email: z.string(), password: z.string() }),
  apiKey: z.string(),
  applications: z.record(z.enum(['store', 'forums']), z.object({ clientId: z.string(), clientSecret: z.string() })),
});

/** Where everything is, as the one line on standard output says. */
const where = async (running: Running) => whereSchema.parse(JSON.parse(await running.line(/^\{/)));

/** Somebody else can have the port now. Rejects with EADDRINUSE while it is taken. */
async function occupy(port: number) {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('serve', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('lets somebody log in with any client, and ends at %s with its port free again', async (signal, exit) => {
    const running = start('serve', workflow1.id, '--json', '--port', '0');
    const { store, user } = await where(running);
    const person = new Visitor();
    expect((await person.go(`${store}/api/load-shopping-cart`)).status).toBe(401);
    await person.logIn(store, user);
    expect(JSON.parse((await person.go(`${store}/api/user`)).text).user.email).toBe(provisioning.user.email);
    expect(JSON.parse((await person.go(`${store}/api/load-shopping-cart`)).text).items.length).toBeGreaterThan(0);

    running.process.kill(signal);
    const { code, out, err } = await running.ended;
    expect(code).toBe(exit);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toBe('');
    (await occupy(Number(new URL(store).port))).close();
  });

  it('takes another port when the one that was asked for is taken, and says which', async () => {
    const taken = await occupy(0);
    const { port } = taken.address() as AddressInfo;
    const running = start('serve', workflow1.id, '--json', '--port', String(port));
    const { store } = await where(running);
    running.process.kill('SIGTERM');
    const { err } = await running.ended;
    taken.close();
    expect(new URL(store).port).not.toBe(String(port));
    expect(err).toBe(`Port ${port} is taken; using ${new URL(store).port}.\n`);
  });

  it('tells a person where everything is and whom to log in as', async () => {
    const running = start('serve', workflow1.id, '--port', '0');
    await running.line(/Ctrl-C ends the lab/);
    running.process.kill('SIGINT');
    const { out } = await running.ended;
    expect(out).toMatch(/^Store +http:\/\/store\.example\.localhost:\d+$/m);
    expect(out).toMatch(/^Dashboard +http:\/\/lab\.localhost:\d+\/#token=\S{43}$/m);
    expect(out).toContain(`${provisioning.user.email} / ${provisioning.user.password}`);
  });
});
