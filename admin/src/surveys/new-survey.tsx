import './surveys.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import {
  type QuestionnaireEntry,
  type QuestionnaireId,
  questionnaires,
} from '@voldaan/domain/surveys/library/questionnaires';
import { searchQuestionnaires } from '@voldaan/domain/surveys/library/search-library';
import { useState } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Section } from '../ui/section.tsx';
import { ImportSurvey } from './import-survey.tsx';
import { ReadySurvey } from './ready-survey.tsx';
import { makeSurvey } from './survey-requests.ts';
import { useExpectedTime } from './use-expected-time.ts';

/** How many of the library are shown in full: with them most companies begin. */
const shownInFull = 3;

/** "What do you want to know?": ready surveys by purpose, an empty one, or one from another program. */
export function NewSurvey() {
  const say = useSay();
  const { language } = useLanguage();
  const [searched, setSearched] = useState('');
  const making = useMaking();
  const found = searched === '' ? questionnaires : searchQuestionnaires(searched, language);
  const inFull = searched === '' ? found.slice(0, shownInFull) : [];
  const inShort = searched === '' ? found.slice(shownInFull) : found;
  const choose = (id: QuestionnaireId | 'own', name: string) => making.mutate({ id, name });
  const chosen = making.isPending ? making.variables?.id : undefined;
  return (
    <>
      <PageHead
        title={say('new-survey.heading')}
        note={say('new-survey.note', { count: questionnaires.length })}
        crumb={<Link to="/surveys">{say('shell.surveys')}</Link>}
        actions={<SearchField label={say('new-survey.search')} value={searched} onSearch={setSearched} />}
      />
      <p className="unseen" role="status">
        {searched === '' ? '' : say('new-survey.found', { count: found.length })}
      </p>
      {making.isError ? <Failure error={making.error} /> : null}
      {inFull.map((entry) => (
        <ReadySurvey
          key={entry.id}
          entry={entry}
          isPending={chosen === entry.id}
          onChoose={() => choose(entry.id, entry.name[language])}
        />
      ))}
      <Section
        heading={say(searched === '' ? 'new-survey.more' : 'new-survey.found-heading')}
        note={say('new-survey.more-note')}
      >
        {inShort.length === 0 ? <p className="note">{say('new-survey.none-found')}</p> : null}
        <ul className="library-list">
          {inShort.map((entry) => (
            <LibraryLine
              key={entry.id}
              entry={entry}
              isPending={chosen === entry.id}
              onChoose={() => choose(entry.id, entry.name[language])}
            />
          ))}
        </ul>
      </Section>
      <Section heading={say('new-survey.own')} note={say('new-survey.own-note')}>
        <Button isPending={chosen === 'own'} onPress={() => choose('own', say('new-survey.own-name'))}>
          {say('new-survey.own-button')}
        </Button>
      </Section>
      <ImportSurvey />
    </>
  );
}

function useMaking() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: Readonly<{ id: QuestionnaireId | 'own'; name: string }>) => makeSurvey(id, name),
    onSuccess: async (survey) => {
      await queryClient.invalidateQueries({ queryKey: ['surveys'] });
      await queryClient.invalidateQueries({ queryKey: ['me'] });
      await navigate({ to: '/surveys/$surveyId', params: { surveyId: survey.id } });
    },
  });
}

type LineProps = Readonly<{ entry: QuestionnaireEntry; isPending: boolean; onChoose: () => void }>;

/** One of the library: what it answers, when to ask it, how long it takes, and what to mind. */
function LibraryLine({ entry, isPending, onChoose }: LineProps) {
  const say = useSay();
  const { language } = useLanguage();
  const expectedTime = useExpectedTime();
  const name = entry.name[language];
  return (
    <li>
      <div>
        <h3>{name}</h3>
        <p className="library-purpose">{entry.purpose[language]}</p>
        <p className="note">
          {entry.when[language]} {say('new-survey.length', { count: entry.itemsMost })}{' '}
          {expectedTime(entry.secondsExpected)}
        </p>
        <details>
          <summary>{say('new-survey.method')}</summary>
          <p className="note">{entry.method[language]}</p>
        </details>
      </div>
      <Button size="small" onPress={onChoose} isPending={isPending} label={say('new-survey.choose-named', { name })}>
        {say('new-survey.choose')}
      </Button>
    </li>
  );
}
