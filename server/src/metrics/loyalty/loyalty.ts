import type { Language } from '@voldaan/domain/language';
import { dayNumber, dayOfNumber } from '@voldaan/domain/metrics/calendar-day';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { countLoyalty } from '@voldaan/domain/metrics/loyalty/count-loyalty';
import {
  type LoyaltyItem,
  type LoyaltyItems,
  loyaltyItems,
  loyaltyQuestions,
} from '@voldaan/domain/metrics/loyalty/loyalty-items';
import { loyaltyMatrix } from '@voldaan/domain/metrics/loyalty/loyalty-matrix';
import { satisfactionClass } from '@voldaan/domain/metrics/loyalty/satisfaction-class';
import { fillText, textOfQuestion } from '@voldaan/domain/surveys/fill-text';
import { itemOf } from '@voldaan/domain/surveys/library/items';
import { matchLanguage } from '@voldaan/domain/surveys/match-language';
import { textIn } from '@voldaan/domain/surveys/survey-text';
import type { WorkspaceTransaction } from '../../database/workspace-transaction.ts';
import type { Columns } from '../columns/columns.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { showHead } from '../figures/figure-head.ts';
import type { FigureQuery } from '../figures/figure-query.ts';
import { openFigure } from '../figures/open-figure.ts';
import { type BoughtRow, boughtByScore, countSilent, followCustomers, listEventKinds } from './followed-views.ts';
import { surveyWithLoyalty } from './loyalty-survey-views.ts';
import { purchaseKinds } from './purchase-kinds.ts';
import { followedDays } from './said-views.ts';
import type { LoyaltyReply } from './schema.ts';
import { showBehaviour } from './show-behaviour.ts';

export type LoyaltyAsked = FigureQuery &
  Readonly<{
    purchase?: string | undefined;
    horizonDays: number;
    now: Date;
    language: Language;
  }>;

/** After how many days without a sign a customer is called silent. */
const silentDays = 180;

/** Why customers stay, what they did after they said how satisfied they are, and who is never heard. */
export async function makeLoyalty(
  db: WorkspaceTransaction,
  columns: Columns,
  asked: LoyaltyAsked,
): Promise<LoyaltyReply> {
  const today = asked.now.toISOString().slice(0, 10);
  const survey = asked.survey ?? (await surveyWithLoyalty(db));
  const figure = await openFigure(db, columns, { ...asked, survey, today });
  const known = await listEventKinds(db);
  const kinds = purchaseKinds(asked.purchase, known);
  const since = dayOfNumber(dayNumber(today) - silentDays);
  const shared = {
    purchase_kinds: [...kinds],
    known_kinds: [...known],
    horizon_days: asked.horizonDays,
    silent: { since, ...(await countSilent(db, new Date(`${since}T00:00:00Z`))) },
  };
  if (figure === undefined) return { ...nothing, ...shared, head: null };
  const items = loyaltyItems(figure.items);
  const { now, horizonDays, language } = asked;
  return {
    ...shared,
    head: showHead(figure, language),
    ...describeParts(figure, items, language),
    matrix: makeMatrix(figure, items),
    ...(await followed(db, figure, { satisfaction: items.satisfaction, kinds, now, horizonDays })),
  };
}

const nothing = { parts: [], missing: [], matrix: null, followed: null, bought: null, left: null, value_at_stake: [] };

type Parts = Pick<LoyaltyReply, 'parts' | 'missing'>;

/** Which question tells what, and what the survey would have to ask besides. */
function describeParts({ definition }: Figure, items: LoyaltyItems, language: Language): Parts {
  const tag = matchLanguage([language], definition.languages);
  const names = ['satisfaction', 'intention', 'freedom'] as const;
  return {
    parts: names.flatMap((part) => {
      const found = items[part];
      if (found === undefined) return [];
      const { item, from } = found;
      const label = textOfQuestion(definition, item.question, tag);
      return [{ part, item: item.key, label, from, to: item.metric.scale.max }];
    }),
    missing: names.flatMap((part) => {
      const [libraryItem] = loyaltyQuestions[part];
      const question = itemOf(libraryItem)?.question;
      if (items[part] !== undefined || question === undefined) return [];
      return [{ part, library_item: libraryItem, label: fillText(definition, textIn(question.text, tag), tag) }];
    }),
  };
}

function makeMatrix(figure: Figure, { satisfaction, intention, freedom }: LoyaltyItems): LoyaltyReply['matrix'] {
  if (satisfaction === undefined || intention === undefined || freedom === undefined) return null;
  const found = { satisfaction, intention, freedom };
  const { from, to } = figure.window;
  const cells = figure.isDisclosed
    ? figure.columns.segments.flatMap((segment) =>
        countLoyalty(segment, found, figure.match(segment, figure.window, { item: satisfaction.item })),
      )
    : [];
  const { n, groups, captiveStayers } = loyaltyMatrix(cells, { from, to });
  // Below the minimum of a chosen group nothing is counted at all.
  if (n < disclosureMinimum) return null;
  return {
    n,
    groups: groups.map(({ group, share }) => ({ group, share: showEstimate(share) })),
    captive_stayers: showEstimate(captiveStayers),
  };
}

type Follow = Readonly<{
  satisfaction: LoyaltyItem | undefined;
  kinds: readonly string[];
  now: Date;
  horizonDays: number;
}>;

async function followed(
  db: WorkspaceTransaction,
  figure: Figure,
  { satisfaction, kinds, now, horizonDays }: Follow,
): Promise<Pick<LoyaltyReply, 'followed' | 'bought' | 'left' | 'value_at_stake'>> {
  if (satisfaction === undefined) return { followed: null, bought: null, left: null, value_at_stake: [] };
  const { item } = satisfaction;
  const rows = await followCustomers(db, figure, { item, kinds, now, horizonDays });
  const { from, to } = followedDays(figure);
  const told = { metric: item.metric, horizonDays, period: { from, to } };
  const behaviour = (event: 'bought' | 'left') =>
    showBehaviour(
      rows.filter((row) => row.event === event),
      told,
    );
  return {
    followed: { from, to },
    bought: behaviour('bought'),
    left: behaviour('left'),
    value_at_stake: atStake(await boughtByScore(db, figure, { item, kinds, now }), satisfaction),
  };
}

/** What the dissatisfied bought, where they are enough not to be told apart, and the others as well. */
function atStake(rows: readonly BoughtRow[], { item }: LoyaltyItem): LoyaltyReply['value_at_stake'] {
  const { metric } = item;
  return [...Map.groupBy(rows, ({ currency }) => currency)].flatMap(([currency, ofCurrency]) => {
    const risky = ofCurrency.filter(
      ({ score }) => satisfactionClass(metric, score * metric.scale.step) === 'dissatisfied',
    );
    const customers = sumOf(risky, 'customers');
    const customersOfAll = sumOf(ofCurrency, 'customers');
    const rest = customersOfAll - customers;
    if (customers < disclosureMinimum || (rest > 0 && rest < disclosureMinimum)) return [];
    return [
      {
        currency,
        amount: sumOf(risky, 'amount'),
        customers,
        amount_of_all: sumOf(ofCurrency, 'amount'),
        customers_of_all: customersOfAll,
      },
    ];
  });
}

function sumOf(rows: readonly BoughtRow[], of: 'customers' | 'amount'): number {
  return rows.reduce((sum, row) => sum + row[of], 0);
}
