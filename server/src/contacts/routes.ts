import type { FastifyInstance } from 'fastify';
import type { Product } from '../product.ts';
import { attributeRoutes } from './attributes/attribute-routes.ts';
import { contactRoutes } from './contact-routes.ts';
import { doubleRoutes } from './doubles/double-routes.ts';
import { contactImportRoutes } from './imports/import-routes.ts';
import { organisationRoutes } from './organisations/organisation-routes.ts';
import { suppressionRoutes } from './suppressions/suppression-routes.ts';

export function contactsRoutes(app: FastifyInstance, product: Product): void {
  contactRoutes(app, product);
  organisationRoutes(app, product);
  attributeRoutes(app, product);
  doubleRoutes(app, product);
  suppressionRoutes(app, product);
  contactImportRoutes(app, product);
}
