import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { freePort } from './e2e/freePort.ts';
import type { BrowserOption } from './e2e/otherBrowsers/test.ts';

const MINUTE = 60_000;

/** Chosen once: the processes that run the tests read this file again. Two checkouts can be tested side by side. */
process.env.E2E_PORT ??= String(await freePort());
const PORT = Number(process.env.E2E_PORT);

const DEBIAN = '/usr/bin/chromium';
const installed = process.env.CHROMIUM_PATH ?? (existsSync(DEBIAN) ? DEBIAN : undefined);
/** Without one on the machine: Playwright's own Chromium, whole, since its headless shell has no WebGPU. */
const browser = installed ? { executablePath: installed } : { channel: 'chromium' };

/**
 * Chromium makes the menus of its address bar as pages, anew in every window: 1.6 s of a processor for each. Of such lists
 * the last one counts, so that Playwright's own is repeated.
 */
const WITHOUT = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  // A process in advance for every window, where no test opens another page.
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
];

/** Nothing but the page may use the network, and a container needs no sandbox of its own. */
const QUIET = [
  `--disable-features=${WITHOUT.join(',')}`,
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
/** Browsers that Playwright does not drive. Its own page there is Chromium's, to compare with. */
const otherBrowsers = /otherBrowsers\/.*\.spec\.ts/;

export default defineConfig<BrowserOption>({
  testDir: 'e2e',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  // A page waits and draws much of the time, and trains on every core in between.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 3 * MINUTE,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://localhost:${PORT}/`,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    // A test meets the server that it asks for, and no copy: those that want one allow it (e2e/installed.spec.ts).
    serviceWorkers: 'block',
    trace: 'off',
    // Those of failures are taken by the tests' own watch.
    screenshot: 'off',
  },
  projects: [
    {
      name: 'wasm',
      testIgnore: [webgpuFiles, otherBrowsers],
      use: { launchOptions: { ...browser, args: QUIET } },
    },
    {
      name: 'webgpu',
      testMatch: webgpuFiles,
      use: { launchOptions: { ...browser, args: [...QUIET, ...SWIFTSHADER] } },
    },
    {
      name: 'firefox',
      testMatch: otherBrowsers,
      timeout: 6 * MINUTE,
      expect: { timeout: 30_000 },
      use: { otherBrowser: 'firefox', launchOptions: { ...browser, args: QUIET } },
    },
    {
      name: 'webkit',
      testMatch: otherBrowsers,
      timeout: 6 * MINUTE,
      expect: { timeout: 30_000 },
      use: { otherBrowser: 'webkit', launchOptions: { ...browser, args: QUIET } },
    },
  ],
  webServer: {
    // Builds the page if it is older than its sources.
    command: `node scripts/start.mjs --port ${PORT} --strictPort --host localhost`,
    url: `http://localhost:${PORT}/`,
    timeout: 5 * MINUTE,
    reuseExistingServer: false,
  },
});
