import type { Kernel } from './kernel-loops.ts';
import { plainKernel } from './plain-kernel.ts';
import { openWasmKernel } from './wasm-kernel.ts';

/** Sixteen rows at once where WebAssembly with SIMD is to be had, which is everywhere that is not very old. */
export const kernel: Kernel = openWasmKernel() ?? plainKernel;
