import { useLanguage } from '../language/i18n.ts';
import { Link } from '../routing/link.tsx';
import { usePageTitle } from '../routing/page-title.ts';

export function NotFoundPage() {
  const { t } = useLanguage();
  usePageTitle(t('state.missing'));
  return (
    <div className="wide page">
      <h1>{t('state.missing')}</h1>
      <div className="state">
        <p>{t('state.missingHint')}</p>
        <Link className="button" href="/search">
          {t('state.toSearch')}
        </Link>
      </div>
    </div>
  );
}
