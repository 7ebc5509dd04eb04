/** What was opened, and why it is not at the port that was wished for. */
export interface Opened<T> {
  readonly opened: T;
  /** A sentence; undefined when the wish was granted. */
  readonly elsewhere: string | undefined;
}

/** By Node's error code: what a port that cannot be had is. */
const refusals: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken',
  EACCES: 'is not yours to open on this machine',
};

/** Opens at the wished port, or at any free one when somebody else has it or the system keeps it back. */
export async function openSomewhere<T extends { readonly port: number }>(
  port: number,
  open: (port: number) => Promise<T>,
): Promise<Opened<T>> {
  try {
    return { opened: await open(port), elsewhere: undefined };
  } catch (error) {
    const refusal = error instanceof Error && 'code' in error ? refusals[String(error.code)] : undefined;
    if (port === 0 || refusal === undefined) throw error;
    const opened = await open(0);
    return { opened, elsewhere: `Port ${port} ${refusal}; using ${opened.port}.` };
  }
}
