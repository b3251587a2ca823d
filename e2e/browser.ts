import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** Where a system keeps its own browser. The one from the registry is Linux x64 only, and always there. */
const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A test browser has no business on the network but with our own server: nothing of its own goes out. */
const quietFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-features=OptimizationHints,MediaRouter,DialMediaRouteProvider',
  '--metrics-recording-only',
  '--no-first-run',
  '--no-pings',
  // The pages are drawn plainly: a graphics card imitated by the processor takes as much of it as the pages themselves.
  '--disable-gpu',
];

/**
 * Starts a headless Chromium: the system's own when there is one, else the one that npm installed. Close it when the
 * test file ends.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = systemBrowsers.find((path) => existsSync(path));
  if (own !== undefined) return chromium.launch({ executablePath: own, headless: true, args: quietFlags });
  return chromium.launch({
    executablePath: await sparticuz.executablePath(),
    headless: true,
    args: [...new Set([...sparticuz.args.filter(isWanted), ...quietFlags])],
  });
}

/**
 * The package's flags are meant for a function in the cloud; one process per page would share it with nobody here. And
 * customers' browsers keep sites apart: a test in one that does not would prove nothing of it.
 */
function isWanted(flag: string): boolean {
  return !unwanted.some((start) => flag.startsWith(start));
}

const unwanted = [
  '--single-process',
  '--no-zygote',
  '--headless',
  '--disable-web-security',
  '--allow-running-insecure-content',
  '--disable-site-isolation-trials',
  '--in-process-gpu',
  '--ignore-gpu-blocklist',
  '--use-gl',
  '--use-angle',
  '--enable-unsafe-swiftshader',
];
