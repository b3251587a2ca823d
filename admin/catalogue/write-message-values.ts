/**
 * Writes src/catalogue/message-values.ts from en.json: for every message the values that it takes, so that a wrong
 * key or a missing value does not compile. Run by `npm run messages`; a test refuses a file that has fallen behind.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';

type Catalogue = Record<string, string>;

const here = new URL('.', import.meta.url);
const target = new URL('../src/catalogue/message-values.ts', here);

export function readCatalogue(language: string): Catalogue {
  const text = readFileSync(new URL(`${language}.json`, here), 'utf8');
  return JSON.parse(text) as Catalogue;
}

/** Name and type of every value in a message, tags left out: those are the drawing side's business. */
export function valuesOf(message: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  collect(parse(message), values);
  return values;
}

/** The tags in a message: <b> and whatever links it has. */
export function tagsOf(message: string): readonly string[] {
  return [...message.matchAll(/<([a-z]+)>/g)].map((match) => match[1] ?? '').sort();
}

export function wordMessageValues(catalogue: Catalogue): string {
  const lines = Object.entries(catalogue).map(([key, message]) => {
    const values = [...valuesOf(message)].map(([name, type]) => `${name}: ${type}`).join('; ');
    return `  '${key}': ${values === '' ? 'undefined' : `{ ${values} }`};`;
  });
  return `// biome-ignore-all format: written by catalogue/write-message-values.ts from en.json; do not edit.\nexport type MessageValues = {\n${lines.join('\n')}\n};\n`;
}

function collect(elements: readonly MessageFormatElement[], values: Map<string, string>) {
  for (const element of elements) {
    if (element.type === TYPE.argument) keep(values, element.value, 'string | number');
    if (element.type === TYPE.number) keep(values, element.value, 'number');
    if (element.type === TYPE.tag) collect(element.children, values);
    if (element.type === TYPE.select || element.type === TYPE.plural) {
      keep(values, element.value, element.type === TYPE.plural ? 'number' : 'string');
      for (const option of Object.values(element.options)) collect(option.value, values);
    }
  }
}

/** The narrower type wins when a value is used twice: as a plural and as plain text. */
function keep(values: Map<string, string>, name: string, type: string) {
  const known = values.get(name);
  if (known === undefined || known === 'string | number') values.set(name, type);
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(target, wordMessageValues(readCatalogue('en')));
}
