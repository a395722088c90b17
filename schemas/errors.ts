/**
 * The one table of errors. A code tells whether a retry can help, the HTTP status the API answers with, and
 * the hint that says what to do next. `docs/errors.md` holds the same rows; a test compares the two.
 */
interface ErrorRow {
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly retryable: boolean;
  readonly httpStatus: number;
  readonly hint: string;
}

export const ERRORS = {
  // What a caller wrote.
  USAGE: {
    retryable: false,
    httpStatus: 400,
    hint: 'See `prismatlas help` for the commands and their options.',
  },
  INVALID_INPUT: { retryable: false, httpStatus: 400, hint: 'Correct the named value and try again.' },
  UNKNOWN_COUNTRY: {
    retryable: false,
    httpStatus: 400,
    hint: 'Give a country as its two-letter ISO 3166-1 code, for example SI, BE, FI, IT or ES.',
  },
  COUNTRY_NEEDED: {
    retryable: false,
    httpStatus: 400,
    hint: 'Add `--country XX` (two letters, for example SI): a file does not say which country reports.',
  },
  UNKNOWN_SOURCE: {
    retryable: false,
    httpStatus: 404,
    hint: 'See `corpus/sources/` for the ids, or give a file, a folder or an http(s) address.',
  },
  INVALID_CURSOR: { retryable: false, httpStatus: 400, hint: 'Start again without a cursor.' },
  NOT_FOUND: { retryable: false, httpStatus: 404, hint: 'Check the address or the id.' },
  WRONG_EDIT_KEY: {
    retryable: false,
    httpStatus: 403,
    hint: 'Use the link that was told when the set was made: its key cannot be told again. A copy can be made.',
  },
  METHOD_NOT_ALLOWED: {
    retryable: false,
    httpStatus: 405,
    hint: 'Use one of the methods that the Allow header names.',
  },
  CONFLICT: {
    retryable: false,
    httpStatus: 409,
    hint: 'Look at what is there now: repeat the change on it, or name a place that holds nothing yet.',
  },
  // Files and folders.
  FILE_NOT_FOUND: {
    retryable: false,
    httpStatus: 404,
    hint: 'Check the path; relative paths start at the current folder.',
  },
  FILE_NOT_READABLE: {
    retryable: false,
    httpStatus: 403,
    hint: 'Give yourself the right to read it (for example `chmod u+r`).',
  },
  FILE_NOT_WRITABLE: {
    retryable: false,
    httpStatus: 403,
    hint: 'Name a file in a folder that is there and that you may write in.',
  },
  NOT_A_FILE: {
    retryable: false,
    httpStatus: 400,
    hint: 'Give one file here; `prismatlas ingest` also takes folders.',
  },
  NOTHING_TO_INGEST: {
    retryable: false,
    httpStatus: 400,
    hint: 'Give files that end in .pdf, .txt, .html or .htm, or a folder that holds some.',
  },
  // Documents that cannot be read. These quarantine the document; the others go on.
  DOCUMENT_EMPTY: {
    retryable: false,
    httpStatus: 422,
    hint: 'The file has nothing in it to read: save or download it again.',
  },
  DOCUMENT_TOO_LARGE: {
    retryable: false,
    httpStatus: 413,
    hint: 'Split the report, or raise PRISMATLAS_MAX_DOCUMENT_MB.',
  },
  MEDIA_TYPE_UNSUPPORTED: {
    retryable: false,
    httpStatus: 415,
    hint: 'Prismatlas reads PDF, HTML and plain text. Export the file to one of these.',
  },
  PDF_INVALID: {
    retryable: false,
    httpStatus: 422,
    hint: 'The file is damaged or cut short: open it in a PDF viewer and save it anew.',
  },
  PDF_ENCRYPTED: { retryable: false, httpStatus: 422, hint: 'Save a copy without a password and give that.' },
  TEXT_UNDECODABLE: { retryable: false, httpStatus: 422, hint: 'Save the file as UTF-8.' },
  DOCUMENT_RESOURCE_LIMIT: {
    retryable: false,
    httpStatus: 422,
    hint: 'Reading it took more memory or time than a document may take: print it to a new PDF, or raise PRISMATLAS_EXTRACT_TIMEOUT_S or PRISMATLAS_EXTRACT_MEMORY_MB.',
  },
  EXTRACTION_FAILED: {
    retryable: false,
    httpStatus: 422,
    hint: "This is a defect in Prismatlas: report it with the document's hash.",
  },
  // Fetching.
  ADDRESS_REFUSED: {
    retryable: false,
    httpStatus: 400,
    hint: 'Only public http and https addresses on ports 80 and 443 are fetched.',
  },
  ROBOTS_DENIED: {
    retryable: false,
    httpStatus: 403,
    hint: "The site's robots.txt forbids it: ask its owner, or save the page and give the file.",
  },
  SOURCE_UNREACHABLE: {
    retryable: true,
    httpStatus: 502,
    hint: 'Check the address and the network; it is tried again by itself.',
  },
  SOURCE_REFUSED: {
    retryable: false,
    httpStatus: 502,
    hint: 'The site answered that this address is not to be had: check it in a browser.',
  },
  // The parts underneath.
  BLOB_MISSING: {
    retryable: false,
    httpStatus: 500,
    hint: 'Run `prismatlas ingest` again, which mends what its source still has; else restore from a backup that is whole.',
  },
  STORE_BUSY: {
    retryable: true,
    httpStatus: 503,
    hint: 'Another process is writing: it is tried again by itself.',
  },
  STORE_UNAVAILABLE: {
    retryable: true,
    httpStatus: 503,
    hint: 'Check DATABASE_URL, or the rights on the data folder; `prismatlas doctor` tells more.',
  },
  STORE_TOO_NEW: {
    retryable: false,
    httpStatus: 500,
    hint: 'A newer Prismatlas wrote this data folder: update this one.',
  },
  DISK_FULL: {
    retryable: true,
    httpStatus: 507,
    hint: 'Free some space and run the same command again: it resumes.',
  },
  SEARCH_UNAVAILABLE: {
    retryable: true,
    httpStatus: 503,
    hint: 'Check ELASTICSEARCH_URL and that the server runs; `prismatlas doctor` tells more.',
  },
  SEARCH_REJECTED: {
    retryable: false,
    httpStatus: 500,
    hint: 'The index refused a record: run `prismatlas reindex`, then `prismatlas doctor`.',
  },
  ORCHESTRATOR_UNAVAILABLE: {
    retryable: true,
    httpStatus: 503,
    hint: 'Check TEMPORAL_ADDRESS and that the server runs; `prismatlas doctor` tells more.',
  },
  NO_ANSWER_IN_TIME: {
    retryable: true,
    httpStatus: 503,
    hint: 'A server underneath is slow or cannot be reached: try again; `prismatlas doctor` tells more.',
  },
  PAYLOAD_TOO_LARGE: {
    retryable: false,
    httpStatus: 500,
    hint: 'This is a defect in Prismatlas: pass a blob key instead of the bytes.',
  },
  CONFIG_INVALID: {
    retryable: false,
    httpStatus: 500,
    hint: 'Correct the named variable; `.env.example` lists all of them.',
  },
  PORT_IN_USE: {
    retryable: false,
    httpStatus: 500,
    hint: 'End the other server, or choose another port with `--port` or PRISMATLAS_PORT.',
  },
  RATE_LIMITED: { retryable: true, httpStatus: 429, hint: 'Wait as long as Retry-After says.' },
  CANCELLED: { retryable: false, httpStatus: 499, hint: 'Run the same command again: it resumes.' },
  INTERNAL: {
    retryable: false,
    httpStatus: 500,
    hint: 'This is a defect in Prismatlas: report it with what you did.',
  },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;
export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** The only error class. `message` says what happened, with the values; the table's hint says what to do next. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(message, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }

  get hint(): string {
    return ERRORS[this.code].hint;
  }

  get isRetryable(): boolean {
    return ERRORS[this.code].retryable;
  }
}

export const isErrorCode = (value: unknown): value is ErrorCode =>
  typeof value === 'string' && Object.hasOwn(ERRORS, value);

/** Anything thrown, as an AppError: ours unchanged, everything else INTERNAL with its cause kept. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError('INTERNAL', message, {}, { cause: thrown });
}
