export * from '../language.ts';
