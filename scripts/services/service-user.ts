import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { findProgram, runProgram } from './run-program.ts';
import { type Say, ServiceError } from './say.ts';

/** Whom servers run as that refuse to run as root. */
export interface ServiceUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'prismatlas';

/** Null when this is not root: then everything runs as whoever started it. Makes the user where it is missing. */
export async function ensureServiceUser(say: Say): Promise<ServiceUser | null> {
  if (process.getuid?.() !== 0) return null;
  const known = findUser(NAME);
  if (known) return known;
  const useradd = findProgram('useradd', ['/usr/sbin', '/sbin']);
  if (!useradd) {
    throw new ServiceError(
      'PostgreSQL and Elasticsearch refuse to run as root, and there is no useradd to make a user for them: run this as another user',
    );
  }
  say(`makes the system user ${NAME}, since PostgreSQL and Elasticsearch refuse to run as root`);
  await runProgram(useradd, [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    NAME,
  ]);
  const made = findUser(NAME);
  if (!made) throw new ServiceError(`the user ${NAME} was made but is not in /etc/passwd`);
  return made;
}

function findUser(name: string): ServiceUser | null {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { name, uid: Number(uid), gid: Number(gid) } : null;
}

/** Whether a user can come to a folder: every folder above it lets others pass. What does not exist yet is made so. */
export function canReach(user: ServiceUser | null, folder: string): boolean {
  if (!user) return true;
  const stats = statSync(folder, { throwIfNoEntry: false });
  const passes = !stats || stats.uid === user.uid || (stats.mode & 0o005) === 0o005;
  return passes && (dirname(folder) === folder || canReach(user, dirname(folder)));
}
