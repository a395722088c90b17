import { useStatus } from '../api/queries.ts';
import { IS_ARCHIVE } from '../api/server.ts';
import { formatDate } from '../language/format.ts';
import { useLanguage } from '../language/i18n.ts';
import { Link } from '../routing/link.tsx';
import { usePlace } from '../routing/location.ts';

export function Footer() {
  const { language, t } = useLanguage();
  const status = useStatus().data;
  // Another place is another address to print.
  usePlace();
  return (
    <>
      {/* What a sheet of paper cannot know otherwise: the address, the state of the index, the day. */}
      <p className="print-only">
        {location.href} · {status ? t('footer.index', { version: status.indexVersion }) : null}{' '}
        {formatDate(new Date().toISOString(), language)}
      </p>
      <footer className="site-footer">
        <div className="wide">
          <p>
            {t('footer.line')}
            {status ? ` ${t('footer.index', { version: status.indexVersion })}` : null}
            {IS_ARCHIVE ? ` ${t('footer.archive')}` : null}
          </p>
          <Link href="/about">{t('nav.about')}</Link>
          <Link href="/runs">{t('nav.runs')}</Link>
          {IS_ARCHIVE ? null : <a href="/api/v1/docs">{t('footer.api')}</a>}
        </div>
      </footer>
    </>
  );
}
