import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../database/workspace-transaction.ts';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { openFigure } from '../figures/open-figure.ts';
import { chooseDrivers, countDrivers } from './count-drivers.ts';
import { surveyWithDrivers } from './driver-views.ts';
import { normOfDrivers } from './norm-of-drivers.ts';
import { resampleInThread } from './resample-thread.ts';
import { type DriversReply, driversQuerySchema, driversSchema } from './schema.ts';
import { findFigureDrivers, showDrivers, unitsOf } from './show-drivers.ts';

/** The same for everybody, so that two readers of one figure read one interval. */
const seed = 20_260_101;

export function driversRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'driver.show',
    method: 'GET',
    url: '/v1/drivers',
    summary: 'What goes together with a score, how much of it each part accounts for, and what is certain of that',
    schema: { query: driversQuerySchema, reply: driversSchema },
    isReport: true,
    handler: async ({ caller, query }) => {
      const { drivers, bootstrap, ...asked } = query;
      const today = product.clock().toISOString().slice(0, 10);
      const { language } = caller;
      const opened = await inWorkspace(product.databases.app, caller.workspaceId, async (db) => {
        const survey = asked.survey ?? (await surveyWithDrivers(db));
        const found = await openFigure(db, product.columns, { ...asked, survey, today, language });
        if (found === undefined) return undefined;
        return { found, norm: await normOfDrivers(db, found, chooseDrivers(found, drivers).drivers) };
      });
      if (opened === undefined) return noSurvey;
      // Counted afterwards: what of groups may be shown takes a while to find, item by item, and a transaction must not idle.
      const figure = findFigureDrivers(countDrivers(opened.found, drivers));
      const isResampled = bootstrap === 'true' && figure.refusal === null;
      const resampled = isResampled
        ? await resampleInThread(figure.counted.products, { units: unitsOf(figure.counted), level: 0.95, seed })
        : undefined;
      return showDrivers(figure, resampled === undefined ? null : { ...resampled, seed }, language, opened.norm);
    },
  });
}

const noSurvey: DriversReply = {
  head: null,
  outcome: null,
  offered: [],
  chosen: [],
  n: 0,
  rows_lost: 0,
  answers_needed: 0,
  method: 'lmg',
  r_squared: null,
  refusal: null,
  map: null,
  drivers: [],
  bootstrap: null,
};
