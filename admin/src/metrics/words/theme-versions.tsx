import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../catalogue/format.ts';
import { useSay } from '../../catalogue/text.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { Section } from '../../ui/section.tsx';
import { themeVersionsQuery, type ThemeVersions as Versions } from './words-requests.ts';

/** What the theme was before: what was counted by it can be told later. */
export function ThemeVersions({ themeId }: Readonly<{ themeId: string }>) {
  const say = useSay();
  const versions = useQuery(themeVersionsQuery(themeId));
  return (
    <Section heading={say('themes.versions')} note={say('themes.versions-note')}>
      <QueryView query={versions}>
        {({ data }) => (
          <ol className="theme-versions">
            {data.map((version) => (
              <Version key={version.number} version={version} />
            ))}
          </ol>
        )}
      </QueryView>
    </Section>
  );
}

function Version({ version }: Readonly<{ version: Versions['data'][number] }>) {
  const say = useSay();
  const format = useFormat();
  const { number, name, made_by: by, made_at: at, rules } = version;
  return (
    <li>
      <p>
        <b>{say('themes.version', { number })}</b> {name}
      </p>
      <p className="meta">{say('themes.version-by', { by, at: format.moment(at) })}</p>
      {rules.map(({ language, words, unless }) => (
        <p className="small" key={language}>
          {say(`themes.language-${language}`)}: <span lang={language}>{words.join(', ')}</span>
          {unless.length === 0 ? null : (
            <span className="muted">
              {' '}
              {say('themes.but-not')} <span lang={language}>{unless.join(', ')}</span>
            </span>
          )}
        </p>
      ))}
    </li>
  );
}
