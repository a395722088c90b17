/** How alike two profiles are, from 0 to 1: the cosine of their angle, so that only shares matter and not sizes. */
export function likeness(one: readonly number[], other: readonly number[]): number {
  let both = 0;
  let ones = 0;
  let others = 0;
  for (const [at, value] of one.entries()) {
    const beside = other[at] ?? 0;
    both += value * beside;
    ones += value * value;
    others += beside * beside;
  }
  return ones === 0 || others === 0 ? 0 : both / Math.sqrt(ones * others);
}

/**
 * An order in which like profiles stand side by side: the two groups that are most alike on average are joined again and
 * again, those ends together that are most alike (average linkage). Equal input gives equal order; ties go to the
 * earlier. Profiles of nothing come last.
 */
export function orderAlike(profiles: readonly (readonly number[])[]): number[] {
  const isEmpty = (at: number): boolean => !profiles[at]?.some((value) => value > 0);
  const all = [...profiles.keys()];
  const alike = profiles.map((one) => profiles.map((other) => likeness(one, other)));
  const between = (one: number, other: number): number => alike[one]?.[other] ?? 0;
  const average = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, a) => sum + other.reduce((inner, b) => inner + between(a, b), 0), 0) /
    (one.length * other.length);
  let groups = all.filter((at) => !isEmpty(at)).map((at) => [at]);
  while (groups.length > 1) {
    let best: { one: number[]; other: number[]; value: number } | null = null;
    for (const [at, one] of groups.entries())
      for (const other of groups.slice(at + 1)) {
        const value = average(one, other);
        if (!best || value > best.value) best = { one, other, value };
      }
    if (!best) break;
    const { one, other } = best;
    const joined = joinEnds(one, other, between);
    groups = groups.flatMap((group) => (group === one ? [joined] : group === other ? [] : [group]));
  }
  return [...heavierFirst(groups.flat(), profiles), ...all.filter(isEmpty)];
}

/** An order reads as well from either end: the half with more in it comes first. */
function heavierFirst(order: readonly number[], profiles: readonly (readonly number[])[]): readonly number[] {
  const weight = (places: readonly number[]): number =>
    places.reduce((sum, at) => sum + (profiles[at] ?? []).reduce((inner, value) => inner + value, 0), 0);
  const half = Math.floor(order.length / 2);
  return weight(order.slice(0, half)) < weight(order.slice(-half || order.length))
    ? order.toReversed()
    : order;
}

/** The two in a row, each turned so that the ends that meet are most alike. */
function joinEnds(
  one: readonly number[],
  other: readonly number[],
  between: (a: number, b: number) => number,
): number[] {
  const [first = 0, last = 0] = [one[0], one.at(-1)];
  const [otherFirst = 0, otherLast = 0] = [other[0], other.at(-1)];
  const ways = [
    { value: between(last, otherFirst), order: () => [...one, ...other] },
    { value: between(last, otherLast), order: () => [...one, ...other.toReversed()] },
    { value: between(first, otherFirst), order: () => [...one.toReversed(), ...other] },
    { value: between(first, otherLast), order: () => [...other, ...one] },
  ];
  const best = ways.reduce((before, way) => (way.value > before.value ? way : before));
  return best.order();
}
