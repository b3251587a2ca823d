import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

/**
 * Files that import each other in a ring, types included: what knows each other cannot be read, tested or moved apart.
 * Tarjan's method (1972): one walk in depth; a file from which nothing older can be reached closes its group.
 */
export function checkCycles(files: readonly SourceFile[]): readonly Violation[] {
  const targets = new Map(files.map((file) => [file.path, file.imports.flatMap(({ target }) => target ?? [])]));
  return groups(targets)
    .filter((group) => group.length > 1 || (targets.get(group[0] ?? '') ?? []).includes(group[0] ?? ''))
    .map((group) => ({ path: group[0] ?? '', line: 1, text: `imports itself in a ring: ${group.join(', ')}` }));
}

function groups(targets: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const oldest = new Map<string, number>();
  const open: string[] = [];
  const visit = (path: string): number => {
    const own = order.size;
    order.set(path, own);
    open.push(path);
    let reached = own;
    for (const target of targets.get(path) ?? []) {
      if (!targets.has(target)) continue;
      if (!order.has(target)) reached = Math.min(reached, visit(target));
      else if (open.includes(target)) reached = Math.min(reached, oldest.get(target) ?? order.get(target) ?? own);
    }
    oldest.set(path, reached);
    if (reached === own) found.push(open.splice(open.indexOf(path)).sort());
    return reached;
  };
  for (const path of targets.keys()) if (!order.has(path)) visit(path);
  return found;
}
