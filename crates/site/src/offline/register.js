// Has the browser keep the site for when there is no network, once the page is there: a family's first page comes first. Whoever asks for less data is
// left alone. Where a browser can not, or will not, the site works as without.
{
  const workers = navigator.serviceWorker;
  const keep = async () => {
    try {
      await workers.register(new URL('service-worker.js', import.meta.url), { updateViaCache: 'none' });
      // What the page had before there was a worker to see it.
      if (!workers.controller) (await workers.ready).active.postMessage(performance.getEntriesByType('resource').map(({ name }) => name));
    } catch {}
  };
  if (workers && !navigator.connection?.saveData) document.readyState === 'complete' ? keep() : addEventListener('load', keep);

  // Who leaves in a hurry leaves no list of the pages that they opened: by the button, or by Shift three times in five seconds. Nor does who clears everything.
  const forget = () => workers?.controller?.postMessage('forget');
  let presses = [];
  addEventListener('click', (event) => event.composedPath().some((part) => part.matches?.('.leave, .clear')) && forget(), true);
  addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    presses = key === 'Shift' ? [...presses.filter((press) => timeStamp - press < 5000), timeStamp] : [];
    if (presses.length > 2) forget();
  }, true);
}
