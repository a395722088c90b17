import { ApiError } from '../api/fetch-json.ts';
import { useLanguage } from '../language/i18n.ts';
import { Link } from '../routing/link.tsx';

/** What stands in a page's place when the API refused or did not answer: what happened, and what to do. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useLanguage();
  const problem = error instanceof ApiError ? error : null;
  const isMissing = problem?.status === 404;
  const isOffline = problem?.code === 'OFFLINE';
  return (
    <div className="state" role="alert">
      <h2>{t(isOffline ? 'state.offline' : isMissing ? 'state.missing' : 'state.error')}</h2>
      <p>{isOffline ? t('state.offlineHint') : isMissing ? t('state.missingHint') : problem?.message}</p>
      {problem && !isOffline && !isMissing && problem.hint ? <p className="soft">{problem.hint}</p> : null}
      <p>
        {retry && !isMissing ? (
          <button type="button" className="button" onClick={retry}>
            {t('state.retry')}
          </button>
        ) : (
          <Link className="button" href="/search">
            {t('state.toSearch')}
          </Link>
        )}
      </p>
    </div>
  );
}

/** Lines of about the size of what is to come, so that nothing jumps. Screen readers are told nothing of it. */
export function SkeletonLines({ lines, height = 20 }: { lines: number; height?: number }) {
  return (
    <div aria-hidden="true" style={{ display: 'grid', gap: 12 }}>
      {Array.from({ length: lines }, (_, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: equal bars without identity
          key={at}
          className="skeleton"
          style={{ height, width: `${96 - ((at * 37) % 40)}%` }}
        />
      ))}
    </div>
  );
}
