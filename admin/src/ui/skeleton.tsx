import { useSay } from '../catalogue/text.tsx';

/** Lines of uneven length, as text is; six is the most that any screen asks for. */
const widths = [62, 44, 52, 38, 58, 47];

/** The frame stands still while figures are on their way; nothing blinks. */
export function Skeleton({ lines = 3 }: Readonly<{ lines?: number }>) {
  const say = useSay();
  return (
    <div role="status" aria-label={say('ui.loading')}>
      {widths.slice(0, lines).map((width) => (
        <span className="skeleton" key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
