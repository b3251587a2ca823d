import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transform } from 'lightningcss';
import { rolldown } from 'rolldown';
import type { Plugin } from 'vite';

/**
 * Lets the built page carry programs for a browser as text: `import code from './widget/loader.ts?script'` is that file
 * with all it imports, as one small script, and with `?script=module` as a module.
 */
export function scriptBundle(): Plugin {
  const query = /\?script(=module)?$/;
  return {
    name: 'script-bundle',
    enforce: 'pre',
    async load(id) {
      const [suffix, module] = query.exec(id) ?? [];
      if (suffix === undefined) return undefined;
      const code = await bundleScript(id.slice(0, -suffix.length), module !== undefined);
      return `export default ${JSON.stringify(code)};`;
    },
  };
}

/** A file with all that it imports as one small script for a browser. */
export async function bundleScript(input: string, isModule: boolean): Promise<string> {
  const built = await rolldown({
    input,
    platform: 'browser',
    plugins: [tightSheet()],
    transform: { target: 'es2022' },
  });
  const { output } = await built.generate({
    format: isModule ? 'es' : 'iife',
    minify: true,
    generatedCode: { symbols: false },
  });
  await built.close();
  // A note for this build, which means nothing where the script runs.
  return output[0].code.replace(/\/\*.*?\*\/\s*/g, '').trim();
}

/** A style sheet as text, without the white space that only people need. */
function tightSheet() {
  return {
    name: 'tight-sheet',
    resolveId: (source: string, importer: string | undefined) =>
      source.endsWith('.css?raw') ? `${fileURLToPath(new URL(source, `file://${importer}`))}?raw` : null,
    load: (id: string) => {
      if (!id.endsWith('.css?raw')) return null;
      const filename = id.slice(0, -'?raw'.length);
      const { code } = transform({ filename, code: readFileSync(filename), minify: true });
      return `export default ${JSON.stringify(new TextDecoder().decode(code))};`;
    },
  };
}
