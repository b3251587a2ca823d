import { isRecord } from '../corpus-line.ts';

type Fields = Readonly<Record<string, unknown>>;

const kinds: Readonly<Record<string, string>> = {
  text: 'open',
  comment: 'open',
  textarea: 'open',
  rating: 'rating',
  nps: 'rating',
  boolean: 'yes-no',
  yesno: 'yes-no',
  radiogroup: 'single',
  checkbox: 'multiple',
  ranking: 'ranking',
  date: 'date',
  number: 'number',
};

/**
 * Puts a definition of the corpus into the words of ours, as JSON text: its pages behind our opening question, its
 * questions with our fields filled in. Whatever we have no word for stays as it is, to be judged by the server.
 */
export function translateDefinition(ours: Fields, given: Fields): string {
  const { title, pages, ...rest } = given;
  const words = typeof title === 'string' ? perLanguage(title) : title;
  const slip = title === undefined ? {} : { slip: { title: words, detail: perLanguage('x') } };
  const own = Array.isArray(ours['nodes']) ? ours['nodes'] : [];
  const added = Array.isArray(pages) ? pages.map(translatePage) : [pages].filter((value) => value !== undefined);
  return JSON.stringify({ ...ours, ...slip, nodes: [...own, ...added], ...rest });
}

function translatePage(page: unknown, index: number): unknown {
  if (!isRecord(page)) return page;
  const { questions, elements, name, ...rest } = page;
  const list = questions ?? elements;
  return {
    kind: 'page',
    id: name ?? `given${index}`,
    nodes: Array.isArray(list) ? list.map(translateQuestion) : list,
    ...rest,
  };
}

function translateQuestion(question: unknown, index: number): unknown {
  if (!isRecord(question)) return question;
  const { type, name = `given_${index}`, title = 'x', isRequired = false, visibleIf, ...rest } = question;
  const kind = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : type;
  return {
    kind,
    id: name,
    item: typeof name === 'string' && /^[a-z][a-z0-9_]*$/.test(name) ? name : 'given',
    text: typeof title === 'string' ? perLanguage(title) : title,
    required: isRequired,
    ...(kind === 'open' ? { lengthMax: 1000 } : {}),
    ...(kind === 'rating' ? { scale: 'C11', role: 'none', comparabilityKey: 'given:C11:1' } : {}),
    ...(typeof visibleIf === 'string' ? { when: translateCondition(visibleIf) } : {}),
    ...rest,
  };
}

/** `{a} = 1` is `a = 1` with us. */
export function translateCondition(condition: string): string {
  return condition.replace(/\{([a-z][a-z0-9_]*)\}/gi, '$1');
}

function perLanguage(text: string) {
  return { nl: text, nb: text, en: text };
}
