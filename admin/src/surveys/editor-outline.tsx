import { questionsOf, type SurveyDefinition } from '@voldaan/domain/surveys/survey-definition';
import { useFormat } from '../catalogue/format.ts';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';
import { questionKindKey } from './question-kind.ts';
import type { Survey } from './survey-requests.ts';

type Props = Readonly<{ survey: Survey; definition: SurveyDefinition; part: string }>;

/** The survey from top to bottom, and the versions that were published of it. */
export function EditorOutline({ survey, definition, part }: Props) {
  const say = useSay();
  const format = useFormat();
  const { language } = useLanguage();
  const current = (name: string) => (part === name ? 'true' : undefined);
  return (
    <nav className="outline" aria-label={say('editor.outline')}>
      <h2>{say('editor.parts')}</h2>
      <ol>
        <li>
          <a href="#part-slip" aria-current={current('slip')}>
            <span />
            <span>{say('editor.slip')}</span>
          </a>
        </li>
        {questionsOf(definition).map((question, index) => (
          <li key={question.id}>
            <a href={`#part-${question.id}`} aria-current={current(question.id)}>
              <span>{index + 1}</span>
              <span>{question.text[language].replace(/\{[a-z]+\}/g, '…')}</span>
              <small>{say(questionKindKey(question))}</small>
            </a>
          </li>
        ))}
        <li>
          <a href="#part-thanks" aria-current={current('thanks')}>
            <span />
            <span>{say('editor.thanks')}</span>
          </a>
        </li>
        <li>
          <a href="#part-norm" aria-current={current('norm')}>
            <span />
            <span>{say('editor.norm')}</span>
          </a>
        </li>
      </ol>
      <h2>{say('editor.versions')}</h2>
      {survey.versions.length === 0 ? <p className="note">{say('editor.no-versions')}</p> : null}
      <ol className="versions">
        {[...survey.versions]
          .sort((a, b) => b.number - a.number)
          .map((version) => (
            <li key={version.id}>
              <b>{version.number}</b>
              <span>{say('editor.version-since', { moment: format.moment(version.published_at) })}</span>
            </li>
          ))}
      </ol>
    </nav>
  );
}
