import type { Birthday } from '@voldaan/domain/contacts/birthday';
import { useCallback } from 'react';
import { useFormat } from '../catalogue/format.ts';
import { useSay } from '../catalogue/text.tsx';
import type { Attribute } from './customer-requests.ts';

/** A value of an attribute as the reader's language writes it. */
export function useAttributeWords(): (attribute: Attribute, value: string | number | boolean) => string {
  const say = useSay();
  const format = useFormat();
  return useCallback(
    (attribute, value) => {
      if (typeof value === 'boolean') return say(value ? 'ui.yes' : 'ui.no');
      if (typeof value === 'number') return format.given(value);
      return attribute.kind === 'date' ? format.day(`${value}T12:00:00Z`) : value;
    },
    [say, format],
  );
}

/** 29 februari, in a year that has one. */
export function birthdayWords({ month, day }: Birthday, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, month - 1, day)),
  );
}
