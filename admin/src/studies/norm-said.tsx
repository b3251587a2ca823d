import type { StudyDraft } from '@voldaan/domain/studies/study-draft';
import { useSay } from '../catalogue/text.tsx';
import { useScoreWords } from '../metrics/score-words.ts';

/** When it is good: the norm as one sentence, the same in the wizard and on the study's own page. */
export function NormSaid({ norm: { metric, value } }: Readonly<{ norm: NonNullable<StudyDraft['norm']> }>) {
  const say = useSay();
  const words = useScoreWords(metric);
  return <p className="said">{say('editor.norm-sentence', { role: metric, norm: words.figure(value) })}</p>;
}
