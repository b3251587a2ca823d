import type { Language } from '@voldaan/domain/language';
import { message } from '../../catalogue/message.ts';
import type { SurveyColumns } from '../columns/columns.ts';
import { channelCodes, languageCodes } from '../columns/score-codes.ts';
import type { FigureTrait } from './figure.ts';
import type { TraitLabels } from './label-views.ts';

const languageNames = { x: 'other', n: 'nl', b: 'nb', k: 'nn', e: 'en' } as const;
const channelNames = {
  m: 'mail',
  l: 'link',
  a: 'api',
  w: 'widget',
  e: 'embed',
  k: 'kiosk',
  q: 'qr',
  t: 'telephone',
} as const;

/** What the responses of a workspace can be told apart by, in the reader's words. */
export function figureTraits(
  { traits }: SurveyColumns,
  labels: TraitLabels,
  language: Language,
): readonly FigureTrait[] {
  const say = (key: Parameters<typeof message>[1]) => message(language, key);
  const unknown = say('trait.unknown');
  return [
    {
      name: 'language',
      label: say('trait.language'),
      values: languageCodes.map((letter, code) => ({
        code,
        value: languageNames[letter],
        label: say(`trait.language.${languageNames[letter]}`),
      })),
    },
    {
      name: 'channel',
      label: say('trait.channel'),
      values: channelCodes.map((letter, code) => ({
        code,
        value: channelNames[letter],
        label: say(`trait.channel.${channelNames[letter]}`),
      })),
    },
    ...traits.map(({ name, source, key, values }) =>
      withValues(
        {
          name,
          label:
            source === 'attribute' ? (labels.names.get(key) ?? key) : source === 'event' ? key : say(`trait.${source}`),
        },
        () =>
          values.map((value, code) => ({
            code,
            value,
            label: value === '' ? unknown : labelOfValue(source, value),
          })),
      ),
    ),
  ];

  function labelOfValue(source: string, value: string): string {
    if (source === 'lifecycle' && (value === 'prospect' || value === 'customer' || value === 'former'))
      return say(`trait.lifecycle.${value}`);
    return labels.values.get(value) ?? value;
  }
}

/** A figure looks at the values of one or two traits, and there are thousands of the others: they are named when they are asked for. */
function withValues(
  { name, label }: Pick<FigureTrait, 'name' | 'label'>,
  nameValues: () => FigureTrait['values'],
): FigureTrait {
  let named: FigureTrait['values'] | undefined;
  return {
    name,
    label,
    get values() {
      named ??= nameValues();
      return named;
    },
  };
}
