import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env['VOLDAAN_DEV_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    // light-dark() and :has() stay as written; older targets would turn them into twice the CSS.
    target: ['chrome125', 'edge125', 'firefox128', 'safari17.5'],
    // The page's content policy allows no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: Object.fromEntries(['/v1', '/r', '/s'].map((path) => [path, { target: server }])) },
});
