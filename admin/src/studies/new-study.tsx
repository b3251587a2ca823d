import './studies.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { StudyKind } from '@voldaan/domain/studies/schedule/study';
import { useSay } from '../catalogue/text.tsx';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Section } from '../ui/section.tsx';
import { makeStudy } from './study-requests.ts';

/** The occasions on which customers are asked, most companies' first one first. */
const kindsByOccasion: readonly Readonly<{
  occasion: 'happening' | 'calendar' | 'open';
  kinds: readonly StudyKind[];
}>[] = [
  { occasion: 'happening', kinds: ['moment', 'complaint', 'expectation', 'exit'] },
  { occasion: 'calendar', kinds: ['relation', 'silent'] },
  { occasion: 'open', kinds: ['anonymous'] },
];

/** "What makes you ask?": the occasion comes first, since everything else follows from it. */
export function NewStudy() {
  const say = useSay();
  const making = useMaking();
  const chosen = making.isPending ? making.variables : undefined;
  return (
    <>
      <PageHead
        title={say('new-study.heading')}
        note={say('new-study.note')}
        crumb={<Link to="/studies">{say('shell.studies')}</Link>}
      />
      {making.isError ? <Failure error={making.error} /> : null}
      {kindsByOccasion.map(({ occasion, kinds }) => (
        <Section key={occasion} heading={say(`new-study.${occasion}`)} note={say(`new-study.${occasion}-note`)}>
          <ul className="study-kinds">
            {kinds.map((kind) => {
              const name = say(`study-kind.${kind}`);
              return (
                <li key={kind}>
                  <div>
                    <h3>{name}</h3>
                    <p>{say(`study-kind-when.${kind}`)}</p>
                    <p className="note">{say(`study-kind-why.${kind}`)}</p>
                  </div>
                  <Button
                    size="small"
                    isPending={chosen === kind}
                    isDisabled={making.isPending && chosen !== kind}
                    label={say('new-survey.choose-named', { name })}
                    onPress={() => making.mutate(kind)}
                  >
                    {say('new-survey.choose')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Section>
      ))}
    </>
  );
}

function useMaking() {
  const say = useSay();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (kind: StudyKind) => makeStudy(say(`study-kind.${kind}`), kind),
    onSuccess: async (study) => {
      await queryClient.invalidateQueries({ queryKey: ['studies'] });
      await navigate({ to: '/studies/$studyId', params: { studyId: study.id } });
    },
  });
}
