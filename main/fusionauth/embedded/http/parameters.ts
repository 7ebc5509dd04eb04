import { z } from 'zod';

const sourceSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A parameter that may occur once was sent more than once (RFC 6749 section 3.1). */
export class RepeatedParameter extends Error {
  readonly parameter: string;

  constructor(parameter: string) {
    super(`Parameter ${parameter} must not be repeated.`);
    this.name = 'RepeatedParameter';
    this.parameter = parameter;
  }
}

/** Parameters of a query string or a form. An empty value counts as absent (RFC 6749 section 3.1). */
export class Parameters {
  readonly #values: ReadonlyMap<string, readonly string[]>;

  private constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values;
  }

  /** Reads what Fastify made of a query string or a form; anything else counts as no parameters at all. */
  static of(source: unknown): Parameters {
    const parsed = sourceSchema.safeParse(source);
    const entries = Object.entries(parsed.success ? parsed.data : {});
    return new Parameters(new Map(entries.map(([name, value]) => [name, [value].flat()])));
  }

  /** @throws RepeatedParameter when it was sent more than once */
  get(name: string): string | undefined {
    const values = this.all(name);
    if (values.length > 1) {
      throw new RepeatedParameter(name);
    }
    return values[0];
  }

  /** Like `get`, for a parameter whose repetition does no harm: the first one counts. */
  first(name: string): string | undefined {
    return this.all(name)[0];
  }

  all(name: string): readonly string[] {
    return (this.#values.get(name) ?? []).filter((value) => value !== '');
  }
}
