import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { fillHeading } from '@voldaan/domain/surveys/fill-heading';
import { questionsOf } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { surveyQuery, surveysQuery } from '../surveys/survey-requests.ts';
import { buttonClass } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Empty } from '../ui/empty.tsx';
import { QueryView } from '../ui/query-view.tsx';
import { Step, type Walk } from './step.tsx';
import type { ChangeStudy, StudyEdit } from './study-edit.ts';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; walk: Walk }>;

/** Only now the questions: the ones that answer the purpose, and no more. */
export function SurveyStep({ edit, change, walk }: Props) {
  const say = useSay();
  const surveys = useQuery(surveysQuery);
  const chosen = surveys.data?.find(({ id }) => id === edit.surveyId);
  return (
    <Step
      name="survey"
      walk={walk}
      heading={say('study.step-survey')}
      note={say('study.survey-note')}
      said={chosen === undefined ? null : <p className="said">{chosen.name}</p>}
    >
      <QueryView query={surveys}>
        {(listed) => {
          const published = listed.filter(({ state }) => state === 'published');
          return published.length === 0 ? (
            <Empty
              heading={say('study.no-survey')}
              action={
                <Link className={buttonClass()} to="/surveys">
                  {say('shell.surveys')}
                </Link>
              }
            >
              {say('study.no-survey-text')}
            </Empty>
          ) : (
            <Choice
              label={say('study.survey')}
              value={edit.surveyId ?? ''}
              options={published.map(({ id, name, answers }) => ({
                value: id,
                label: name,
                detail: say('study.survey-answers', { count: answers }),
              }))}
              onChange={(surveyId) => change((now) => ({ ...now, surveyId }))}
            />
          );
        }}
      </QueryView>
      {edit.surveyId === null ? null : <QuestionLines surveyId={edit.surveyId} />}
    </Step>
  );
}

function QuestionLines({ surveyId }: Readonly<{ surveyId: string }>) {
  const say = useSay();
  const { language } = useLanguage();
  const survey = useQuery(surveyQuery(surveyId));
  return (
    <div className="hairline">
      <QueryView query={survey}>
        {({ survey: { draft } }) => (
          <>
            <ol className="question-lines">
              {questionsOf(draft).map((question, place) => (
                <li key={question.id}>
                  <span className="muted number">{place + 1}</span>
                  <span>{fillHeading(draft, textIn(question.text, language), language)}</span>
                  <span className="meta">{say(`question-kind.${question.kind}`)}</span>
                </li>
              ))}
            </ol>
            <div className="step-end">
              <Link className={buttonClass('plain', 'small')} to="/surveys/$surveyId" params={{ surveyId }}>
                {say('study.open-survey')}
              </Link>
            </div>
          </>
        )}
      </QueryView>
    </div>
  );
}
