// For a page that holds frame.html in an iframe and allows a script: gives the iframe the height of what is in it, and brings the top of each new screen
// into view. It listens to nobody but frames of this script's own origin.

const { origin: ours } = new URL(import.meta.url);
const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => frame.src.startsWith(`${ours}/`));

const does = {
  'fingerpost-height': (frame, { height }) => {
    if (height > 0 && height < 1e5) Object.assign(frame.style, { boxSizing: 'content-box', height: `${height}px` });
  },
  'fingerpost-top': (frame) => frame.getBoundingClientRect().top < 0 && frame.scrollIntoView(),
};

addEventListener('message', ({ data, origin, source }) => {
  const frame = origin === ours && frames().find((frame) => frame.contentWindow === source);
  if (frame && Object.hasOwn(does, data?.type)) does[data.type](frame, data);
});

// A frame that came before this script has told its height already.
frames().forEach((frame) => frame.contentWindow.postMessage({ type: 'fingerpost-ask' }, '*'));
