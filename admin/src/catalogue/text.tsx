import type { ReactNode } from 'react';
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { MessageValues } from './message-values.ts';

export type MessageKey = keyof MessageValues;

/** Messages that need no values: labels, headings, the words of a closed list. */
export type PlainMessageKey = { [K in MessageKey]: MessageValues[K] extends undefined ? K : never }[MessageKey];

type ValuesOf<K extends MessageKey> = MessageValues[K] extends undefined ? [] : [values: MessageValues[K]];

export type Say = <K extends MessageKey>(key: K, ...values: ValuesOf<K>) => string;

/** Gives the function that words one message of the catalogue; a wrong key or a missing value does not compile. */
export function useSay(): Say {
  const intl = useIntl();
  return useCallback(
    (key, ...values) => {
      const id: string = key;
      return intl.formatMessage({ id }, values[0] ?? {}).toString();
    },
    [intl],
  );
}

/** A message with bold words or links in it: <b>…</b> is bold, any other tag is given by name. */
export function Rich<K extends MessageKey>(
  props: Readonly<{ message: K; tags?: Readonly<Record<string, (words: ReactNode) => ReactNode>> }> &
    (MessageValues[K] extends undefined ? { values?: undefined } : { values: MessageValues[K] }),
) {
  const intl = useIntl();
  const tags = Object.entries({ b: bold, ...props.tags }).map(([name, draw]) => [
    name,
    (words: readonly ReactNode[]) => draw(words),
  ]);
  const id: string = props.message;
  return <>{intl.formatMessage({ id }, { ...props.values, ...Object.fromEntries(tags) })}</>;
}

function bold(words: ReactNode) {
  return <b>{words}</b>;
}
