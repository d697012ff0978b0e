// In a browser, and in a worker.
import { FingerpostError, onPlatform } from './library.js';

export { FingerpostError, Guide, Offer, openOffer, start } from './library.js';

const unreachable = (address, cause) => new FingerpostError('unreachable', `${address} cannot be fetched`, { cause });

async function read(address, again) {
  let response;
  try {
    response = await fetch(address, again ? { cache: 'reload' } : {});
  } catch (cause) {
    throw unreachable(address, cause);
  }
  if (!response.ok) throw unreachable(address, response.status);
  return new Uint8Array(await response.arrayBuffer());
}

onPlatform({
  address: (given) => new URL(given, globalThis.document?.baseURI ?? globalThis.location?.href),
  read,
  wasm: () => read(new URL('fingerpost_js_bg.wasm', import.meta.url)),
});
