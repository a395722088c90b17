import { type Rect, type Rule, unionOf } from '../pdf/page-content.ts';

/** Lines that cross, and the rectangle they span. */
export interface RuleGroup {
  readonly across: readonly Rule[];
  readonly down: readonly Rule[];
  readonly box: Rect;
}

/** A cell between lines, in steps of the lattice. */
export interface LatticeCell {
  readonly row: number;
  readonly col: number;
  readonly rowspan: number;
  readonly colspan: number;
}

export interface Lattice {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly LatticeCell[];
  readonly isClosedAbove: boolean;
  readonly isClosedBelow: boolean;
}

const REACH = 3;
/** A line down that ends so far from all lines across ends for a reason of its own. */
const LOOSE = 5;
/** An edge is there when lines cover this share of it. */
const COVERED = 0.55;

/** Groups lines that cross or meet, top to bottom. Lines that meet no line of the other direction, nor stand within a group, are in none. */
export function groupRules(across: readonly Rule[], down: readonly Rule[]): RuleGroup[] {
  const parent = Array.from({ length: across.length + down.length }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[i] = root;
    return root;
  };
  const meets = new Set<number>();
  across.forEach((a, i) => {
    down.forEach((d, k) => {
      if (d.at < a.from - REACH || d.at > a.to + REACH || a.at < d.from - REACH || a.at > d.to + REACH)
        return;
      meets.add(i).add(across.length + k);
      parent[find(i)] = find(across.length + k);
    });
  });
  const groups = new Map<number, { across: Rule[]; down: Rule[] }>();
  for (const i of meets) {
    const root = find(i);
    const group = groups.get(root) ?? { across: [], down: [] };
    groups.set(root, group);
    const a = across[i];
    const d = down[i - across.length];
    if (i < across.length) {
      if (a) group.across.push(a);
    } else if (d) group.down.push(d);
  }
  const loose = down.filter((_, k) => !meets.has(across.length + k));
  return [...groups.values()]
    .map((group) => {
      const box = unionOf([
        ...group.across.map((r) => ({ x0: r.from, x1: r.to, y0: r.at, y1: r.at })),
        ...group.down.map((r) => ({ x0: r.at, x1: r.at, y0: r.from, y1: r.to })),
      ]);
      // Between the titles of bands, lines down may meet no line across.
      const within = loose.filter((r) => r.at > box.x0 && r.at < box.x1 && r.from > box.y0 && r.to < box.y1);
      return {
        across: group.across.sort((a, b) => a.at - b.at),
        down: [...group.down, ...within].sort((a, b) => a.at - b.at),
        box,
      };
    })
    .sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0);
}

/** Distinct places of lines, nearer ones as one, with the group's own ends where no line stands there. */
function edgesOf(places: readonly number[], from: number, to: number): number[] {
  const edges: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || place - last > REACH) edges.push(place);
  }
  const [first] = edges;
  if (first === undefined || first - from > 5) edges.unshift(from);
  const last = edges.at(-1);
  if (last === undefined || to - last > 5) edges.push(to);
  return edges;
}

function coverage(rules: readonly Rule[], at: number, from: number, to: number): number {
  let covered = 0;
  for (const rule of rules)
    if (Math.abs(rule.at - at) <= REACH)
      covered += Math.max(0, Math.min(rule.to, to) - Math.max(rule.from, from));
  return to > from ? covered / (to - from) : 0;
}

/** Where lines down begin or end away from all lines across: rows part there, as below a name over several columns. */
function looseEnds({ across, down, box }: RuleGroup): number[] {
  const isLoose = (y: number): boolean =>
    y > box.y0 + LOOSE && y < box.y1 - LOOSE && !across.some((a) => Math.abs(a.at - y) < LOOSE);
  return down.flatMap((rule) => [rule.from, rule.to]).filter(isLoose);
}

/**
 * The cells between a group's lines; where an edge is missing, neighbours are one spanning cell. No line need be drawn
 * between rows where a line down beside the cell begins or ends.
 */
export function latticeOf(group: RuleGroup): Lattice {
  const { across, down, box } = group;
  const xs = edgesOf(
    down.map((r) => r.at),
    box.x0,
    box.x1,
  );
  const ys = edgesOf([...across.map((r) => r.at), ...looseEnds(group)], box.y0, box.y1);
  const cols = xs.length - 1;
  const rows = ys.length - 1;
  const parent = Array.from({ length: rows * cols }, (_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] ?? root;
    return root;
  };
  const x = (i: number): number => xs[i] ?? 0;
  const y = (i: number): number => ys[i] ?? 0;
  const isParted = (r: number, c: number): boolean => coverage(down, x(c), y(r) + 1, y(r + 1) - 1) >= COVERED;
  const isDrawn = (r: number): boolean => across.some((a) => Math.abs(a.at - y(r)) < LOOSE);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      if (c + 1 < cols && !isParted(r, c + 1)) parent[find(r * cols + c + 1)] = find(r * cols + c);
      if (r + 1 === rows || coverage(across, y(r + 1), x(c) + 1, x(c + 1) - 1) >= COVERED) continue;
      const changes = [c, c + 1].some((k) => isParted(r, k) !== isParted(r + 1, k));
      if (isDrawn(r + 1) || !changes) parent[find((r + 1) * cols + c)] = find(r * cols + c);
    }
  return {
    xs,
    ys,
    cells: rectangles(rows, cols, (r, c) => find(r * cols + c)),
    isClosedAbove: coverage(across, y(0), x(0), x(cols)) > COVERED,
    isClosedBelow: coverage(across, y(rows), x(0), x(cols)) > COVERED,
  };
}

/** Grows each set of joined squares to a rectangle; sets that then overlap become one. */
function rectangles(rows: number, cols: number, setOf: (r: number, c: number) => number): LatticeCell[] {
  const boxes = new Map<number, { r0: number; c0: number; r1: number; c1: number }>();
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < cols; c++) {
      const box = boxes.get(setOf(r, c));
      if (!box) boxes.set(setOf(r, c), { r0: r, c0: c, r1: r, c1: c });
      else {
        box.r0 = Math.min(box.r0, r);
        box.c0 = Math.min(box.c0, c);
        box.r1 = Math.max(box.r1, r);
        box.c1 = Math.max(box.c1, c);
      }
    }
  const list = [...boxes.values()];
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (let i = 0; i < list.length && !isChanged; i++)
      for (let k = i + 1; k < list.length && !isChanged; k++) {
        const [a, b] = [list[i], list[k]];
        if (!a || !b || a.r0 > b.r1 || b.r0 > a.r1 || a.c0 > b.c1 || b.c0 > a.c1) continue;
        list[i] = {
          r0: Math.min(a.r0, b.r0),
          c0: Math.min(a.c0, b.c0),
          r1: Math.max(a.r1, b.r1),
          c1: Math.max(a.c1, b.c1),
        };
        list.splice(k, 1);
        isChanged = true;
      }
  }
  return list
    .map((b) => ({ row: b.r0, col: b.c0, rowspan: b.r1 - b.r0 + 1, colspan: b.c1 - b.c0 + 1 }))
    .sort((a, b) => a.row - b.row || a.col - b.col);
}
