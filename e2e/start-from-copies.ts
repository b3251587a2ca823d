import { inject } from 'vitest';
import { startFromCopies } from './product.ts';

// In each test file, before its tests: what was prepared for all of them.
startFromCopies(inject('firstFolders'));
