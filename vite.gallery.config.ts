import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Every chart and control in its states, for development and tests: apart from the page, of which it is no part. */
export default defineConfig({
  base: './',
  publicDir: false,
  logLevel: 'warn',
  plugins: [react()],
  build: {
    outDir: 'dist-gallery',
    target: 'es2022',
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { input: 'gallery.html' },
  },
});
