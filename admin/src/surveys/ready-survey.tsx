import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { draftFromQuestionnaire, type QuestionnaireEntry } from '@voldaan/domain/surveys/library/questionnaires';
import { labelOf, scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { useMe } from '../accounts/use-me.ts';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { useScoreWords } from '../metrics/score-words.ts';
import { Button } from '../ui/button.tsx';
import { Section } from '../ui/section.tsx';

type Props = Readonly<{ entry: QuestionnaireEntry; isPending: boolean; onChoose: () => void }>;

/** A ready survey as a customer will meet it: its question, its scale, what follows, and the norm that is filled in. */
export function ReadySurvey({ entry, isPending, onChoose }: Props) {
  const say = useSay();
  const { language } = useLanguage();
  const { workspace, staff } = useMe();
  const name = entry.name[language];
  const details = { organisation: workspace.name, readerName: staff.name, name };
  const definition = draftFromQuestionnaire(entry.id, details);
  const words = useScoreWords(definition.norm.role);
  const opening = openingQuestionOf(definition);
  const [, ...others] = questionsOf(definition);
  const scale = scales[opening.scale];
  return (
    <Section
      heading={name}
      note={entry.when[language]}
      aside={
        <p className="section-action">
          <Button onPress={onChoose} isPending={isPending} label={say('new-survey.choose-named', { name })}>
            {say('new-survey.choose')}
          </Button>
        </p>
      }
    >
      <p className="ready-question">{fillHeading(definition, textIn(opening.text, language), language)}</p>
      <ol className="ready-scale" aria-hidden="true">
        {scoresOf(scale).map((score) => (
          <li key={score}>{score}</li>
        ))}
      </ol>
      <p className="meta ready-ends">
        <span>{labelOf(scale, scale.minimum, language)}</span>
        <span>{labelOf(scale, scale.maximum, language)}</span>
      </p>
      <p className="note">
        {say('new-survey.then', {
          questions: others.map(({ text }) => fillHeading(definition, textIn(text, language), language)).join(' '),
          count: others.length,
        })}
      </p>
      <p className="source">
        {say('new-survey.norm', { role: definition.norm.role, norm: words.figure(definition.norm.value) })}
      </p>
    </Section>
  );
}
