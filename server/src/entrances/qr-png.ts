import { crc32, deflateSync } from 'node:zlib';
import { qrModules } from '@voldaan/domain/entrances/qr-modules';
import { quietModules } from '@voldaan/domain/entrances/qr-svg';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A QR code as a PNG of one bit a point (ISO/IEC 15948), each square so many points wide. */
export function qrPng(text: string, pointsPerModule = 16): Buffer {
  const modules = qrModules(text);
  const side = (modules.length + 2 * quietModules) * pointsPerModule;
  const rowBytes = Math.ceil(side / 8);
  const rows = Array.from({ length: side }, (_, y) => {
    // The first byte of a row names its filter: none. A bit is 1 where the point is white.
    const row = Buffer.alloc(1 + rowBytes);
    const dark = modules[Math.floor(y / pointsPerModule) - quietModules] ?? [];
    for (let x = 0; x < side; x += 1) {
      const isDark = dark[Math.floor(x / pointsPerModule) - quietModules] === true;
      if (!isDark) row.writeUInt8(row.readUInt8(1 + (x >> 3)) | (0x80 >> (x & 7)), 1 + (x >> 3));
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.writeUInt8(1, 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
