import type { Shop } from './shop-card';

export interface Area {
  area: string | null;
  shops: Shop[];
}

/** Shops by the area they stand in, in the areas' order; without an area last. Employers are no shops. */
export function shopsByArea(entries: readonly Shop[]): Area[] {
  const areas = new Map<string | null, Shop[]>();
  for (const entry of entries) {
    if (entry.kind === 'shop') areas.set(entry.area, [...(areas.get(entry.area) ?? []), entry]);
  }
  return [...areas]
    .map(([area, shops]) => ({ area, shops }))
    .sort(
      (a, b) => Number(a.area === null) - Number(b.area === null) || (a.area ?? '').localeCompare(b.area ?? '', 'ja'),
    );
}
