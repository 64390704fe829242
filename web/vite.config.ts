import { defineConfig } from 'vitest/config';
import { thirdParty } from './scripts/third-party.ts';

/** Where `npm run dev` finds the HTTP API; the built files are served by the API's own server. */
const api = process.env.ANTOAN_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  build: {
    target: 'es2022',
    // Fonts and images stay files: the content security policy allows no data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    // MapLibre and Swagger UI are large by nature and load only when they are shown.
    chunkSizeWarningLimit: 1800,
    rolldownOptions: { input: { index: 'index.html', docs: 'docs.html', import: 'import.html' } },
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1', proxy: { '/api': api } },
  plugins: [thirdParty()],
  test: { environment: 'happy-dom', include: ['test/**/*.test.ts?(x)'] },
});
