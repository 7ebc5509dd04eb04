/** How an authorization response travels (contract section 1.1). */
export type ResponseMode = 'query' | 'fragment' | 'form_post';

const RESPONSE_TYPES = ['code', 'id_token', 'token', 'token id_token'] as const;

export type ResponseType = (typeof RESPONSE_TYPES)[number];

/** The response type with its words in FusionAuth's order, or undefined for any other. */
export function readResponseType(text: string): ResponseType | undefined {
  const canonical = text.split(' ').sort().reverse().join(' ');
  return RESPONSE_TYPES.find((type) => type === canonical);
}

/** `query` for codes, `fragment` for everything that contains a token (contract section 1.1). */
export function defaultResponseMode(responseType: ResponseType | undefined): ResponseMode {
  return responseType === undefined || responseType === 'code' ? 'query' : 'fragment';
}

/** The response mode asked for, or undefined when it does not exist or would put tokens into a query. */
export function readResponseMode(text: string | undefined, responseType: ResponseType): ResponseMode | undefined {
  switch (text) {
    case undefined:
      return defaultResponseMode(responseType);
    case 'query':
      return responseType === 'code' ? 'query' : undefined;
    case 'fragment':
    case 'form_post':
      return text;
    default:
      return undefined;
  }
}
