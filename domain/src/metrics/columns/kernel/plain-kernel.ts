import type { Kernel } from './kernel-loops.ts';

/** The loops as one would write them: what the other kernel is held against, and what counts where there is no WebAssembly. */
export const plainKernel: Kernel = {
  match: (count, conditions, within) => {
    const mask = within?.slice() ?? new Uint8Array(count).fill(0xff);
    for (const { codes, table } of conditions) {
      for (let row = 0; row < count; row += 1) mask[row] = (mask[row] ?? 0) & (table[codes[row] ?? 0] ?? 0);
    }
    return mask;
  },
  narrowByKeys: (mask, parts, table) => {
    for (let row = 0; row < mask.length; row += 1) {
      let key = 0;
      for (const { codes, shift } of parts) key += (codes[row] ?? 0) << shift;
      mask[row] = (mask[row] ?? 0) & (table[key] ?? 0);
    }
  },
  countKeys: (mask, parts, size) => {
    const counts = new Uint32Array(size);
    for (let row = 0; row < mask.length; row += 1) {
      let key = 0;
      for (const { codes, shift } of parts) key += (codes[row] ?? 0) << shift;
      counts[key] = (counts[key] ?? 0) + ((mask[row] ?? 0) & 1);
    }
    return counts;
  },
  count: (steps, mask, levels) => {
    const counts = new Uint32Array(256);
    for (let row = 0; row < steps.length; row += 1) {
      const step = (steps[row] ?? 0) & (mask === undefined ? 0xff : (mask[row] ?? 0));
      counts[step] = (counts[step] ?? 0) + 1;
    }
    return counts.subarray(1, levels + 1);
  },
  group: (steps, mask, { codes, size, shift }) => {
    const counts = new Uint32Array(size << shift);
    for (let row = 0; row < steps.length; row += 1) {
      const step = (steps[row] ?? 0) & (mask === undefined ? 0xff : (mask[row] ?? 0));
      const place = ((codes[row] ?? 0) << shift) + step;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  },
};
