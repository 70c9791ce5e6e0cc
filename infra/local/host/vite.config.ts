/** Builds the pages for people into `.build/host`, which the local tenant serves on its own port. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('page'),
  base: '/',
  build: {
    outDir: here('../../../.build/host'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: 'es2023',
    rollupOptions: { input: [here('page/index.html'), here('page/host.html')] },
  },
});
