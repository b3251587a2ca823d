import { defineConfig } from 'vite';

/**
 * Builds the pages for the server: one file with everything in it, because the server runs no JSX and starts faster
 * with one file than with forty.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/page.ts',
    outDir: 'dist',
    target: 'node22',
    minify: false,
    emptyOutDir: true,
    rollupOptions: { output: { entryFileNames: 'page.js' } },
  },
});
