/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/**
 * Scores on a page that stand without an interval and a number of answers beside them: in the same row or the same
 * estimate; of a cross-tab the number stands at the head of the column. A score is what the page itself calls data.
 */
export function bareFigures(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const interval = /(tussen|mellom|between)\s.+?\s(en|og|and)\s|[\d%]\s(en|og|and|tot|–)\s[−+]?\d/i;
    const count = /\d+\s*(antwoord|svar|answer|klant|kunde|customer|volledige)|\bn\s*=?\s*\d|\d+\s*$/im;
    const headOf = (score: Element) => {
      const cell = score.closest('td');
      return cell?.closest('table')?.querySelectorAll('thead tr:last-child > *')[cell.cellIndex]?.textContent ?? '';
    };
    return [...document.querySelectorAll('main data')]
      .filter((score) => {
        for (let around = score.parentElement, steps = 0; around !== null && steps < 4; steps += 1) {
          const text = (around.textContent ?? '').replaceAll(/\s+/g, ' ');
          if (interval.test(text) && (count.test(text) || /\d/.test(headOf(score)))) return false;
          around = around.parentElement;
        }
        return true;
      })
      .map((score) => `${score.textContent}: ${(score.parentElement?.textContent ?? '').slice(0, 120)}`);
  });
}
