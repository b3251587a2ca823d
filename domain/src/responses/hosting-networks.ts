/**
 * Networks of data centres and mail gateways, as their owners publish them: nobody reads mail there, programs do, though a
 * person may come through one by a company's proxy. A sign that makes doubtful and decides nothing alone. Not complete, and
 * not kept up by the minute: who owns such wide blocks changes in years. As of November 2026; first address and prefix length.
 */
const networks = [
  // Amazon Web Services.
  '3.0.0.0/9',
  '18.128.0.0/9',
  '34.192.0.0/10',
  '44.192.0.0/10',
  '54.64.0.0/11',
  '54.144.0.0/12',
  '54.160.0.0/11',
  '54.192.0.0/10',
  // Microsoft Azure, and the gateways of Exchange Online.
  '13.64.0.0/11',
  '20.33.0.0/16',
  '20.40.0.0/13',
  '20.48.0.0/12',
  '20.64.0.0/10',
  '40.64.0.0/10',
  '40.92.0.0/15',
  '40.107.0.0/16',
  '52.100.0.0/14',
  '104.40.0.0/13',
  '104.47.0.0/17',
  '104.208.0.0/13',
  // Google Cloud.
  '34.64.0.0/10',
  '35.184.0.0/13',
  '35.192.0.0/12',
  '35.208.0.0/12',
  '35.224.0.0/12',
  '35.240.0.0/13',
  // DigitalOcean, Hetzner, OVH.
  '104.131.0.0/16',
  '138.68.0.0/16',
  '159.65.0.0/16',
  '165.227.0.0/16',
  '88.198.0.0/16',
  '95.216.0.0/15',
  '116.202.0.0/15',
  '135.181.0.0/16',
  '51.68.0.0/16',
  '51.75.0.0/16',
  '51.77.0.0/16',
  // Proofpoint, Mimecast, Barracuda.
  '67.231.144.0/20',
  '148.163.128.0/19',
  '205.139.110.0/23',
  '207.211.31.0/24',
  '195.130.217.0/24',
  '91.220.42.0/24',
  '64.235.144.0/20',
  '209.222.80.0/21',
] as const;

type Range = Readonly<{ first: number; last: number }>;

const ranges: readonly Range[] = networks.map(rangeOf);

/**
 * Whether a network, written as `203.0.113.0/24`, belongs to a data centre or a mail gateway. Of IPv6 nothing is known here.
 */
export function isHostingNetwork(prefix: string): boolean {
  const address = numberOf(prefix.split('/', 1)[0] ?? '');
  return address !== undefined && ranges.some(({ first, last }) => address >= first && address <= last);
}

function rangeOf(network: string): Range {
  const [address = '', length = '32'] = network.split('/');
  const first = numberOf(address) ?? 0;
  return { first, last: first + 2 ** (32 - Number(length)) - 1 };
}

function numberOf(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) return undefined;
  return parts.reduce((number, part) => number * 256 + part, 0);
}
