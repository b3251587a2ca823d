import { element } from '../widget/element.ts';
import { watchGestures } from '../widget/gestures.ts';
import { sentence } from '../widget/sentence.ts';
import { openQueue, type QueuedAct } from './answer-queue.ts';
import { deliver } from './deliver.ts';
import { keepOffline } from './keep-offline.ts';
import type { KioskSurvey } from './kiosk-survey.ts';
import { after, type Frame, type Screen, type Stage, switchOff } from './screen.ts';
import { attract } from './sitting.ts';

const retryMs = 15_000;

void begin();

async function begin(): Promise<void> {
  const stage = dressPage();
  const address = `${location.pathname}/survey`;
  const reply = await fetch(address).catch(() => undefined);
  if (!reply?.ok) {
    stage.main.replaceChildren(element('h1', {}, document.title));
    setTimeout(() => location.reload(), retryMs);
    return;
  }
  const kiosk: KioskSurvey = await reply.json();
  const [survey] = kiosk.surveys;
  if (survey === undefined) return;
  await run({ kiosk, stage, standing: { survey, finishes: [] } });
  await keepOffline([location.pathname, address]);
}

function dressPage(): Stage {
  const waiting = element('p', { role: 'status', class: 'waiting' });
  const stage = { header: element('header'), main: element('main'), footer: element('footer'), waiting };
  document.body.replaceChildren(stage.header, stage.main, stage.footer, waiting);
  return stage;
}

async function run(frame: Frame): Promise<void> {
  const { kiosk, stage, standing } = frame;
  const queue = await openQueue({
    name: `voldaan ${location.pathname}`,
    deliver,
    onCount: (count) => {
      stage.waiting.textContent = count === 0 ? '' : sentence(standing.survey.words.waiting, { count });
    },
    onRevoked: () => switchOff(frame),
  });
  const flush = () => void queue.flush().catch(() => undefined);
  addEventListener('online', flush);
  setInterval(flush, retryMs);
  flush();

  const keep = (acts: readonly QueuedAct[]) =>
    void acts
      .reduce((before, next) => before.then(() => queue.add(next)), Promise.resolve())
      .then(flush, (error: unknown) => {
        // The device cannot keep it: somebody has to see that, and it is not thanked for.
        stage.waiting.textContent = String(error);
      });
  const screen: Screen = { ...frame, gestures: watchGestures(document), keep };
  for (const type of ['pointerdown', 'keydown', 'input']) {
    // Whoever still touches the screen is not sent away.
    document.addEventListener(type, () => {
      if (stage.main.querySelector('form')) after(standing, kiosk.idleSeconds, () => attract(screen));
    });
  }
  attract(screen);
}
