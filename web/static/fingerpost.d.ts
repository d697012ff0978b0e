// Types of <fingerpost-navigator> for pages that are written in TypeScript. docs/embed.md says what each does.
//
//   /// <reference path="fingerpost.d.ts" />
//   document.querySelector('fingerpost-navigator')?.addEventListener('fingerpost-plan', (event) => event.detail.services);

/** A screen to start at. Ids are the offer's own; one that it does not have is as none. */
type FingerpostScreen =
  | 'guide' | 'plan' | 'search' | 'browse' | 'list' | 'steps' | 'saved' | 'urgent'
  | `question:${string}` | `service:${string}` | `need:${string}`;

/** What has failed: the glue, the WebAssembly, or the offer could not be had; the browser or the page's policy refuses one; or a fault of ours. */
type FingerpostFault = 'glue' | 'wasm' | 'offer' | 'blocked' | 'panic';

/** What a family came to see: never which service, need or word. */
type FingerpostSight = 'service' | 'need' | 'search' | 'pathway' | 'urgent' | 'list' | 'saved';

/** Each event, with what it tells. All of them bubble, and none can be cancelled. */
interface FingerpostEvents {
  'fingerpost-ready': CustomEvent<Record<string, never>>;
  'fingerpost-step': CustomEvent<{ step: number }>;
  'fingerpost-plan': CustomEvent<{ services: number }>;
  'fingerpost-open': CustomEvent<{ what: FingerpostSight }>;
  'fingerpost-error': CustomEvent<{ code: FingerpostFault }>;
}

/** The element. Every attribute is a property: `heading-level` is `headingLevel`. */
interface FingerpostNavigator extends HTMLElement {
  /** The folder of packs. Without one: `offer/`. */
  offer: string | undefined;
  /** The language to begin in, as `pl`. */
  language: string | undefined;
  /** The screen to start at. */
  start: FingerpostScreen | undefined;
  /** The level of each screen's heading, 1 to 4. Without one: 2. */
  get headingLevel(): string | undefined;
  set headingLevel(level: string | number | undefined);
  /** Where "Leave this page now" goes. */
  exit: string | undefined;
  /** Less space around everything. */
  compact: boolean;
  /** Easy Read: big words, and pictures. */
  easy: boolean;
  /** The page's address tells where a family is. The attribute's value `links` only follows a link to one. */
  share: boolean;
  /** How far it has come. */
  readonly state: 'idle' | 'loading' | 'ready' | 'failed';
  /** Starts it now. */
  show(): void;
  /** Goes to a screen; starts at it where it has not started. */
  open(screen: FingerpostScreen): void;
  /** Forgets every answer, clears the family's list, and goes to the first screen. */
  restart(): void;
}

interface HTMLElementTagNameMap {
  'fingerpost-navigator': FingerpostNavigator;
}

interface HTMLElementEventMap extends FingerpostEvents {}
interface DocumentEventMap extends FingerpostEvents {}
interface WindowEventMap extends FingerpostEvents {}
