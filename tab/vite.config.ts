/** Builds the tab into `.build/tab`, which the bot serves under `/tab/`. */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/tab/',
  plugins: [react()],
  build: {
    outDir: here('../.build/tab'),
    emptyOutDir: true,
    // The tab's Content-Security-Policy allows no data: scripts, and small icons are not worth inlining.
    assetsInlineLimit: 0,
    target: 'es2023',
    // Modules run in the order of their imports also across chunks: `no-eval.ts` must come before any schema.
    rolldownOptions: {
      input: { index: here('index.html'), 'consent-end': here('consent-end.html') },
      output: { strictExecutionOrder: true },
    },
  },
});
