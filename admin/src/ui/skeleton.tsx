import { useSay } from '../catalogue/text.tsx';

/** The frame stands still while figures are on their way; nothing blinks. */
export function Skeleton({ lines = 3 }: Readonly<{ lines?: number }>) {
  const say = useSay();
  const widths = [62, 44, 52, 38, 58, 47];
  return (
    <div role="status" aria-label={say('ui.loading')}>
      {Array.from({ length: lines }, (_, line) => (
        <span className="skeleton" key={line} style={{ width: `${widths[line % widths.length]}%` }} />
      ))}
    </div>
  );
}
