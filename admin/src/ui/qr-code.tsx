import { qrModules } from '@voldaan/domain/entrances/qr-modules';
import { useMemo } from 'react';

/** A code that a phone's camera reads; drawn here, so that no address leaves this server to become a picture. */
export function QrCode({ text, label }: Readonly<{ text: string; label: string }>) {
  const modules = useMemo(() => qrModules(text), [text]);
  const size = modules.length;
  const path = modules.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const quiet = 4;
  const side = size + 2 * quiet;
  return (
    <svg
      className="qr-code"
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <path d={path} fill="#17201f" />
    </svg>
  );
}
