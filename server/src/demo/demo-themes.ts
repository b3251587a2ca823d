import type { ThemeRule } from '@voldaan/domain/metrics/words/theme-rule';
import { uuid } from '../database/uuid.ts';
import type { WorkspaceTransaction } from '../database/workspace-transaction.ts';
import { fillTexts } from '../metrics/words/keep-texts.ts';
import { keepTheme } from '../metrics/words/themes.ts';

type DemoTheme = Readonly<{ name: string; description: string; rules: readonly ThemeRule[] }>;

const rule = (
  language: ThemeRule['language'],
  words: readonly string[],
  unless: readonly string[] = [],
): ThemeRule => ({ language, words, unless });

/** The codebook of the sample, for what its customers say (demo-words.ts). */
const themes: readonly DemoTheme[] = [
  {
    name: 'Telefonisch bereikbaar',
    description:
      'Bellen, wachten aan de telefoon en of er wordt teruggebeld. Niet: de werkplaats die zelf belt met goed nieuws.',
    rules: [
      rule('nl', ['keer gebeld', 'belde terug', 'zelf bellen', 'aan de telefoon'], ['monteur belde']),
      rule('nb', ['ringte']),
      rule('en', ['called']),
    ],
  },
  {
    name: 'Op tijd klaar',
    description: 'Of de fiets klaar was wanneer dat beloofd was, te laat of juist op tijd.',
    rules: [
      rule('nl', ['dagen later', 'langer dan afgesproken', 'dezelfde dag', 'doen wat ze beloven']),
      rule('nb', ['dager for sent', 'lengre tid', 'samme dag']),
      rule('en', ['days later', 'took longer', 'same day']),
    ],
  },
  {
    name: 'Bericht over de voortgang',
    description: 'Horen hoe het ervoor staat, zonder er zelf om te vragen.',
    rules: [
      rule('nl', ['bericht*', 'hoorde ik niets', 'vragen waar mijn fiets']),
      rule('nb', ['melding', 'uten beskjed']),
      rule('en', ['message', 'nobody told me']),
    ],
  },
  {
    name: 'Prijs en rekening',
    description: 'Wat het kostte, en of dat vooraf gezegd was.',
    rules: [rule('nl', ['prijs', 'rekening', 'kostte', 'goedkoper']), rule('nb', ['koste']), rule('en', ['cost'])],
  },
  {
    name: 'Vriendelijkheid',
    description: 'Hoe klanten ontvangen worden. Niet: de wens dat het vriendelijker mag.',
    rules: [rule('nl', ['vriendelijk'], ['mag het vriendelijker']), rule('nb', ['hyggelig']), rule('en', ['kindly'])],
  },
  {
    name: 'Uitleg',
    description: 'Of gezegd is wat er kapot was en wat eraan gedaan is.',
    rules: [rule('nl', ['legden uit', 'uitgelegd', 'uitleg']), rule('nb', ['forklarte']), rule('en', ['explained'])],
  },
  {
    name: 'Vakwerk',
    description: 'De reparatie zelf: goed gedaan, of niet in één keer.',
    rules: [
      rule('nl', ['gerepareerd', 'goede monteurs', 'prima werk', 'werk is goed', 'sleepte', 'opnieuw langskomen']),
      rule('nb', ['godt arbeid', 'fint utført']),
      rule('en', ['good work']),
    ],
  },
];

/** Gives the sample its codebook, and codes all that its customers wrote by it. */
export async function insertDemoThemes(
  db: WorkspaceTransaction,
  { ownerId, now }: Readonly<{ ownerId: string; now: Date }>,
): Promise<void> {
  await fillTexts(db, now);
  for (const theme of themes) await keepTheme(db, { ...theme, id: uuid(now.getTime()), madeBy: ownerId, at: now });
}
