import {
  type ConnectionOptions,
  defaultGrpcRetryOptions,
  makeGrpcRetryInterceptor,
} from '@temporalio/client';

type Interceptor = NonNullable<ConnectionOptions['interceptors']>[number];
type Call = ReturnType<Interceptor>;

/** gRPC's code. */
const CANCELLED = 1;

/**
 * The client's own retries, and calls that fail as any other once their connection is closed. Without it a retry that
 * comes due after the close throws out of a timer, where nobody can catch it, and ends the process.
 */
export const temporalCalls = (): Interceptor[] => [
  makeGrpcRetryInterceptor(defaultGrpcRetryOptions()),
  cancelOnceClosed,
];

const cancelOnceClosed: Interceptor = (options, nextCall) => {
  try {
    return nextCall(options) as Call;
  } catch (error) {
    return cancelledCall(error instanceof Error ? error.message : String(error));
  }
};

// The types ask for the library's own class, the library itself for its interface only.
function cancelledCall(details: string): Call {
  return {
    start(metadata: Parameters<Call['start']>[0], listener: Parameters<Call['start']>[1]) {
      listener?.onReceiveMessage?.(null);
      listener?.onReceiveStatus?.({ code: CANCELLED, details, metadata });
    },
    sendMessage() {},
    sendMessageWithContext() {},
    startRead() {},
    halfClose() {},
    cancelWithStatus() {},
    getPeer: () => '',
    getAuthContext: () => null,
  } as unknown as Call;
}
