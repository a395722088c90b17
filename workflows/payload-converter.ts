import { ApplicationFailure, DefaultPayloadConverter, type Payload } from '@temporalio/common';

/** The server warns from here on, and refuses at 2 MB. */
export const MAX_PAYLOAD_BYTES = 256 * 1024;

/**
 * The usual converter with a guard. A payload that is too large fails the workflow or the activity at once: without the
 * guard the server would refuse the workflow's task, which is then repeated for ever.
 */
class GuardedPayloadConverter extends DefaultPayloadConverter {
  override toPayload<T>(value: T): Payload {
    const payload = super.toPayload(value);
    const sizeBytes = payload.data?.length ?? 0;
    if (sizeBytes > MAX_PAYLOAD_BYTES) {
      const message = `a payload has ${sizeBytes} bytes, and at most ${MAX_PAYLOAD_BYTES} may travel`;
      throw ApplicationFailure.nonRetryable(message, 'PAYLOAD_TOO_LARGE');
    }
    return payload;
  }
}

/** The name under which Temporal looks for it. */
export const payloadConverter = new GuardedPayloadConverter();
