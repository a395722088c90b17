import { useStatus } from '../api/queries.ts';
import { useLanguage } from '../language/i18n.ts';
import { Link } from '../routing/link.tsx';

export function Footer() {
  const { t } = useLanguage();
  const status = useStatus().data;
  return (
    <footer className="site-footer">
      <div className="wide">
        <p>
          {t('footer.line')}
          {status ? ` ${t('footer.index', { version: status.indexVersion })}` : null}
        </p>
        <Link href="/about">{t('nav.about')}</Link>
        <Link href="/runs">{t('nav.runs')}</Link>
        <a href="/api/v1/docs">{t('footer.api')}</a>
      </div>
    </footer>
  );
}
