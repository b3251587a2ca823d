import './glossary.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { searchGlossary } from '@voldaan/domain/metrics/glossary/search-glossary';
import { glossaryTopics } from '@voldaan/domain/metrics/glossary/topics';
import { useEffect } from 'react';
import { useMay } from '../../accounts/use-me.ts';
import { useSay } from '../../catalogue/text.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { QueryView } from '../../ui/query-view.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Section } from '../../ui/section.tsx';
import { type GlossaryTermView, glossaryQuery } from './glossary-requests.ts';
import { PublicPage } from './public-page.tsx';

const route = getRouteApi('/signed-in/glossary');

/** What every figure means, each term with an address of its own. */
export function Glossary() {
  const say = useSay();
  const may = useMay();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const glossary = useQuery(glossaryQuery);
  return (
    <>
      <PageHead title={say('glossary.title')} heading={say('glossary.heading')} note={say('glossary.note')} />
      <search className="filters">
        <SearchField
          label={say('glossary.search')}
          value={q}
          onSearch={(text) => void navigate({ search: text === '' ? {} : { q: text }, replace: true })}
        />
      </search>
      <QueryView query={glossary} lines={8}>
        {({ terms, page }) => (
          <>
            <Terms terms={searchGlossary(terms, q)} isSearched={q !== ''} />
            {may('glossary.change-page') ? <PublicPage page={page} /> : null}
          </>
        )}
      </QueryView>
    </>
  );
}

type TermsProps = Readonly<{ terms: readonly GlossaryTermView[]; isSearched: boolean }>;

function Terms({ terms, isSearched }: TermsProps) {
  const say = useSay();
  useTermOfAddress();
  return (
    <>
      <p className={isSearched ? 'note' : 'unseen'} role="status">
        {isSearched ? say('glossary.found', { count: terms.length }) : ''}
      </p>
      {glossaryTopics.map((topic) => {
        const own = terms.filter((term) => term.topic === topic);
        if (own.length === 0) return null;
        return (
          <Section key={topic} heading={say(`glossary.topic-${topic}`)}>
            <dl className="glossary">
              {own.map((term) => (
                <TermEntry key={term.id} term={term} />
              ))}
            </dl>
          </Section>
        );
      })}
    </>
  );
}

function TermEntry({ term }: Readonly<{ term: GlossaryTermView }>) {
  const say = useSay();
  const { name, meaning, formula, denominator, example, source } = term;
  return (
    <>
      <dt id={term.id} tabIndex={-1}>
        {name}
        <a href={`#${term.id}`} aria-label={say('glossary.link', { term: name })}>
          #
        </a>
      </dt>
      <dd>
        <p>{meaning}</p>
        {formula === null ? null : (
          <p className="note">
            {say('glossary.formula')}: <span className="glossary-formula">{formula}</span>
          </p>
        )}
        {denominator === null ? null : (
          <p className="note">
            {say('glossary.denominator')}: {denominator}
          </p>
        )}
        {example === null ? null : (
          <p className="glossary-example">
            <b>{say('glossary.example')}.</b> {example}
          </p>
        )}
        {source === null ? null : (
          <p className="note">
            {say('glossary.source')}: <cite lang="en">{source}</cite>
          </p>
        )}
      </dd>
    </>
  );
}

/** The terms come after the address was read, so the browser has not found its place by itself. */
function useTermOfAddress() {
  useEffect(() => {
    const term = document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    term?.scrollIntoView({ block: 'start' });
    term?.focus({ preventScroll: true });
  }, []);
}
