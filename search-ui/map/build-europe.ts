/**
 * Cuts Natural Earth's countries (world-atlas, 1:50m) to Europe and writes them as finished SVG paths, so that the
 * browser draws the map without a projection library: `node search-ui/map/build-europe.ts`. The projection is
 * Lambert's azimuthal equal-area one centred on 52° N, 10° E, as EPSG:3035 has it: areas can be compared honestly.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { geoArea, geoAzimuthalEqualArea, geoGraticule, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';

const WIDTH = 560;
const HEIGHT = 580;

/** ISO 3166-1 numeric to alpha-2, for what the cut shows; what is not here is drawn as land without a name. */
const ALPHA2: Readonly<Record<string, string>> = {
  '008': 'AL', '020': 'AD', '040': 'AT', '056': 'BE', '070': 'BA', '100': 'BG', '112': 'BY', '191': 'HR',
  '196': 'CY', '203': 'CZ', '208': 'DK', '233': 'EE', '246': 'FI', '250': 'FR', '276': 'DE', '300': 'GR',
  '348': 'HU', '352': 'IS', '372': 'IE', '380': 'IT', '428': 'LV', '438': 'LI', '440': 'LT', '442': 'LU',
  '470': 'MT', '492': 'MC', '498': 'MD', '499': 'ME', '528': 'NL', '578': 'NO', '616': 'PL', '620': 'PT',
  '642': 'RO', '643': 'RU', '674': 'SM', '688': 'RS', '703': 'SK', '705': 'SI', '724': 'ES', '752': 'SE',
  '756': 'CH', '792': 'TR', '804': 'UA', '807': 'MK', '826': 'GB',
}; // biome-ignore format: a table
/** Where a label stands when the middle of the shape is no good place for it: longitude, latitude. */
const LABEL_AT: Readonly<Record<string, [number, number]>> = {
  IT: [12.2, 43.1], FR: [2.4, 46.8], NO: [9.5, 61.5], SE: [15.4, 62.5], FI: [26.3, 63.2], HR: [16.3, 45.6],
  GB: [-1.6, 52.6], PT: [-8.1, 39.8], ES: [-3.8, 40], GR: [22.3, 39.4], DK: [9.3, 56.1], NL: [5.6, 52.3], RU: [40, 57],
}; // biome-ignore format: a table

const projection = geoAzimuthalEqualArea()
  .rotate([-10, -52])
  .fitExtent(
    [
      [6, 6],
      [WIDTH - 6, HEIGHT - 6],
    ],
    {
      type: 'MultiPoint',
      coordinates: [
        [-10.8, 36.4],
        [-23, 64.5],
        [33.4, 34.8],
        [27, 71],
        [25, 34.8],
      ],
    },
  )
  .clipExtent([
    [0, 0],
    [WIDTH, HEIGHT],
  ]);
const path = geoPath(projection).digits(1);

interface CountryTopology {
  type: 'Topology';
  objects: { countries: { type: 'GeometryCollection'; geometries: never[] } };
  arcs: [number, number][][];
  transform: { scale: [number, number]; translate: [number, number] };
}
// world-atlas ships its data without types; its shape is documented in its README.
const topology = JSON.parse(
  readFileSync(new URL('../../node_modules/world-atlas/countries-50m.json', import.meta.url), 'utf8'),
) as CountryTopology;

thinArcs(topology);

const countries: { code: string | null; d: string; x: number; y: number; area: number }[] = [];
let land = '';
for (const shape of feature(topology, topology.objects.countries).features) {
  const d = shorten(path(shape) ?? '');
  if (!d || geoArea(shape) > 2 * Math.PI) continue;
  const code = ALPHA2[String(shape.id)] ?? null;
  if (!code) {
    land += d;
    continue;
  }
  const at = LABEL_AT[code] ? projection(LABEL_AT[code]) : path.centroid(shape);
  countries.push({
    code,
    d,
    x: Math.round(2 * (at?.[0] ?? 0)),
    y: Math.round(2 * (at?.[1] ?? 0)),
    area: Math.round(4 * path.area(shape)),
  });
}
countries.sort((a, b) => (a.code ?? '').localeCompare(b.code ?? ''));
const graticule = shorten(path(geoGraticule().step([10, 10])()) ?? '').replaceAll('z', '');
writeFileSync(
  new URL('europe.json', import.meta.url),
  `${JSON.stringify({ width: 2 * WIDTH, height: 2 * HEIGHT, graticule, land, countries })}\n`,
);

/**
 * Thins the arcs to points at least 1.1 px apart. Neighbours share their arcs, so no border tears.
 * Arcs are quantised and delta-encoded (TopoJSON specification, 2.1.4).
 */
function thinArcs({ arcs, transform: { scale, translate } }: CountryTopology): void {
  for (const [index, arc] of arcs.entries()) {
    const kept: [number, number][] = [];
    let [x, y, keptX, keptY] = [0, 0, 0, 0];
    let last: [number, number] | null = null;
    for (const [at, [dx, dy]] of arc.entries()) {
      x += dx;
      y += dy;
      const point: [number, number] | null = projection([
        x * scale[0] + translate[0],
        y * scale[1] + translate[1],
      ]);
      const isEnd = at === 0 || at === arc.length - 1;
      if (!isEnd && point && last && Math.hypot(point[0] - last[0], point[1] - last[1]) < 1.1) continue;
      kept.push([x - keptX, y - keptY]);
      [keptX, keptY] = [x, y];
      last = point;
    }
    arcs[index] = kept;
  }
}

/** A path in whole half-pixels, relative from the second point on; rings too small to be seen are dropped. */
function shorten(d: string): string {
  return d
    .split('M')
    .filter(Boolean)
    .map((ring) => {
      const points = ring
        .replace('Z', '')
        .split('L')
        .map((pair) => pair.split(',').map((part) => Math.round(Number(part) * 2)));
      const xs = points.map((point) => point[0] ?? 0);
      const ys = points.map((point) => point[1] ?? 0);
      if (Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) < 4) return '';
      const steps = points
        .slice(1)
        .map((_, at) => [(xs[at + 1] ?? 0) - (xs[at] ?? 0), (ys[at + 1] ?? 0) - (ys[at] ?? 0)]);
      return `M${xs[0]} ${ys[0]}l${steps
        .filter(([dx, dy]) => dx !== 0 || dy !== 0)
        .map(([dx, dy]) => `${dx}${(dy ?? 0) < 0 ? '' : ' '}${dy}`)
        .join(' ')}z`;
    })
    .join('');
}
