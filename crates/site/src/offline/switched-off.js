// The site keeps nothing on a family's device: it was built without `--offline`. Where a worker of an earlier build still does, the browser finds this in its place
// at the next visit, and it takes away what that one kept, and itself.

const OURS = `fingerpost ${new URL(registration.scope).pathname} `; // caches are the whole origin's: others' are left alone

const end = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(names.map((name) => caches.delete(name)));
  await registration.unregister();
};

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(end()));
