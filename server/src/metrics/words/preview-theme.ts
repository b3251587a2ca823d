import type { Language } from '@voldaan/domain/language';
import { disclosureMinimum } from '@voldaan/domain/metrics/disclosure/shown-values';
import { estimateMention } from '@voldaan/domain/metrics/words/estimate-mention';
import { mentionPairs } from '@voldaan/domain/metrics/words/mention-pairs';
import { checkThemeRules } from '@voldaan/domain/metrics/words/theme-rule';
import { Refusal } from '@voldaan/domain/refusal';
import { inWorkspaceReading } from '../../database/workspace-transaction.ts';
import type { Caller } from '../../http/caller.ts';
import type { Product } from '../../product.ts';
import { showEstimate } from '../estimate-view.ts';
import type { Figure } from '../figures/figure.ts';
import { openFigure } from '../figures/open-figure.ts';
import {
  listHits,
  listLost,
  listMissed,
  listOthers,
  listTurned,
  listWrong,
  type QuoteList,
  type RuleTrial,
  sumWriters,
} from './preview-views.ts';
import type { PreviewBody, PreviewReply } from './schema.ts';
import { askedOf, shownText, writersAsked } from './show-words.ts';
import { sizeGroup } from './size-group.ts';
import { allTexts } from './text-source-views.ts';
import { requireTheme } from './themes.ts';
import { queryOfRules } from './word-query-views.ts';

/** What the rules of a theme would hit and miss, before they are saved. Changes nothing. */
export function previewTheme(product: Product, caller: Caller, body: PreviewBody): Promise<PreviewReply> {
  const [fault] = checkThemeRules(body.rules);
  if (fault !== undefined) throw new Refusal(fault.code, { pointer: fault.pointer });
  return inWorkspaceReading(product.databases.app, caller.workspaceId, async (db) => {
    if (body.theme_id !== null) await requireTheme(db, body.theme_id);
    const everybody = { survey: body.survey, period: body.period, where: '', q: '' };
    const figure = await openFigure(db, product.columns, askedOf(product, caller, everybody));
    const hits = queryOfRules(body.rules);
    const words = queryOfRules(body.rules.map((rule) => ({ ...rule, unless: [] })));
    if (figure === undefined || hits === undefined || words === undefined) return nothing;
    const { texts, customers } = await sizeGroup(db, allTexts(figure));
    if (customers < disclosureMinimum) return nothing;
    const trial: RuleTrial = { figure, hits, words, theme: body.theme_id };
    const show = (list: QuoteList) => showQuotes(figure, list, caller.language);
    const found = await listHits(db, trial);
    const asked = writersAsked({ figure }, { texts });
    const writers = asked === 'untold' ? undefined : await sumWriters(db, trial, asked);
    const count = {
      mentions: found.count,
      texts: Math.max(found.count, texts),
      pairs: writers && mentionPairs(writers),
    };
    const { from, to } = figure.window;
    return {
      texts,
      share: showEstimate(estimateMention(count, { from, to })),
      hits: show(found),
      turned: show(await listTurned(db, trial)),
      lost: show(await listLost(db, trial)),
      missed: show(await listMissed(db, trial)),
      wrong: show(await listWrong(db, trial)),
      others: show(await listOthers(db, trial)),
    };
  });
}

const none = { count: 0, data: [] };
const nothing: PreviewReply = {
  texts: 0,
  share: null,
  hits: none,
  turned: none,
  lost: none,
  missed: none,
  wrong: none,
  others: none,
};

function showQuotes({ metric }: Figure, { count, rows }: QuoteList, language: Language) {
  return {
    count,
    data: rows.map(({ id, at, is_anonymous, score, parts }) => ({
      response_id: id,
      at,
      is_anonymous,
      score: score === null ? null : score * metric.scale.step,
      text: shownText(parts.join('\n'), language),
    })),
  };
}
