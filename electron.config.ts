import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** Files that the application reads from its own folder, by the names that it looks for beside itself. */
const beside = {
  'kickstart.json': 'main/fusionauth/kickstart/kickstart.json',
  'icon.png': 'main/electron/icons/512x512.png',
};

const copyBeside: Plugin = {
  name: 'loginscope-copy-beside',
  generateBundle() {
    for (const [fileName, from] of Object.entries(beside)) {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(join(import.meta.dirname, from)) });
    }
  },
};

const main: UserConfig['main'] = {
  plugins: [copyBeside],
  build: {
    outDir: 'out/main',
    // Everything that is used goes into the bundle, so that a package needs no node_modules.
    externalizeDeps: false,
    license: { fileName: 'licences.md' },
    // shells/cdp/probe-source.ts hands a function over as text: nothing may rename or help it.
    minify: false,
    rolldownOptions: {
      input: { electron: 'main/electron.ts' },
      // Drives Docker, which a package does not offer; from a checkout it is found in node_modules.
      external: ['testcontainers'],
      // All in one folder, which is what `import.meta.dirname` then is for every module.
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
};

const renderer: UserConfig['renderer'] = {
  root: 'renderer',
  plugins: [react()],
  build: {
    outDir: 'out/renderer',
    // The strict Content-Security-Policy of the lab and the sites forbids inline scripts and data: modules.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    minify: true,
    license: { fileName: 'licences.md' },
    rollupOptions: { input: { dashboard: 'renderer/dashboard/index.html', spa: 'renderer/spa/index.html' } },
  },
};

/**
 * Builds the pages (the dashboard and the single-page store and forum) and the desktop app, or one of both: `--mode pages`,
 * `--mode desktop`. Everywhere else main/ runs as it is, by type stripping.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'pages') return { renderer };
  return mode === 'desktop' ? { main } : { main, renderer };
});
