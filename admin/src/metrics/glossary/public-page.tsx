import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSay } from '../../catalogue/text.tsx';
import { Toggle } from '../../ui/choice.tsx';
import { CopyLink } from '../../ui/copy-link.tsx';
import { Section } from '../../ui/section.tsx';
import { useRefusalToast } from '../../ui/use-refusal-toast.ts';
import { changeGlossaryPage, type Glossary, glossaryQuery } from './glossary-requests.ts';

/** Whether everybody may read the glossary, and see the company's figures in it. */
export function PublicPage({ page }: Readonly<{ page: Glossary['page'] }>) {
  const say = useSay();
  const queryClient = useQueryClient();
  const tellRefusal = useRefusalToast();
  const change = useMutation({
    mutationFn: changeGlossaryPage,
    onSuccess: (glossary) => queryClient.setQueryData(glossaryQuery.queryKey, glossary),
    onError: tellRefusal,
  });
  const { is_public, has_figures } = page;
  return (
    <Section label={say('glossary.public')} heading={say('glossary.public-heading')} note={say('glossary.public-note')}>
      <div className="stack">
        <div>
          <Toggle isSelected={is_public} onChange={(isOn) => change.mutate({ is_public: isOn, has_figures })}>
            {say('glossary.public-toggle')}
          </Toggle>
        </div>
        {is_public ? (
          <>
            <div>
              <Toggle isSelected={has_figures} onChange={(isOn) => change.mutate({ is_public, has_figures: isOn })}>
                {say('glossary.public-figures')}
              </Toggle>
            </div>
            <div className="row">
              <a href={page.url} target="_blank" rel="noopener">
                {say('glossary.public-open')}
              </a>
              <CopyLink url={page.url} />
            </div>
          </>
        ) : null}
      </div>
    </Section>
  );
}
