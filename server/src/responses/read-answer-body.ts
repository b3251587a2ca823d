import { isUtf8 } from 'node:buffer';
import { readJsonBody } from '../http/json-body.ts';

/** Bodies up to this size take the short way. */
const shortBytes = 16 * 1024;
const bracketsMost = 16;

/**
 * Reads a JSON body with the same strictness as readJsonBody, at a fraction of its time for the bodies that pages and
 * honest clients send. A name that stands twice in one object is lost in the value, so then the text has more colons
 * than the value has names. Whatever is not plainly in order goes the long way, which words the refusal.
 */
export function readAnswerBody(bytes: Buffer): unknown {
  if (bytes.length > shortBytes || !isUtf8(bytes)) return readJsonBody(bytes);
  const text = bytes.toString('utf8');
  if (text.includes('\\u') || text.includes('__proto__')) return readJsonBody(bytes);
  const colons = countColons(text);
  if (colons < 0) return readJsonBody(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return readJsonBody(bytes);
  }
  return countNames(value) === colons ? value : readJsonBody(bytes);
}

/** Colons outside of strings, or -1 when the text has many brackets or a string without an end. */
function countColons(text: string): number {
  let colons = 0;
  let brackets = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      at = endOfString(text, at);
      if (at < 0) return -1;
    } else if (unit === 0x3a) {
      colons += 1;
    } else if (unit === 0x7b || unit === 0x5b) {
      brackets += 1;
      if (brackets > bracketsMost) return -1;
    }
  }
  return colons;
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text.charCodeAt(at - 1 - escapes) === 0x5c) escapes += 1;
    if (escapes % 2 === 0) return at;
  }
  return -1;
}

function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countNames(item), 0);
  let count = 0;
  for (const item of Object.values(value)) count += 1 + (typeof item === 'object' ? countNames(item) : 0);
  return count;
}
