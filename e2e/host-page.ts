import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type HostSite = Readonly<{ origin: string; close: () => Promise<void> }>;

export type HostWish = Readonly<{
  /** Attributes of the script element beside its source. */
  attributes: string;
  /** Where Voldaan is. */
  base: string;
  /** The Content-Security-Policy of the site; `NONCE` and `OURS` are filled in. */
  policy?: string;
  language?: string;
}>;

/** The strictest policy that the widget is promised to work under. */
export const strictPolicy = "default-src 'none'; script-src 'nonce-NONCE' OURS";

const nonce = 'c3RyaWN0';

/** A web shop of somebody else, with opinions of its own on how everything looks. */
export async function openHostSite(wish: HostWish): Promise<HostSite> {
  const { attributes, base, policy, language = 'nl' } = wish;
  const html = `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Winkel</title><link rel="icon" href="data:,">
<script nonce="${nonce}">window.heard=[];for(const name of ['ready','shown','answered','dismissed','refused'])
document.addEventListener('voldaan:'+name,e=>heard.push([name,e.detail]));</script></head>
<body><header><a href="#a">De Vries</a></header><main><h1>Kettingblad</h1><p>Past op de meeste fietsen.</p><div id="place"></div>
<p><button id="buy">In winkelwagen</button></p><div id="tall"></div></main>
<script async nonce="${nonce}" src="${base}/w.js" ${attributes}></script></body></html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    ...(policy === undefined
      ? {}
      : { 'content-security-policy': policy.replace('NONCE', nonce).replaceAll('OURS', base) }),
  };
  const server: Server = createServer((_, response) => response.writeHead(200, headers).end(html));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
