// In Node: files of this machine too.
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import { FingerpostError, onPlatform } from './library.js';

export { FingerpostError, Guide, Offer, openOffer, start } from './library.js';

async function read(address) {
  try {
    if (address.protocol === 'file:') {
      address.search = '';
      return new Uint8Array(await readFile(address));
    }
    const response = await fetch(address);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new FingerpostError('unreachable', `${address} cannot be read`, { cause });
  }
}

onPlatform({
  // A path, or an address with a scheme of two letters or more.
  address: (given) => (given instanceof URL || /^[a-z]{2,}:/i.test(given) ? new URL(given) : pathToFileURL(given)),
  read,
  wasm: () => read(new URL('fingerpost_js_bg.wasm', import.meta.url)),
});
