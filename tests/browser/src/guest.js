// What a page has that a guest on it must leave alone. Sizes and places follow what stands on the page, so they are left out.
const guest = (() => {
  const follows = /^(width|height|block-size|inline-size|top|right|bottom|left|inset.*|perspective-origin|transform-origin|grid-template-(rows|columns))$/;
  const styled = (e) => {
    const style = getComputedStyle(e);
    return Object.fromEntries([...style].filter((name) => !follows.test(name)).map((name) => [name, style.getPropertyValue(name)]));
  };
  const own = [...document.querySelectorAll('*')].filter((e) => !e.closest('fingerpost-navigator, head'));
  // What these tests' own tools leave behind.
  const tools = ['axe', '__core-js_shared__', 'se_exportedFunctionSymbol'];
  const called = (e, at) => `${at} <${e.localName}>`;
  return {
    // What it does while a family uses what stands on it.
    way: { address: location.href, history: history.length, state: history.state, scroll: history.scrollRestoration },
    page: {
      title: document.title,
      root: [...document.documentElement.attributes].map((a) => `${a.name}=${a.value}`),
      body: [...document.body.attributes].map((a) => `${a.name}=${a.value}`),
      inBody: document.body.childElementCount,
      // In a page without the element the same script is there, under a type that does not run.
      head: [...document.head.children].map((e) => (e.src ? e.localName : e.outerHTML)),
      sheets: document.adoptedStyleSheets ? document.adoptedStyleSheets.length : 0,
      globals: Object.getOwnPropertyNames(window).filter((name) => !tools.includes(name)).sort(),
    },
    styles: Object.fromEntries(own.map((e, at) => [called(e, at), styled(e)])),
  };
})();
