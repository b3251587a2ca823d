import { defineConfig } from 'vite';
import { scriptBundle } from './script-bundle.ts';

/**
 * Builds the pages for the server: one file with everything in it, because the server runs no JSX and starts faster
 * with one file than with forty.
 */
export default defineConfig({
  plugins: [scriptBundle()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    outDir: 'dist',
    target: 'node22',
    minify: false,
    emptyOutDir: true,
    rollupOptions: {
      input: { page: 'src/page.ts', entrance: 'src/entrance.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
