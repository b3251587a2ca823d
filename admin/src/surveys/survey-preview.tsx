import { htmlLanguage } from '@voldaan/domain/surveys/language-tag';
import { useState } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { Segment } from '../ui/choice.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { nameOfLanguage } from './builder/languages.ts';
import { pageNumberOf } from './builder/part-at.ts';
import { useBuilder } from './builder/use-builder.ts';
import { mailPreviewUrl, previewUrl } from './survey-requests.ts';
import { useExpectedTime } from './use-expected-time.ts';

const media = ['phone', 'mail', 'widget', 'interviewer'] as const;

type Medium = (typeof media)[number];

/** The very page and mail that the server will send, beside the texts; what is answered here goes nowhere. */
export function SurveyPreview() {
  const say = useSay();
  const own = useLanguage().language;
  const { draft, selected } = useBuilder();
  const { languages } = draft.definition;
  const [medium, setMedium] = useState<Medium>('phone');
  const [chosen, setChosen] = useState<string>(own);
  const language = languages.includes(chosen) ? chosen : (languages[0] ?? own);
  const page = pageNumberOf(draft.definition, selected);
  return (
    <aside className="preview" aria-label={say('preview.label')}>
      <div className="preview-inner">
        <div className="preview-choices">
          <Segment
            label={say('preview.medium')}
            isLabelHidden
            value={medium}
            options={media.map((value) => ({ value, label: say(`preview.${value}`) }))}
            onChange={setMedium}
          />
          <SelectField
            isQuiet
            label={say('preview.language')}
            value={language}
            options={languages.map((tag) => ({ value: tag, label: nameOfLanguage(tag), lang: htmlLanguage(tag) }))}
            onChange={setChosen}
          />
        </div>
        <PreviewFrame medium={medium} language={language} page={page} />
        <ExpectedTime />
        <p className="meta">{say('preview.follows')}</p>
      </div>
    </aside>
  );
}

type FrameProps = Readonly<{ medium: Medium; language: string; page: number }>;

function PreviewFrame({ medium, language, page }: FrameProps) {
  const say = useSay();
  const { survey, draft } = useBuilder();
  const { revision } = draft;
  if (medium === 'mail') {
    return (
      <div className="preview-mail">
        <iframe
          title={say('preview.mail-title')}
          sandbox=""
          src={mailPreviewUrl(survey.id, { language, part: 'html', revision })}
        />
      </div>
    );
  }
  const surface = medium === 'phone' ? 'page' : medium;
  return (
    <div className={medium === 'phone' ? 'phone' : `preview-${medium}`}>
      <iframe
        title={say(`preview.${medium}-title`, { page })}
        sandbox=""
        src={previewUrl(survey.id, { language, page, revision, surface })}
      />
    </div>
  );
}

/** How long it takes, counted from the words as they are; nothing while the server has not counted. */
function ExpectedTime() {
  const expectedTime = useExpectedTime();
  const seconds = useBuilder().findings.secondsExpected;
  return seconds === undefined ? null : <p className="meta">{expectedTime(seconds)}</p>;
}
