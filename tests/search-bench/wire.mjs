// What a file weighs on its way to a browser: as a good host sends it, with brotli, or as it is where that is less.
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// The best compression of hundreds of megabytes takes many minutes: less of it there, and the table says so.
const LEVELS = [[16_000_000, 11], [100_000_000, 9], [Infinity, 5]];

/** With gzip, as a host without brotli sends it. */
export const gzipped = (bytes) => Math.min(bytes.length, gzipSync(bytes).length);

/** With brotli, and at which level. */
export const onTheWire = (bytes) => {
  const [, quality] = LEVELS.find(([most]) => bytes.length < most);
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return { bytes: Math.min(bytes.length, brotliCompressSync(bytes, { params }).length), quality };
};
