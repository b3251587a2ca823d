import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { message } from '../../catalogue/message.ts';
import { showId } from '../../database/public-id.ts';
import { inWorkspaceReading, type WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { openFigure } from '../figures/open-figure.ts';
import type { Table, TableCell } from '../figures/table.ts';
import type { TextShown, WordsChoice } from './schema.ts';
import { askedOf, choiceOf, showTexts } from './show-words.ts';
import { sizeGroup } from './size-group.ts';
import { groupOf, type TextChoice } from './text-source-views.ts';
import { readFilling } from './text-views.ts';
import { listThemes } from './theme-views.ts';
import { listPlaces, readTexts } from './word-views.ts';

const rowsMost = 20_000;
const pageRows = 1000;
const columns = ['response', 'at', 'anonymous', 'score', 'question', 'text', 'themes'] as const;

/** The list as a table: the same texts, masked as on the screen, without names. */
export function makeWordsTable(product: Product, caller: Caller, query: WordsChoice): Promise<Table> {
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    const figure = await openFigure(db, product.columns, askedOf(product, caller, query));
    const filling = await readFilling(db);
    const choice = figure && (await choiceOf(db, figure, { ...query, filling }));
    const isShown = choice !== undefined && (await sizeGroup(db, groupOf(choice))).customers >= disclosureMinimum;
    const say = (key: string, values = {}) => message(caller.language, `words.file.${key}`, values);
    return {
      name: say('name'),
      columns: columns.map((name) => say(name)),
      rows: isShown ? await tableRows(db, choice, caller) : [],
      notes:
        figure === undefined ? [] : [say('note', { survey: figure.survey.name, ...figure.window, most: rowsMost })],
    };
  });
}

async function tableRows(
  db: WorkspaceTransaction,
  choice: TextChoice,
  caller: Caller,
): Promise<readonly TableCell[][]> {
  const themes = new Map((await listThemes(db)).map(({ id, name }) => [id, name]));
  const rows: TableCell[][] = [];
  const places = await listPlaces(db, choice, { after: undefined, limit: rowsMost });
  for (let from = 0; from < places.length; from += pageRows) {
    const texts = await readTexts(db, choice.figure, places.slice(from, from + pageRows));
    const shown = await showTexts(db, { figure: choice.figure, rows: texts, caller });
    rows.push(...shown.map((text) => tableRow(text, { themes, language: caller.language })));
  }
  return rows;
}

type Wording = Readonly<{ themes: ReadonlyMap<string, string>; language: Language }>;

function tableRow(text: TextShown, { themes, language }: Wording): TableCell[] {
  const at = text.at.toISOString();
  return [
    showId('rsp', text.response_id),
    // Of what was said anonymously only the day is kept.
    text.is_anonymous ? at.slice(0, 10) : at,
    message(language, text.is_anonymous ? 'words.file.yes' : 'words.file.no'),
    text.score,
    text.parts.map(({ question, question_id }) => question ?? question_id).join('\n'),
    text.parts.map((part) => part.text).join('\n'),
    text.themes.flatMap(({ theme_id }) => themes.get(theme_id) ?? []).join(', '),
  ];
}
