import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env['VOLDAAN_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

/** Below this a packet holds the file anyway. */
const compressedBytesMin = 1_000;

export default defineConfig({
  base: '/',
  plugins: [react(), precompress()],
  build: {
    outDir: 'dist',
    // light-dark() and :has() stay as written; older targets would turn them into twice the CSS.
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    // The page's content policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: Object.fromEntries(['/v1', '/a', '/s', '/u'].map((path) => [path, { target: server }])) },
});

/** Writes every script, style, drawing and catalogue compressed beside itself, once, so that no request has to wait for it. */
function precompress(): Plugin {
  return {
    name: 'voldaan-precompress',
    apply: 'build',
    closeBundle() {
      const folder = join(import.meta.dirname, 'dist', 'assets');
      for (const name of readdirSync(folder).filter((file) => /\.(?:js|css|svg|json)$/.test(file))) {
        const path = join(folder, name);
        const bytes = readFileSync(path);
        if (bytes.length < compressedBytesMin) continue;
        writeFileSync(`${path}.br`, brotliCompressSync(bytes));
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
