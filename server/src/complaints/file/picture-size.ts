import { asciiAt, type FileSort } from './file-sort.ts';

export type PictureSize = Readonly<{ width: number; height: number }>;
type Picture = Exclude<FileSort, 'text/plain' | 'application/pdf'>;

/**
 * How large a picture says it is; undefined when it is not whole, or goes on after its end with something else.
 *
 * Use to refuse pictures that would fill a memory, and files that are only dressed as one. When not to use: to show a picture.
 *
 * Source: ISO 10918-1 B.2 (markers), PNG 3rd edition 5.3 (chunks), RFC 9649 2.4 (RIFF), GIF89a (trailer).
 *
 * @example
 * pictureSize(png, 'image/png'); // { width: 1280, height: 720 }
 * @throws nothing.
 */
export function pictureSize(bytes: Uint8Array, sort: Picture): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  switch (sort) {
    case 'image/png':
      return sizeOfPng(view, bytes);
    case 'image/jpeg':
      return sizeOfJpeg(view);
    case 'image/webp':
      return sizeOfWebp(view, bytes);
    case 'image/gif':
      return sizeOfGif(view);
  }
}

/** Its chunks one after the other, up to the one that ends it, which is the file's last. */
function sizeOfPng(view: DataView, bytes: Uint8Array): PictureSize | undefined {
  if (view.byteLength < 33 || asciiAt(bytes, 12, 4) !== 'IHDR') return undefined;
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let place = 8;
  while (place + 12 <= view.byteLength) {
    const next = place + 12 + view.getUint32(place);
    if (asciiAt(bytes, place + 4, 4) === 'IEND') return next === view.byteLength ? size : undefined;
    place = next;
  }
  return undefined;
}

/** Telephones put a film or a depth map behind the picture: what stands there is looked at by judge-file.ts alone. */
function sizeOfJpeg(view: DataView): PictureSize | undefined {
  let place = 2;
  while (place + 9 < view.byteLength) {
    if (view.getUint8(place) !== 0xff) return undefined;
    const marker = view.getUint8(place + 1);
    // Fill bytes before a marker.
    if (marker === 0xff) {
      place += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { height: view.getUint16(place + 5), width: view.getUint16(place + 7) };
    place += 2 + view.getUint16(place + 2);
  }
  return undefined;
}

/** The container says how long it is, and nothing stands behind it but the byte that makes it even. */
function sizeOfWebp(view: DataView, bytes: Uint8Array): PictureSize | undefined {
  if (view.byteLength < 30) return undefined;
  const end = 8 + view.getUint32(4, true);
  if (view.byteLength < end || view.byteLength > end + 1) return undefined;
  switch (asciiAt(bytes, 12, 4)) {
    case 'VP8X':
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return undefined;
  }
}

function uint24(view: DataView, place: number): number {
  return view.getUint16(place, true) | (view.getUint8(place + 2) << 16);
}

/** It ends with a semicolon; some programs write zeros after it. */
function sizeOfGif(view: DataView): PictureSize | undefined {
  if (view.byteLength < 14) return undefined;
  let last = view.byteLength - 1;
  while (last > 13 && view.getUint8(last) === 0) last -= 1;
  return view.getUint8(last) === 0x3b ? { width: view.getUint16(6, true), height: view.getUint16(8, true) } : undefined;
}
