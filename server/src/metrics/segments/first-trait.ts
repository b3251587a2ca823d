import type { Figure } from '../figures/figure.ts';

/** The first trait by which the responses differ, those of the company's own before language and channel. */
export function firstTrait({ traits, columns }: Figure): string | undefined {
  const names = traits.map(({ name }) => name);
  const own = names.filter((name) => name !== 'language' && name !== 'channel');
  return [...own, 'channel', 'language'].find((name) => {
    const seen = new Set<number>();
    for (const { properties } of columns.segments) {
      for (const code of properties.get(name)?.codes ?? []) {
        seen.add(code);
        if (seen.size > 1) return true;
      }
    }
    return false;
  });
}
