import { qrModules } from './qr-modules.ts';

/** Light squares around the code, without which a camera may not find it (ISO/IEC 18004, 5.3.8). */
export const quietModules = 4;

/** A QR code as a drawing: black on white whatever stands around it, sharp at any size. */
export function qrSvg(text: string): string {
  const modules = qrModules(text);
  const side = modules.length + 2 * quietModules;
  const dark = modules
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x + quietModules} ${y + quietModules}h1v1h-1z` : '')))
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" width="${side * 8}" height="${side * 8}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path d="${dark}"/></svg>`
  );
}
