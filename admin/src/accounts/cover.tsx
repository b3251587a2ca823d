import './cover.css';
import '../ui/chart.css';
import { languageNames, languages } from '@voldaan/domain/language';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useLanguage } from '../catalogue/language-provider.tsx';
import { useSay } from '../catalogue/text.tsx';

type Props = Readonly<{
  title: string;
  note?: ReactNode;
  /** What whoever comes in for the first time may expect. */
  promise?: string;
  /** Off where the form itself asks for the language. */
  hasLanguageSwitch?: boolean;
  children: ReactNode;
}>;

/** What stands before the door: set-up, sign-in and the invitation of a colleague share it. */
export function Cover({ title, note, promise, hasLanguageSwitch = true, children }: Props) {
  const say = useSay();
  useEffect(() => {
    document.title = `${title} · Voldaan`;
  }, [title]);
  return (
    <div className="cover">
      <header className="cover-promise">
        <span className="wordmark">Voldaan</span>
        <p className="cover-sentence">{say('cover.promise')}</p>
        {promise ? <p>{promise}</p> : null}
        <CoverRuler />
        <p className="source">{say('cover.own-server')}</p>
      </header>
      <main className="cover-form">
        {hasLanguageSwitch ? <LanguageSwitch /> : null}
        <h1>{title}</h1>
        {note ? <p>{note}</p> : null}
        {children}
      </main>
    </div>
  );
}

function LanguageSwitch() {
  const say = useSay();
  const { language, chooseLanguage } = useLanguage();
  return (
    <fieldset className="cover-language" aria-label={say('cover.language')}>
      {languages.map((offered) => (
        <button
          key={offered}
          type="button"
          lang={offered}
          aria-pressed={offered === language}
          onClick={() => chooseLanguage(offered)}
        >
          {languageNames[offered]}
        </button>
      ))}
    </fieldset>
  );
}

/** The product's one motif, as an emblem: a scale with an interval and a dot. It says nothing that the words do not. */
function CoverRuler() {
  const grades = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  return (
    <svg className="chart" height="56" aria-hidden="true">
      <line x1="0" x2="100%" y1="26" y2="26" />
      {grades.map((grade) => {
        const x = `${((grade - 1) / 9) * 100}%`;
        return (
          <g key={grade}>
            <line x1={x} x2={x} y1="22" y2="30" />
            <text x={x} y="52" textAnchor="middle">
              {grade}
            </text>
          </g>
        );
      })}
      <line x1="71%" x2="81%" y1="26" y2="26" strokeWidth="4" />
      <circle cx="76%" cy="26" r="8" />
    </svg>
  );
}
