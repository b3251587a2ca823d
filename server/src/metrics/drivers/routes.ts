import type { FastifyInstance } from 'fastify';
import { route } from '../../http/route.ts';
import type { Product } from '../../product.ts';
import { openFigure } from '../figures/open-figure.ts';
import { figuresAlongside, readFigures } from '../figures/read-figures.ts';
import { chooseDrivers } from './count-drivers.ts';
import { surveyWithDrivers } from './driver-views.ts';
import { driversOfFigure } from './drivers-of-figure.ts';
import { normOfDrivers } from './norm-of-drivers.ts';
import { type DriversReply, driversQuerySchema, driversSchema } from './schema.ts';

export function driversRoutes(app: FastifyInstance, product: Product): void {
  route(app, {
    name: 'driver.show',
    method: 'GET',
    url: '/v1/drivers',
    summary: 'What goes together with a score, how much of it each part accounts for, and what is certain of that',
    schema: { query: driversQuerySchema, reply: driversSchema },
    isReport: true,
    alongside: figuresAlongside(product),
    handler: async ({ caller, query }) => {
      const { drivers, bootstrap, ...asked } = query;
      const today = product.clock().toISOString().slice(0, 10);
      const { language } = caller;
      const opened = await readFigures(product, caller, async (db) => {
        const survey = asked.survey ?? (await surveyWithDrivers(db));
        const found = await openFigure(db, product.columns, { ...asked, survey, today, language });
        if (found === undefined) return undefined;
        return { found, norm: await normOfDrivers(db, found, chooseDrivers(found, drivers).drivers) };
      });
      if (opened === undefined) return noSurvey;
      const { found, norm } = opened;
      return driversOfFigure(found, { drivers, isResampled: bootstrap === 'true', norm, language });
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
