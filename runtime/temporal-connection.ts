import { Client, Connection, isGrpcServiceError } from '@temporalio/client';
import { AppError } from '../schemas/errors.ts';
import { temporalCalls } from './temporal-calls.ts';

export interface TemporalAddress {
  readonly address: string;
  readonly namespace: string;
  readonly taskQueue: string;
}

const CONNECT_TIMEOUT_MS = 10_000;
/** gRPC's code. */
const NOT_FOUND = 5;

/** Where workflows' arguments and results are turned into payloads, under a guard. */
export const PAYLOAD_CONVERTER_PATH = new URL('../workflows/payload-converter.ts', import.meta.url).pathname;

/** A client of the server. @throws ORCHESTRATOR_UNAVAILABLE, CONFIG_INVALID for a namespace that is not there */
export async function connectTemporal({
  address,
  namespace,
}: Pick<TemporalAddress, 'address' | 'namespace'>): Promise<{ client: Client; close(): Promise<void> }> {
  const { connection, ...connected } = await connect(address, namespace);
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return connected;
  } catch (error) {
    await connection.close();
    if (!isGrpcServiceError(error) || error.code !== NOT_FOUND) throw unavailable(address, error);
    const message = `TEMPORAL_NAMESPACE: the server at ${address} has no namespace ${namespace}`;
    throw new AppError('CONFIG_INVALID', message, { variable: 'TEMPORAL_NAMESPACE' }, { cause: error });
  }
}

async function connect(address: string, namespace: string) {
  try {
    const connection = await Connection.connect({
      address,
      connectTimeout: CONNECT_TIMEOUT_MS,
      interceptors: temporalCalls(),
    });
    const client = new Client({
      connection,
      namespace,
      dataConverter: { payloadConverterPath: PAYLOAD_CONVERTER_PATH },
    });
    return { connection, client, close: () => connection.close() };
  } catch (error) {
    throw unavailable(address, error);
  }
}

export function unavailable(address: string, error: unknown): AppError {
  const why = error instanceof Error ? error.message : String(error);
  return new AppError(
    'ORCHESTRATOR_UNAVAILABLE',
    `no Temporal server answers at TEMPORAL_ADDRESS ${address}: ${why}`,
    { address },
    { cause: error },
  );
}

/** Names under which a run's progress can be searched for, with the server's number for whole numbers. */
const SEARCH_ATTRIBUTES = { PrismatlasDone: 3, PrismatlasTotal: 3 } as const; // 3: INDEXED_VALUE_TYPE_INT

/** Makes the search attributes known to the server; those that are known already stay. */
export async function ensureSearchAttributes(client: Client, namespace: string): Promise<void> {
  const { operatorService } = client.connection as Connection; // the client was made with one, above
  const known = await operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(
    ([name]) => !(name in (known.customAttributes ?? {})),
  );
  if (missing.length === 0) return;
  try {
    await operatorService.addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) });
  } catch (error) {
    // Another worker was quicker.
    if (!(error instanceof Error && /already exist/i.test(error.message))) throw error;
  }
}
