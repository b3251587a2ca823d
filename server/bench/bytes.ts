import { launchBrowser } from '../../e2e/browser.ts';
import { startBenchDatabase } from './bench-database.ts';
import { startBenchProcesses } from './bench-process.ts';
import { measureKinds, measurePage, type PageBytes } from './page-bytes.ts';
import { measurePeers } from './peer-bytes.ts';

/**
 * npm run bench -- bytes
 *
 * How much travels before a customer sees the first question: from the network log of a real browser, packed, beside what
 * peers' packages make a page load. The hosted page is asked of the product as it runs, several times.
 */
const rounds = 5;
const goals = { page_bytes: 5_000, page_requests: 1, opening_largest_bytes: 5_000 } as const;

const database = await startBenchDatabase();
const processes = startBenchProcesses();
const browser = await launchBrowser();
try {
  const port = await processes.serve({
    kind: 'product',
    urls: {
      voldaan_app: database.urlOf('voldaan_app'),
      voldaan_gate: database.urlOf('voldaan_gate'),
      voldaan_work: database.urlOf('voldaan_work'),
    },
    ownerUrl: database.ownerUrl,
    singleConnections: 1,
  });
  const opened: PageBytes[] = [];
  for (let round = 0; round < rounds; round += 1) {
    opened.push(await measurePage(browser, `http://127.0.0.1:${port}/s/${database.publicToken}`));
  }
  await tell(opened);
} finally {
  await browser.close();
  processes.stop();
  await database.stop();
}

async function tell(opened: readonly PageBytes[]): Promise<void> {
  const kinds = await measureKinds();
  const peers = await measurePeers();
  const bodies = opened.map(({ bodyBytes }) => bodyBytes);
  const page = Math.max(...bodies);
  const figures = {
    page_bytes: page,
    page_header_bytes: Math.max(...opened.map(({ headerBytes }) => headerBytes)),
    page_requests: Math.max(...opened.map(({ requests }) => requests)),
    page_painted_ms: Math.min(...opened.map(({ paintMs }) => paintMs)),
    opening_largest_bytes: kinds.opening.bytes,
    kind_largest_bytes: kinds.any.bytes,
    script_largest_bytes: kinds.script.bytes,
    // The widget's loader, runner and definition are told here too, from the same browser.
    ...Object.fromEntries(peers.map(({ name, bytes }) => [`peer_${name}_bytes`, bytes])),
    ...Object.fromEntries(peers.map(({ name, bytes }) => [`peer_${name}_times_ours`, Math.round(bytes / page)])),
  };
  const met = {
    page_bytes: figures.page_bytes <= goals.page_bytes,
    page_requests: figures.page_requests <= goals.page_requests,
    opening_largest_bytes: figures.opening_largest_bytes <= goals.opening_largest_bytes,
  };
  const about = {
    largest: { opening: kinds.opening.name, kind: kinds.any.name, script: kinds.script.name },
    peers: Object.fromEntries(peers.map(({ name, source }) => [name, source])),
  };
  const noise = { page_bytes: [Math.min(...bodies), page] };
  process.stdout.write(`${JSON.stringify({ bench: 'bytes', figures, goals, met, noise, about })}\n`);
}
