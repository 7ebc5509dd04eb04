/** A kickstart that cannot be run: which file, where in it, and why. */
export class KickstartError extends Error {
  /** The file that is at fault, which may be one that the kickstart includes. */
  readonly file: string;
  /** Path in the kickstart, e.g. `requests[3].body.application.oauthConfiguration`; empty for the file as a whole. */
  readonly path: string;
  readonly reason: string;

  constructor(file: string, path: string, reason: string) {
    super(path === '' ? `${file}: ${reason}` : `${file}: ${path}: ${reason}`);
    this.name = 'KickstartError';
    this.file = file;
    this.path = path;
    this.reason = reason;
  }
}

/** Appends a property or an index to a path. */
export function extendPath(path: string, part: PropertyKey): string {
  if (typeof part === 'number') {
    return `${path}[${part}]`;
  }
  return path === '' ? String(part) : `${path}.${String(part)}`;
}
