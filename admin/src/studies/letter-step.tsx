import { useQuery } from '@tanstack/react-query';
import { defaultLetter, defaultReminder, type LetterWish } from '@voldaan/domain/studies/default-letter';
import { travelsAlong } from '@voldaan/domain/studies/travels-along';
import type { SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import { useEffect } from 'react';
import { useMe } from '../accounts/use-me.ts';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { LetterEditor } from '../letters/letter-editor.tsx';
import { LetterPreview } from '../letters/letter-preview.tsx';
import { plainLine } from '../letters/plain-line.ts';
import { surveyQuery } from '../surveys/survey-requests.ts';
import { QueryView } from '../ui/query-view.tsx';
import { Step, type Walk } from './step.tsx';
import { type ChangeStudy, changePlan, isByMail, type StudyEdit } from './study-edit.ts';

type Props = Readonly<{ edit: StudyEdit; change: ChangeStudy; walk: Walk }>;

/** The words around the question; a study that is asked by link or by phone needs none. */
export function LetterStep({ edit, change, walk }: Props) {
  const say = useSay();
  const { language } = useLanguage();
  const { workspace } = useMe();
  const { plan, surveyId } = edit;
  const hasLetter = isByMail(plan);
  return (
    <Step
      name="letter"
      walk={walk}
      heading={say('study.step-letter')}
      note={say('study.letter-note')}
      said={
        <p className="said">
          {hasLetter && plan.letter !== null
            ? plainLine(textIn(plan.letter.subject, language), workspace.name)
            : say('study.no-letter')}
        </p>
      }
    >
      {hasLetter ? (
        surveyId === null ? (
          <p>{say('study.letter-needs-survey')}</p>
        ) : (
          <LetterOfSurvey surveyId={surveyId} edit={edit} change={change} />
        )
      ) : (
        <p>{say('study.no-letter')}</p>
      )}
    </Step>
  );
}

type OfSurveyProps = Readonly<{ surveyId: string; edit: StudyEdit; change: ChangeStudy }>;

function LetterOfSurvey({ surveyId, edit, change }: OfSurveyProps) {
  const survey = useQuery(surveyQuery(surveyId));
  return (
    <QueryView query={survey}>
      {({ survey: { draft } }) => <Letters surveyId={surveyId} draft={draft} edit={edit} change={change} />}
    </QueryView>
  );
}

/** The letter and, where there is one, its reminder; both begin with words of ours, which the company makes its own. */
function Letters({ surveyId, draft, edit, change }: OfSurveyProps & Readonly<{ draft: SurveyDefinition }>) {
  const say = useSay();
  const { letter, reminderLetter, reminder } = edit.plan;
  useFirstLetters({ draft, edit, change });
  const { languages } = draft;
  if (letter === null) return null;
  return (
    <>
      <LetterEditor letter={letter} languages={languages} onChange={(next) => changePlan(change, { letter: next })} />
      <div className="hairline">
        <LetterPreview
          surveyId={surveyId}
          letter={letter}
          languages={languages}
          mayTakeAlong={travelsAlong(edit.plan)}
        />
      </div>
      {reminder === null || reminderLetter === null ? null : (
        <details className="hairline">
          <summary>{say('study.letter-reminder')}</summary>
          <LetterEditor
            letter={reminderLetter}
            languages={languages}
            name="reminder"
            onChange={(next) => changePlan(change, { reminderLetter: next })}
          />
          <div className="hairline">
            <LetterPreview surveyId={surveyId} letter={reminderLetter} languages={languages} />
          </div>
        </details>
      )}
    </>
  );
}

type FirstProps = Readonly<{ draft: SurveyDefinition; edit: StudyEdit; change: ChangeStudy }>;

/** A plan that has no letter yet, or no reminder where one is wanted, gets one to start from when its step is opened. */
function useFirstLetters({ draft, edit, change }: FirstProps) {
  const { staff } = useMe();
  const { letter, reminderLetter, reminder } = edit.plan;
  const lacksLetter = letter === null;
  const lacksReminder = reminder !== null && reminderLetter === null;
  useEffect(() => {
    if (!lacksLetter && !lacksReminder) return;
    const wish: LetterWish = {
      questionnaire: draft.questionnaire,
      languages: draft.languages,
      tone: 'formal',
      senderName: draft.reader.name || staff.name,
      replyTo: staff.email,
    };
    changePlan(change, {
      ...(lacksLetter ? { letter: defaultLetter(wish) } : {}),
      ...(lacksReminder ? { reminderLetter: defaultReminder(wish) } : {}),
    });
  }, [lacksLetter, lacksReminder, draft, staff, change]);
}
