// Reloads the page when its offer was saved, and shows what is wrong over it until that is mended.
'use strict';
(() => {
  let build;
  let shown;

  const show = (mistakes) => {
    shown?.remove();
    shown = undefined;
    if (!mistakes) return;
    shown = document.createElement('div');
    shown.setAttribute('role', 'alert');
    Object.assign(shown.style, {
      position: 'fixed', inset: '0 0 auto', maxHeight: '80vh', overflow: 'auto', zIndex: 2147483647, padding: '1em',
      background: '#fff', color: '#0b0c0c', borderBottom: '6px solid #b10e1e', boxShadow: '0 4px 16px #0006',
    });
    const heading = document.createElement('h2');
    heading.textContent = 'Something in the offer needs mending. This is the last good page.';
    const text = document.createElement('pre');
    text.textContent = mistakes;
    Object.assign(text.style, { whiteSpace: 'pre-wrap', font: '14px/1.4 monospace' });
    shown.append(heading, text);
    document.body.append(shown);
  };

  const changes = new EventSource('/_fingerpost/changes');
  changes.onmessage = ({ data }) => {
    const { build: now, mistakes } = JSON.parse(data);
    if (build !== undefined && now !== build && !mistakes) return location.reload();
    build = now;
    show(mistakes);
  };
  // The browser listens again by itself when the server has come back, and is then told of a build of another count.
})();
