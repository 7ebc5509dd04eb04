import { randomUUID } from 'node:crypto';
import { KickstartError } from './kickstart-error.ts';

/** `#{name}`, or `\#{name}`, which stands for the text `#{name}` itself. */
const REFERENCE = /(\\?)#\{([^{}]*)\}/g;

/** Names FusionAuth gives ids of its own making, e.g. `FUSIONAUTH_LAMBDA[APPLE_RECONCILE]_ID`. */
const GENERATED_ID = /^FUSIONAUTH_(?:LAMBDA|FORM)\[\w+\]_ID$/;

/** What a kickstart may refer to (contract section 9.1). Each variable is evaluated once, when it is first needed. */
export class Variables {
  readonly #file: string;
  readonly #definitions: Readonly<Record<string, string>>;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #values: Map<string, string>;
  readonly #pending = new Set<string>();

  constructor(options: {
    readonly file: string;
    readonly definitions: Readonly<Record<string, string>>;
    readonly environment: Readonly<Record<string, string>>;
    readonly builtIn: Readonly<Record<string, string>>;
  }) {
    this.#file = options.file;
    this.#definitions = options.definitions;
    this.#environment = options.environment;
    this.#values = new Map(Object.entries(options.builtIn));
  }

  /** Gives a built-in variable its value. */
  define(name: string, value: string): void {
    this.#values.set(name, value);
  }

  /** The variable's value, or undefined when the kickstart does not define it. @throws KickstartError as `substitute` */
  value(name: string): string | undefined {
    const known = this.#values.get(name);
    const definition = Object.hasOwn(this.#definitions, name) ? this.#definitions[name] : undefined;
    if (known !== undefined || definition === undefined) {
      return known;
    }
    if (this.#pending.has(name)) {
      throw new KickstartError(this.#file, `variables.${name}`, 'the variable refers to itself');
    }
    this.#pending.add(name);
    const value = this.substitute(definition, `variables.${name}`);
    this.#pending.delete(name);
    this.#values.set(name, value);
    return value;
  }

  /**
   * The text with every reference replaced.
   * @param path where in the kickstart the text stands, for the error
   * @throws KickstartError when a variable is unknown
   */
  substitute(text: string, path: string): string {
    return text.replace(REFERENCE, (reference, backslash: string, name: string) =>
      backslash === '' ? this.#resolve(name.trim(), path) : reference.slice(1),
    );
  }

  #resolve(name: string, path: string): string {
    if (name === 'UUID()') {
      return randomUUID();
    }
    if (name.startsWith('ENV.')) {
      return this.#environmentVariable(name.slice(4), path);
    }
    const value = this.value(name) ?? (GENERATED_ID.test(name) ? this.#generateId(name) : undefined);
    if (value === undefined) {
      throw new KickstartError(this.#file, path, `unknown variable #{${name}}`);
    }
    return value;
  }

  #environmentVariable(name: string, path: string): string {
    const value = Object.hasOwn(this.#environment, name) ? this.#environment[name] : undefined;
    if (value === undefined) {
      throw new KickstartError(this.#file, path, `unknown variable #{ENV.${name}}: it is not in the environment`);
    }
    return value;
  }

  #generateId(name: string): string {
    const id = randomUUID();
    this.#values.set(name, id);
    return id;
  }
}
