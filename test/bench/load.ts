import { Agent, request } from 'undici';
import { z } from 'zod';
import type { Target } from './target.ts';

const answerSchema = z.record(z.string(), z.unknown());

/** Asks the way every round does: one form, over connections that are kept open. */
export class Load {
  readonly #target: Target;
  readonly #agent: Agent;
  readonly #body: string;
  readonly #concurrency: number;

  constructor(target: Target, concurrency: number) {
    this.#target = target;
    this.#concurrency = concurrency;
    this.#agent = new Agent({ connections: concurrency, pipelining: 1 });
    this.#body = new URLSearchParams(target.form).toString();
  }

  /** The tokens in one answer that are JWTs, each of which has cost a signature. */
  async signatures(): Promise<number> {
    const answer = answerSchema.parse(JSON.parse(await this.#ask()));
    return Object.values(answer).filter((value) => /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(String(value))).length;
  }

  /** Answers per second in one round. */
  async round(milliseconds: number): Promise<number> {
    const start = performance.now();
    const end = start + milliseconds;
    let answers = 0;
    const ask = async () => {
      while (performance.now() < end) {
        await this.#ask();
        answers += 1;
      }
    };
    await Promise.all(Array.from({ length: this.#concurrency }, ask));
    return (answers / (performance.now() - start)) * 1000;
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  async #ask(): Promise<string> {
    const { statusCode, body } = await request(this.#target.url, {
      method: 'POST',
      body: this.#body,
      dispatcher: this.#agent,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const text = await body.text();
    if (statusCode !== 200) {
      throw new Error(`${this.#target.url} answered ${statusCode} ${text}`);
    }
    return text;
  }
}
