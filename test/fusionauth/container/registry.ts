import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** A registry with one image, as far as a pull needs one (Docker Registry HTTP API V2), that takes its time. */
export interface Registry {
  /** `127.0.0.1:5000`: engines trust loopback without TLS. */
  readonly host: string;
  close(): Promise<void>;
}

const digest = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

/** Serves one image of about `megabytes` under every name, in pieces with `pauseMs` between them. */
export async function openRegistry(megabytes: number, pauseMs: number): Promise<Registry> {
  const tar = await layer(megabytes);
  const zipped = gzipSync(tar);
  const config = Buffer.from(
    JSON.stringify({
      architecture: 'amd64',
      os: 'linux',
      config: {},
      rootfs: { type: 'layers', diff_ids: [digest(tar)] },
    }),
  );
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: {
        mediaType: 'application/vnd.docker.container.image.v1+json',
        size: config.length,
        digest: digest(config),
      },
      layers: [
        {
          mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
          size: zipped.length,
          digest: digest(zipped),
        },
      ],
    }),
  );
  const server = createServer(async (request, response) => {
    const [, what, which] = /^\/v2\/[^/]+\/(manifests|blobs)\/(.+)$/.exec(request.url ?? '') ?? [];
    const body =
      what === 'manifests' ? manifest : which === digest(config) ? config : which ? zipped : Buffer.from('{}');
    response.writeHead(200, {
      'content-type': what === 'manifests' ? manifestType : 'application/octet-stream',
      'content-length': body.length,
      'docker-content-digest': digest(body),
    });
    if (request.method === 'HEAD') return response.end();
    for (let at = 0; at < body.length && !response.destroyed; at += 1 << 19) {
      response.write(body.subarray(at, at + (1 << 19)));
      if (body === zipped) await pause(pauseMs);
    }
    return response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  return {
    host: `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A file of noise, which no compression makes smaller. */
async function layer(megabytes: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'loginscope-layer-'));
  try {
    await writeFile(join(folder, 'noise'), randomBytes(megabytes * 1_000_000));
    const options = { encoding: 'buffer', maxBuffer: 2_000_000 * megabytes } as const;
    return (await promisify(execFile)('tar', ['-c', '-C', folder, 'noise'], options)).stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
