import { describe, expect, it } from 'vitest';
import { isOfWebsites, readWebsite } from './read-website.ts';

describe('a website on which a survey is asked', () => {
  it.each([
    ['https://winkel.example', 'https://winkel.example'],
    ['winkel.example', 'https://winkel.example'],
    [' https://Winkel.example/kassa?stap=2 ', 'https://winkel.example'],
    ['https://winkel.example:443', 'https://winkel.example'],
    ['https://winkel.example:8443/', 'https://winkel.example:8443'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['*.winkel.example', 'https://*.winkel.example'],
    ['https://kjøp.example', 'https://xn--kjp-1na.example'],
  ])('%s is read as browsers name it', (typed, website) => {
    expect(readWebsite(typed)).toBe(website);
  });

  it.each([
    '',
    '*',
    '*.',
    '*.example',
    '*.192.0.2.1',
    'https://*.*.winkel.example',
    'win*.example',
    'winkel..example',
    '.winkel.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://jan:geheim@winkel.example',
    'https://winkel.example https://ander.example',
    `https://${'a'.repeat(300)}.example`,
  ])('"%s" is none', (typed) => {
    expect(readWebsite(typed)).toBeUndefined();
  });

  it.each([
    ['https://winkel.example', true],
    ['http://winkel.example', false],
    ['https://winkel.example:8443', false],
    ['https://www.winkel.example', false],
    ['https://evilwinkel.example', false],
    ['https://winkel.example.evil.example', false],
    ['https://nl.klant.example', true],
    ['https://a.nl.klant.example', true],
    ['https://klant.example', false],
    ['https://evilklant.example', false],
    ['http://nl.klant.example', false],
    ['null', false],
    ['', false],
  ])('a page of %s is let in: %s', (origin, isLetIn) => {
    expect(isOfWebsites(['https://winkel.example', 'https://*.klant.example'], origin)).toBe(isLetIn);
  });
});
