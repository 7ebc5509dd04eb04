export interface ErrorDetail {
  /** `[reason]field` (contract section 0). */
  readonly code: string;
  readonly message: string;
}

/** FusionAuth's JSON for a refused API request (contract section 0). */
export interface ErrorsBody {
  readonly fieldErrors?: Readonly<Record<string, readonly ErrorDetail[]>>;
  readonly generalErrors?: readonly ErrorDetail[];
}

/** An API request refused with FusionAuth's Errors JSON. */
export class ApiErrors extends Error {
  readonly status: number;
  readonly body: ErrorsBody;

  constructor(body: ErrorsBody, status = 400) {
    super('The request was refused.');
    this.name = 'ApiErrors';
    this.status = status;
    this.body = body;
  }
}

/** A request refused with a status alone: FusionAuth's 401, 404, 405, 410 and 423 have no body (contract section 0). */
export class EmptyAnswer extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`Answered ${status} without a body.`);
    this.name = 'EmptyAnswer';
    this.status = status;
  }
}

/** A refusal about one field, e.g. `fieldError('duplicate', 'user.email', …)` for `[duplicate]user.email`. */
export function fieldError(reason: string, field: string, message: string): ApiErrors {
  return new ApiErrors({ fieldErrors: { [field]: [{ code: `[${reason}]${field}`, message }] } });
}

/** A refusal about the request as a whole. */
export function generalError(reason: string, message: string, status = 400): ApiErrors {
  return new ApiErrors({ generalErrors: [{ code: `[${reason}]`, message }] }, status);
}
