import { pino } from 'pino';
import type { Log, LogFields } from '../schemas/log.ts';

type Level = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** JSON lines on stderr, each with level, time, event and its fields; results on stdout stay clean. */
export function openLog(level: Level): Log {
  const destination = pino.destination({ fd: 2, sync: true });
  // A reader of stderr that went away must not end the work.
  destination.on('error', () => {});
  return wrap(
    pino({ level, base: null, messageKey: 'event', timestamp: pino.stdTimeFunctions.isoTime }, destination),
  );
}

function wrap(logger: pino.Logger): Log {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void =>
      logger[level](fields, event);
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (fields) => wrap(logger.child(fields)),
  };
}
