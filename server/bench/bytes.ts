import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startBenchDatabase } from './bench-database.ts';
import { startBenchProcesses } from './bench-process.ts';
import { measurePeers, type PeerBytes } from './peer-bytes.ts';

/**
 * npm run bench -- bytes
 *
 * How much travels before a customer sees the first question: from the network log of a real browser, packed, beside what
 * peers' packages make a page load. The hosted page is asked of the product as it runs, several times. The browser is a
 * program of its own, because it belongs to the tests of the whole and not to the server.
 */
const measuringProgram = fileURLToPath(new URL('../../e2e/measure-bytes.ts', import.meta.url));
/** Loader; loader and survey of the usual kinds; loader and survey of any kinds. */
const widgetGoals = { widget_loader_bytes: 2_000, widget_usual_bytes: 6_000, widget_any_bytes: 14_000 } as const;
const goals = { page_bytes: 5_000, page_requests: 1, opening_largest_bytes: 5_000, ...widgetGoals } as const;

type Largest = Readonly<{ name: string; bytes: number }>;

type Measured = Readonly<{
  opened: readonly Readonly<{ bodyBytes: number; headerBytes: number; requests: number; paintMs: number }>[];
  kinds: Readonly<{ opening: Largest; any: Largest; script: Largest }>;
  widget: Readonly<{
    loader: number;
    painted: number;
    requests: number;
    usual: Largest;
    any: Largest;
    sending: number;
  }>;
}>;

const database = await startBenchDatabase();
const processes = startBenchProcesses();
try {
  const port = await processes.serve({
    kind: 'product',
    urls: database.urls,
    ownerUrl: database.ownerUrl,
    singleConnections: 1,
  });
  const measured = await measure(`http://127.0.0.1:${port}/s/${database.publicToken}`);
  tell(measured, await measurePeers());
} finally {
  processes.stop();
  await database.stop();
}

async function measure(pageUrl: string): Promise<Measured> {
  const { stdout } = await promisify(execFile)(process.execPath, [measuringProgram, pageUrl]);
  return JSON.parse(stdout);
}

function tell({ opened, kinds, widget }: Measured, peers: readonly PeerBytes[]): void {
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
    widget_loader_bytes: widget.loader,
    widget_painted_bytes: widget.painted,
    widget_usual_bytes: widget.usual.bytes,
    widget_any_bytes: widget.any.bytes,
    widget_sending_bytes: widget.sending,
    ...Object.fromEntries(peers.map(({ name, bytes }) => [`peer_${name}_bytes`, bytes])),
    ...Object.fromEntries(peers.map(({ name, bytes }) => [`peer_${name}_times_ours`, Math.round(bytes / page)])),
  };
  const met = {
    page_bytes: figures.page_bytes <= goals.page_bytes,
    page_requests: figures.page_requests <= goals.page_requests,
    opening_largest_bytes: figures.opening_largest_bytes <= goals.opening_largest_bytes,
    widget_loader_bytes: figures.widget_loader_bytes <= goals.widget_loader_bytes,
    widget_usual_bytes: figures.widget_usual_bytes <= goals.widget_usual_bytes,
    widget_any_bytes: figures.widget_any_bytes <= goals.widget_any_bytes,
  };
  const about = {
    largest: { opening: kinds.opening.name, kind: kinds.any.name, script: kinds.script.name, widget: widget.any.name },
    peers: Object.fromEntries(peers.map(({ name, source }) => [name, source])),
  };
  const noise = { page_bytes: [Math.min(...bodies), page] };
  process.stdout.write(`${JSON.stringify({ bench: 'bytes', figures, goals, met, noise, about })}\n`);
}
