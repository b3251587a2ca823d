import { useSay } from '../catalogue/text.tsx';
import { stepNames, type Walk } from './step.tsx';

/** The order in which a study is thought out; each name leads to its step, but for those that are laid down. */
export function StepNav({ walk }: Readonly<{ walk: Walk }>) {
  const say = useSay();
  return (
    <nav aria-label={say('study.steps')}>
      <ol className="steps">
        {stepNames.map((name, place) => (
          <li key={name}>
            {walk.isFixed(name) ? (
              <span>
                {place + 1} {say(`study.step-${name}`)}
              </span>
            ) : (
              <a
                href={`#step-${name}`}
                aria-current={walk.open === name ? 'step' : undefined}
                onClick={(event) => {
                  event.preventDefault();
                  walk.go(name);
                }}
              >
                {place + 1} {say(`study.step-${name}`)}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
