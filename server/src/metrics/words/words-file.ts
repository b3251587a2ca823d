import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { stringify } from 'csv-stringify/sync';
import { message } from '../../catalogue/message.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { openFigure } from '../figures/open-figure.ts';
import type { TextShown, WordsChoice } from './schema.ts';
import { askedOf, choiceOf, showTexts } from './show-words.ts';
import { listThemes } from './theme-views.ts';
import { hasTexts, listTexts, type TextPlace } from './word-views.ts';

const rowsMost = 20_000;
const pageRows = 1000;

/** The list as a table: the same texts, masked as on the screen, without names. */
export function makeWordsFile(product: Product, caller: Caller, query: WordsChoice): Promise<string> {
  return inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
    const figure = await openFigure(db, product.columns, askedOf(product, caller, query));
    const choice = figure && (await choiceOf(db, figure, query));
    const themes = new Map((await listThemes(db)).map(({ id, name }) => [id, name]));
    const rows: string[][] = [];
    let after: TextPlace | undefined;
    const group = choice && { ...choice, query: undefined, theme: undefined };
    if (choice && group && (await hasTexts(db, group, disclosureMinimum)))
      for (;;) {
        const page = await listTexts(db, choice, { after, limit: pageRows });
        const shown = await showTexts(db, { figure: choice.figure, rows: page, caller });
        rows.push(...shown.map((text) => fileRow(text, themes)));
        const last = page.at(-1);
        if (last === undefined || page.length < pageRows || rows.length >= rowsMost) break;
        after = { day: last.day, id: last.id };
      }
    const heading = ['response', 'at', 'score', 'question', 'text', 'themes'].map((name) =>
      message(caller.language, `words.file.${name}`),
    );
    return `\uFEFF${stringify([heading, ...rows], { record_delimiter: '\r\n', escape_formulas: true })}`;
  });
}

function fileRow(text: TextShown, themes: ReadonlyMap<string, string>): string[] {
  return [
    showId('rsp', text.response_id),
    text.at.toISOString(),
    text.score === null ? '' : String(text.score),
    text.parts.map(({ question, question_id }) => question ?? question_id).join('\n'),
    text.parts.map((part) => part.text).join('\n'),
    text.themes.flatMap(({ theme_id }) => themes.get(theme_id) ?? []).join(', '),
  ];
}
