import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../api/server.ts';
import type { Labels } from '../language/labels.ts';
import { rooted } from '../routing/root.ts';

interface Image {
  readonly url: string;
  readonly widthPt: number;
  readonly heightPt: number;
}

/** The image of a page and its size in points, which the API gives in headers beside the picture. */
async function loadPage(sha256: string, page: number, signal: AbortSignal): Promise<Image> {
  const width = new URLSearchParams({ width: '1600' });
  const response = await ask(`/documents/${sha256}/pages/${page}.png`, width, signal);
  const widthPt = Number(response.headers.get('x-page-width-pt'));
  const heightPt = Number(response.headers.get('x-page-height-pt'));
  if (!response.ok || !(widthPt > 0) || !(heightPt > 0))
    throw new Error(`page image answered ${response.status}`);
  return { url: URL.createObjectURL(await response.blob()), widthPt, heightPt };
}

/** How much wider than its frame a page is drawn, so that the words in a box can be read. */
const zoomFor = ([left, , right]: readonly [number, number, number, number], image: Image): number =>
  Math.max(1, Math.min(2.4, (image.widthPt * 0.62) / Math.max(1, right - left)));

/** A page with the boxes lit and the rest dimmed, scrolled to the first box. A click shows the whole page. */
export function PageImage({
  sha256,
  page,
  boxes,
  labels,
}: {
  sha256: string;
  page: number;
  boxes: readonly [number, number, number, number][];
  labels: Labels;
}) {
  const { t } = labels;
  const frame = useRef<HTMLElement>(null);
  const [isWhole, setWhole] = useState(false);
  const { data: image, error } = useQuery({
    queryKey: ['page', sha256, page],
    queryFn: ({ signal }) => loadPage(sha256, page, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  useEffect(() => {
    const element = frame.current;
    const [box] = boxes;
    if (!image || !element || !box) return;
    const scale = (element.clientWidth * (isWhole ? 1 : zoomFor(box, image))) / image.widthPt;
    const [left, top, right, bottom] = box;
    element.scrollLeft = ((left + right) / 2) * scale - element.clientWidth / 2;
    // The middle of the place, or its top where it is taller than the frame.
    const middle = ((top + bottom) / 2) * scale - element.clientHeight / 2;
    element.scrollTop = isWhole ? 0 : Math.max(0, Math.min(middle, top * scale - 40));
  }, [image, boxes, isWhole]);
  if (error) return <p className="small soft">{t('evidence.noImage')}</p>;
  if (!image) return <div className="skeleton page-frame" />;
  const { widthPt, heightPt } = image;
  return (
    <figure>
      <section
        className="page-frame"
        ref={frame}
        data-whole={isWhole || undefined}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t('evidence.page', { page })}
      >
        <div
          className="page-sheet"
          style={{
            aspectRatio: `${widthPt} / ${heightPt}`,
            width: `${(isWhole || !boxes[0] ? 1 : zoomFor(boxes[0], image)) * 100}%`,
          }}
        >
          <img src={image.url} alt={t('evidence.image', { page })} />
          <svg viewBox={`0 0 ${widthPt} ${heightPt}`} aria-hidden="true">
            <path
              className="page-veil"
              fillRule="evenodd"
              d={`M0 0H${widthPt}V${heightPt}H0Z${boxes.map(([l, tp, r, b]) => `M${l - 3} ${tp - 3}H${r + 3}V${b + 3}H${l - 3}Z`).join('')}`}
            />
            {boxes.map(([left, boxTop, right, bottom]) => (
              <rect
                key={`${left} ${boxTop}`}
                x={left - 3}
                y={boxTop - 3}
                width={right - left + 6}
                height={bottom - boxTop + 6}
              />
            ))}
          </svg>
        </div>
      </section>
      <figcaption className="page-caption">
        <button type="button" className="plain-button" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? 'evidence.nearer' : 'evidence.whole')}
        </button>
        <a href={rooted(`/api/v1/documents/${sha256}#page=${page}`)}>{t('evidence.openPage', { page })}</a>
      </figcaption>
    </figure>
  );
}
