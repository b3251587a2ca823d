import { readdirSync, readFileSync } from 'node:fs';

const app = new URL('../admin/src/app/', import.meta.url);
const declaration =
  /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*(?:path: '([^']+)'|id: '[^']+'),/g;

/**
 * The addresses of the staff app, read from where they are declared, so that a new one cannot be forgotten here.
 * Those that only send on to another are left out by whoever lists the screens.
 */
export function staffRoutes(): readonly string[] {
  const source = readdirSync(app)
    .map((file) => readFileSync(new URL(file, app), 'utf8'))
    .join('');
  const declared = [...source.matchAll(declaration)].map(([, name = '', parent = '', path]) => ({
    name,
    parent,
    path,
  }));
  const total = [...source.matchAll(/createRoute\(/g)].length;
  if (declared.length !== total) throw new Error(`read ${declared.length} of ${total} routes of the staff app`);
  const addressOf = (name: string): string => {
    const route = declared.find((candidate) => candidate.name === name);
    if (route === undefined) return '';
    const own = route.path === undefined ? '' : `/${route.path.replace(/^\//, '')}`;
    return `${addressOf(route.parent)}${own}`;
  };
  return declared.filter(({ path }) => path !== undefined).map(({ name }) => addressOf(name));
}
