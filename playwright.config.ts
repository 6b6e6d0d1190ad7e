import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const PORT = 4319;
const MINUTE = 60_000;

const DEBIAN = '/usr/bin/chromium';
const installed = process.env.CHROMIUM_PATH ?? (existsSync(DEBIAN) ? DEBIAN : undefined);
/** Without one on the machine: Playwright's own Chromium, whole, since its headless shell has no WebGPU. */
const browser = installed ? { executablePath: installed } : { channel: 'chromium' };

/** Nothing but the page may use the network, and a container needs no sandbox of its own. */
const QUIET = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** WebGPU on the processor, for machines without a graphics card. */
const SWIFTSHADER = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

const webgpuFiles = /.*\.webgpu\.spec\.ts/;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  // Training needs every core.
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 3 * MINUTE,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'wasm',
      testIgnore: webgpuFiles,
      use: { launchOptions: { ...browser, args: QUIET } },
    },
    {
      name: 'webgpu',
      testMatch: webgpuFiles,
      use: { launchOptions: { ...browser, args: [...QUIET, ...SWIFTSHADER] } },
    },
  ],
  webServer: {
    command: `npm run -s build -- --logLevel warn && npm exec -- vite preview --port ${PORT} --strictPort --host localhost`,
    url: `http://localhost:${PORT}/`,
    timeout: 5 * MINUTE,
    reuseExistingServer: false,
  },
});
