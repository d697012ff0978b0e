// A test of the types of <fingerpost-navigator>, as a page in TypeScript uses it: it is compiled, never run. What is wrong must be refused where
// `@ts-expect-error` stands.
/// <reference path="fingerpost.d.ts" />

export function page(count: (what: string, value?: number) => void): void {
  const navigator = document.createElement('fingerpost-navigator');
  navigator.offer = 'https://help.example.org/offers/anyshire/';
  navigator.start = 'service:sendias';
  navigator.headingLevel = 3;
  navigator.compact = true;
  // @ts-expect-error there is no such screen
  navigator.start = 'home';
  // @ts-expect-error a page does not say how far it has come
  navigator.state = 'ready';
  navigator.addEventListener('fingerpost-plan', (event) => count('plan', event.detail.services));
  navigator.addEventListener('fingerpost-open', (event) => {
    const { what } = event.detail;
    // @ts-expect-error nobody hears which service it was
    event.detail.id;
    // @ts-expect-error there is nothing of this kind
    if (what === 'answer') return;
    count(what);
  });
  document.addEventListener('fingerpost-error', (event) => {
    if (event.detail.code === 'blocked') count('blocked');
  });
  document.querySelector('fingerpost-navigator')?.open('need:autism');
  navigator.restart();
}
