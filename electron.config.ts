import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Builds the pages: the dashboard and the single-page store and forum. main/ runs as it is, by type stripping. */
export default defineConfig({
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: {
      outDir: 'out/renderer',
      // The strict Content-Security-Policy of the lab and the sites forbids inline scripts and data: modules.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: { input: { dashboard: 'renderer/dashboard/index.html', spa: 'renderer/spa/index.html' } },
    },
  },
});
