import { useQuery } from '@tanstack/react-query';
import { changesOf } from '@voldaan/domain/surveys/diff';
import { useState } from 'react';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { LinkButton } from '../../ui/button.tsx';
import { type Survey, versionQuery } from '../survey-requests.ts';
import { ChangeList } from './change-list.tsx';
import { PartHeading, PartSection } from './part-section.tsx';
import { TestAnswers } from './test-answers.tsx';
import { useBuilder } from './use-builder.ts';
import { newestVersionOf, useChanges } from './use-trend.ts';

/** What customers were asked, version by version, and what each change did to the trend. */
export function VersionsPart() {
  const say = useSay();
  const { survey, draft } = useBuilder();
  const changes = useChanges();
  const newest = newestVersionOf(survey);
  const versions = [...survey.versions].sort((a, b) => b.number - a.number);
  return (
    <>
      <PartHeading note={say('versions.note')}>{say('editor.versions')}</PartHeading>
      <PartSection heading={say('versions.draft', { number: newest + 1 })}>
        {changes === undefined ? (
          <p className="note">{say('editor.no-versions')}</p>
        ) : (
          <ChangeList changes={changes} definition={draft.definition} />
        )}
      </PartSection>
      {versions.map((version) => (
        <Version key={version.id} survey={survey} version={version} />
      ))}
      <TestAnswers />
    </>
  );
}

type VersionProps = Readonly<{ survey: Survey; version: Survey['versions'][number] }>;

function Version({ survey, version }: VersionProps) {
  const say = useSay();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { number } = version;
  return (
    <PartSection
      heading={say('versions.number', { number })}
      note={say('editor.version-since', { moment: format.moment(version.published_at) })}
      actions={
        number > 1 ? (
          <LinkButton onPress={() => setOpen(!isOpen)}>
            {say(isOpen ? 'versions.hide' : 'versions.show', { number: number - 1 })}
          </LinkButton>
        ) : null
      }
    >
      {isOpen ? <VersionChanges surveyId={survey.id} number={number} /> : null}
    </PartSection>
  );
}

function VersionChanges({ surveyId, number }: Readonly<{ surveyId: string; number: number }>) {
  const before = useQuery(versionQuery(surveyId, number - 1)).data;
  const after = useQuery(versionQuery(surveyId, number)).data;
  if (before === undefined || after === undefined) return null;
  return <ChangeList changes={changesOf(before.definition, after.definition)} definition={after.definition} />;
}
