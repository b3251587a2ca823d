import './surveys.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { draftFromQuestionnaire, questionnaireIds } from '@voldaan/domain/surveys/library/questionnaires';
import { scales, scoresOf } from '@voldaan/domain/surveys/scale';
import { openingQuestionOf, type QuestionnaireId, questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { useMe } from '../accounts/use-me.ts';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { useScoreWords } from '../metrics/score-words.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { makeSurvey } from './survey-requests.ts';

/** "What do you want to know?": three ready surveys, each translated, with its norm filled in. */
export function NewSurvey() {
  const say = useSay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const making = useMutation({
    mutationFn: (questionnaire: QuestionnaireId) =>
      makeSurvey(questionnaire, say(`questionnaire.${questionnaire}.name`)),
    onSuccess: async (survey) => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      await queryClient.invalidateQueries({ queryKey: ['me'] });
      await navigate({ to: '/surveys/$surveyId', params: { surveyId: survey.id } });
    },
  });
  return (
    <>
      <PageHead
        title={say('new-survey.heading')}
        note={say('new-survey.note')}
        crumb={<Link to="/surveys">{say('shell.surveys')}</Link>}
      />
      {making.isError ? <Failure error={making.error} /> : null}
      {questionnaireIds.map((questionnaire, index) => (
        <Questionnaire
          key={questionnaire}
          questionnaire={questionnaire}
          isFirst={index === 0}
          isPending={making.isPending && making.variables === questionnaire}
          onChoose={() => making.mutate(questionnaire)}
        />
      ))}
    </>
  );
}

type Props = Readonly<{
  questionnaire: QuestionnaireId;
  isFirst: boolean;
  isPending: boolean;
  onChoose: () => void;
}>;

function Questionnaire({ questionnaire, isPending, onChoose }: Props) {
  const say = useSay();
  const { language } = useLanguage();
  const { workspace, staff } = useMe();
  const name = say(`questionnaire.${questionnaire}.name`);
  const definition = draftFromQuestionnaire(questionnaire, {
    organisation: workspace.name,
    readerName: staff.name,
    name,
  });
  const words = useScoreWords(definition.norm.role);
  const opening = openingQuestionOf(definition);
  const [, ...others] = questionsOf(definition);
  const scale = scales[opening.scale];
  return (
    <Section
      heading={name}
      note={say(`questionnaire.${questionnaire}.when`)}
      aside={
        <p className="section-action">
          <Button onPress={onChoose} isPending={isPending} label={say('new-survey.choose-named', { name })}>
            {say('new-survey.choose')}
          </Button>
        </p>
      }
    >
      <p className="ready-question">{fillHeading(definition, opening.text[language], language)}</p>
      <ol className="ready-scale" aria-hidden="true">
        {scoresOf(scale).map((score) => (
          <li key={score}>{score}</li>
        ))}
      </ol>
      <p className="meta ready-ends">
        <span>{scale.labels.get(scale.minimum)?.[language]}</span>
        <span>{scale.labels.get(scale.maximum)?.[language]}</span>
      </p>
      <p className="note">
        {say('new-survey.then', {
          questions: others.map((question) => question.text[language]).join(' '),
          count: others.length,
        })}
      </p>
      <p className="source">
        {say(`questionnaire.${questionnaire}.norm`, { norm: words.figure(definition.norm.value) })}
      </p>
    </Section>
  );
}
