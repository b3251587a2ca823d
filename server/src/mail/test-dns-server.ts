import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** `TXT devries.example` -> its values. A name in no entry does not exist; one with the value `SERVFAIL` fails. */
export type DnsZone = Record<string, readonly string[]>;

export type TestDnsServer = Readonly<{ address: string; zone: DnsZone; close: () => Promise<void> }>;

const types: Readonly<Record<number, string>> = { 1: 'A', 12: 'PTR', 15: 'MX', 16: 'TXT', 28: 'AAAA' };

/** A real name server on this machine, over UDP, for as much of the DNS as the sending check asks (RFC 1035). */
export async function startTestDnsServer(zone: DnsZone): Promise<TestDnsServer> {
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => socket.send(answer(query, zone), from.port, from.address));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    zone,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function answer(query: Buffer, zone: DnsZone): Buffer {
  const { name, end } = readName(query);
  const type = types[query.readUInt16BE(end)] ?? '';
  const values = zone[`${type} ${name}`] ?? [];
  const isFailing = values.includes('SERVFAIL');
  const isKnown = Object.keys(zone).some((key) => key.endsWith(` ${name}`));
  const records = isFailing ? [] : values.map((value) => record(query.readUInt16BE(end), value));
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(0x8180 | (isFailing ? 2 : isKnown ? 0 : 3), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(records.length, 6);
  return Buffer.concat([header, query.subarray(12, end + 4), ...records]);
}

function readName(query: Buffer): Readonly<{ name: string; end: number }> {
  const labels: string[] = [];
  let at = 12;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

function record(type: number, value: string): Buffer {
  const data = recordData(type, value);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

function recordData(type: number, value: string): Buffer {
  switch (types[type]) {
    case 'A':
      return Buffer.from(value.split('.').map(Number));
    case 'AAAA':
      return Buffer.from(
        value
          .split(':')
          .map((group) => group.padStart(4, '0'))
          .join(''),
        'hex',
      );
    case 'MX':
      return Buffer.concat([Buffer.from([0, 10]), writeName(value)]);
    case 'PTR':
      return writeName(value);
    default:
      return Buffer.concat(
        (value.match(/.{1,255}/gs) ?? ['']).map((piece) =>
          Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]),
        ),
      );
  }
}

function writeName(name: string): Buffer {
  const labels = name
    .split('.')
    .map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label, 'latin1')]));
  return Buffer.concat([...labels, Buffer.from([0])]);
}
