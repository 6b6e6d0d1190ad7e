import { defineConfig } from 'vite';

/** The command line and its training thread, bundled for Node. */
export default defineConfig({
  publicDir: false,
  logLevel: 'warn',
  ssr: { noExternal: true, external: ['webgpu', 'bullmq', 'ioredis'] },
  build: {
    ssr: true,
    outDir: 'dist-cli',
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: {
        main: 'src/cli/main.ts',
        launcherThread: 'src/cli/launcherThread.ts',
        trainingThread: 'src/runtime/node/trainingThread.ts',
        oursThread: 'src/cli/bench/oursThread.ts',
        stockThread: 'src/cli/bench/stockThread.ts',
      },
      output: { chunkFileNames: '[name]-[hash].js' },
    },
  },
});
