import { useSay } from '../../catalogue/text.tsx';

/** A part in which something is missing: a shape and a word for who does not see it. */
export function FaultMark() {
  const say = useSay();
  return (
    <span className="fault-mark">
      <span className="unseen">{say('outline.unfinished')}</span>
    </span>
  );
}
