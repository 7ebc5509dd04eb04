import type { RequestExtraInfo, RequestWillBeSent, ResponseExtraInfo, ResponseReceived } from './network-events.ts';

/** One hop with all that was said about it. */
export interface CompleteHop {
  readonly url: string;
  readonly method: string;
  readonly resource: string;
  /** Seconds since the epoch, by the browser's clock. */
  readonly sentAt: number;
  /** As the page may see them. Absent: no response. */
  readonly responseHeaders?: Readonly<Record<string, string>>;
  readonly requestExtra?: RequestExtraInfo;
  readonly responseExtra?: ResponseExtraInfo;
}

interface Answer {
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a pair of ...ExtraInfo events belongs to this hop. */
  readonly hasExtraInfo: boolean;
  readonly cached: boolean;
}

interface OpenHop {
  readonly url: string;
  readonly method: string;
  readonly resource: string;
  readonly sentAt: number;
  answer?: Answer;
}

/** All hops of one CDP request id: a chain of redirects. */
interface Chain {
  /** The document that asked. Absent: only extra information has come so far, or comes after the end. */
  loaderId?: string;
  /** Not reported yet, in order. */
  readonly hops: OpenHop[];
  /** Not used yet, in order; they may come before or after the events they belong to. */
  readonly requestExtras: RequestExtraInfo[];
  readonly responseExtras: ResponseExtraInfo[];
  servedFromCache: boolean;
  /** Set once nothing more is to be expected than extra information, or not even that. */
  end?: 'over' | 'given up';
}

/**
 * Joins CDP's two streams of network events. `requestWillBeSent` and `responseReceived` come from the page's side,
 * the `...ExtraInfo` events from the network's; they overtake each other, and all redirects share one request id.
 * Within one request id each kind keeps its order, and every answer says whether it has extra information: that is enough.
 */
export class HopTracker {
  readonly #chains = new Map<string, Chain>();
  readonly #report: (hop: CompleteHop) => void;

  constructor(report: (hop: CompleteHop) => void) {
    this.#report = report;
  }

  /** True when every request has been answered to the end, and reported. */
  get isSilent(): boolean {
    return [...this.#chains.values()].every(({ loaderId }) => loaderId === undefined);
  }

  requestWillBeSent(event: RequestWillBeSent): void {
    const { request, type, wallTime, redirectResponse, redirectHasExtraInfo } = event;
    if (!/^https?:/.test(request.url)) return;
    const chain = this.#chainOf(event.requestId);
    chain.loaderId = event.loaderId;
    const previous = chain.hops.at(-1);
    if (previous !== undefined && redirectResponse !== undefined) {
      previous.answer = answerOf(redirectResponse, redirectHasExtraInfo);
    }
    chain.hops.push({ ...request, resource: type ?? 'Other', sentAt: wallTime });
    this.#advance(event.requestId, chain);
  }

  requestExtraInfo(event: RequestExtraInfo): void {
    const chain = this.#chainOf(event.requestId);
    chain.requestExtras.push(event);
    this.#advance(event.requestId, chain);
  }

  responseExtraInfo(event: ResponseExtraInfo): void {
    const chain = this.#chainOf(event.requestId);
    chain.responseExtras.push(event);
    this.#advance(event.requestId, chain);
  }

  responseReceived({ requestId, response, hasExtraInfo, type }: ResponseReceived): void {
    const chain = this.#chains.get(requestId);
    const hop = chain?.hops.at(-1);
    if (chain === undefined || hop === undefined) return;
    hop.answer = answerOf(response, hasExtraInfo);
    // A stream of events never finishes; having begun is all there is to wait for.
    if (type === 'EventSource') chain.end = 'over';
    this.#advance(requestId, chain);
  }

  servedFromCache(requestId: string): void {
    const chain = this.#chains.get(requestId);
    if (chain !== undefined) chain.servedFromCache = true;
  }

  /** Finished or failed: nothing but extra information can come now. */
  over(requestId: string): void {
    const chain = this.#chains.get(requestId);
    if (chain === undefined) return;
    chain.end ??= 'over';
    this.#advance(requestId, chain);
  }

  /** Extra information that has not come yet will not come: what is known is reported. */
  giveUp(requestId: string): void {
    const chain = this.#chains.get(requestId);
    if (chain === undefined) return;
    chain.end = 'given up';
    this.#advance(requestId, chain);
  }

  /**
   * The requests of other documents than this one, which took their place: they may never be heard of again. Navigations are
   * not a document's (their request id is the id of their own loader) and are always heard of.
   */
  orphanedBy(loaderId: string): string[] {
    return [...this.#chains].flatMap(([requestId, chain]) =>
      chain.loaderId !== undefined && chain.loaderId !== loaderId && chain.loaderId !== requestId ? [requestId] : [],
    );
  }

  /** Whether something of this request is still to be reported. */
  knows(requestId: string): boolean {
    return this.#chains.has(requestId);
  }

  #chainOf(requestId: string): Chain {
    const known = this.#chains.get(requestId);
    if (known !== undefined) return known;
    const chain: Chain = { hops: [], requestExtras: [], responseExtras: [], servedFromCache: false };
    this.#chains.set(requestId, chain);
    return chain;
  }

  #advance(requestId: string, chain: Chain): void {
    for (let hop = chain.hops[0]; hop !== undefined && this.#isComplete(chain, hop); hop = chain.hops[0]) {
      chain.hops.shift();
      this.#complete(chain, hop);
    }
    if (chain.end !== undefined && chain.hops.length === 0) this.#chains.delete(requestId);
  }

  #isComplete({ end, hops, servedFromCache, requestExtras, responseExtras }: Chain, { answer }: OpenHop): boolean {
    if (end === 'given up') return true;
    const hasExtras = requestExtras.length > 0 && responseExtras.length > 0;
    if (answer === undefined) return end === 'over' && hasExtras;
    // What the page's own memory answers repeats the first answer, its promise of extra information too, and has none.
    if (servedFromCache && hops.length === 1) return true;
    return !answer.hasExtraInfo || hasExtras;
  }

  #complete(chain: Chain, { answer, ...hop }: OpenHop): void {
    const extras = answer === undefined || answer.hasExtraInfo;
    const requestExtra = extras ? chain.requestExtras.shift() : undefined;
    const responseExtra = extras ? chain.responseExtras.shift() : undefined;
    if ((answer?.cached || chain.servedFromCache) && responseExtra === undefined) return;
    this.#report({
      ...hop,
      ...(answer === undefined ? {} : { responseHeaders: answer.headers }),
      ...(requestExtra === undefined ? {} : { requestExtra }),
      ...(responseExtra === undefined ? {} : { responseExtra }),
    });
  }
}

function answerOf(response: ResponseReceived['response'], hasExtraInfo = false): Answer {
  const { headers, fromDiskCache = false } = response;
  return { headers, hasExtraInfo, cached: fromDiskCache };
}
