/**
 * Fingerpost for JavaScript and TypeScript: a council's local offer, and every decision about it.
 *
 * Everything happens on this device. Nothing that a family says is sent anywhere: an offer is fetched file by file, the same files for everyone.
 * The names of data are those that `fingerpost ask --json` prints. What no source gives is an empty string, never a guess.
 */

/** Why something was refused. These stay the same. */
export type ErrorCode =
  /** The files are not there, or cannot be fetched. */
  | 'unreachable'
  /** What came is not an offer: a page of HTML in its place, say. */
  | 'not-an-offer'
  /** A newer or an older Fingerpost wrote it. */
  | 'wrong-version'
  /** It is of another day's build of the offer. */
  | 'wrong-build'
  /** It is damaged, cut short, or another file than the one asked for. */
  | 'unreadable'
  /** There is no service, question, pathway or file of this name. */
  | 'not-found'
  /** An answer, a date or a postcode that cannot be: the sentences say how to mend it, and can be shown to a family. */
  | 'bad-answer'
  /** The library was called in a way that it cannot be: a mistake in the program. */
  | 'bad-input'
  /** The offer was closed. */
  | 'closed'
  /** WebAssembly cannot be started here. */
  | 'no-wasm'
  /** A fault of the library. */
  | 'failed';

/** What went wrong. */
export class FingerpostError extends Error {
  private constructor();
  readonly name: 'FingerpostError';
  /** For programs. */
  readonly code: ErrorCode;
  /** For people: everything that is wrong, a sentence each. `message` is the same, a line each. */
  readonly problems: readonly string[];
}

/** Gives the bytes of a file by its name, such as `details-3.pack`. */
export type ReadFile = (name: string) => Promise<Uint8Array>;

/** Where an offer is: the address of its folder of packs (in Node also a path), or the bytes of its `core.pack` and a way to the rest. */
export type Source = string | URL | { readonly core: Uint8Array | ArrayBuffer; readonly file?: ReadFile };

export interface OpenOptions {
  /**
   * Where the table of postcodes is: an address (in Node also a path), or a way to its files, such as `cv.pack`. Unless told, it is looked for where
   * `fingerpost build` puts it: `../../places/` as seen from the offer.
   */
  readonly places?: string | URL | ReadFile;
}

/** Opens an offer: fetches `core.pack`, and nothing more until it is needed. */
export function openOffer(source: Source, options?: OpenOptions): Promise<Offer>;

/** Starts the WebAssembly, from these bytes or this module where the library's own file cannot be fetched. Nobody has to call it. */
export function start(wasm?: Uint8Array | ArrayBuffer | WebAssembly.Module): Promise<void>;

/**
 * A family's answers, by the ids of the questions, in the one form to keep them in: JSON makes of it a file that `fingerpost ask --answers` reads.
 * "not sure" and "none" are answers too.
 */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** An answer: the value of an option, several of them, an age in years (or in words, such as "18 months" or "Year 9"), a place, or that there is none. */
export type Answer = string | number | readonly string[] | Place | { readonly notSure: true } | { readonly none: true };

/** A council's local offer. */
export class Offer {
  private constructor();
  readonly id: string;
  /** The area's name: "Warwickshire". */
  readonly name: string;
  readonly council: string;
  /** BCP 47, such as `en-GB`. */
  readonly language: string;
  readonly services: readonly ServiceSummary[];
  readonly pathways: readonly PathwaySummary[];
  /** The ids of the questions. */
  readonly questions: readonly string[];
  readonly needs: readonly Named[];
  /** The services to show where someone may be in danger, first to last. */
  readonly urgent: readonly string[];
  /** The service to turn to where nothing else fits. */
  readonly last_resort: string;
  readonly neighbours: readonly Neighbour[];

  /** Begins a guide, or goes on with one that was saved. */
  guide(saved?: Answers | Guide): Guide;
  /** All that the offer says of a service; what a family can say is put as they would, where their answers are given. */
  service(id: string, options?: { readonly answers?: Answers | Guide }): Promise<Service>;
  search(words: string, options?: SearchOptions): Promise<SearchResults>;
  /** Where a postcode lies, or the first half of one. It is looked up on this device, in a table of the whole postcode area. */
  resolvePlace(postcode: string): Promise<Place>;
  /** The glossary. */
  words(): Promise<readonly Term[]>;
  pathway(id: string): Promise<Pathway>;
  /** From the dates that a family knows to those that the law sets. */
  reckonDates(asked: DatesAsked): Promise<Dates>;
  /** Gives its memory back. Nobody has to: it also goes once nothing refers to the offer. */
  close(): void;
}

/**
 * A family's way through an offer's questions. It is one small thing that changes as answers are given, and what it says is worked out anew each time:
 * the order of the answers never matters. A copy is `offer.guide(guide)`.
 */
export class Guide {
  private constructor();
  /** A copy of the answers, in the order they were given. */
  readonly answers: Answers;
  /** Gives an answer, or changes it; the others stay. A refused one changes nothing. */
  answer(question: string, answer: Answer): this;
  /** Takes an answer back: the last one unless told. */
  back(question?: string): this;
  /** The question to ask next: the one likely to settle most; null once no answer can change the plan. */
  next(): Question | null;
  /** Any question, as it is put to this family now. */
  question(id: string): Question;
  plan(): Plan;
  /** Why a service stands where it does. */
  explain(service: string): Explanation;
  /** The answers: so `JSON.stringify(guide)` saves a guide. */
  toJSON(): Answers;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface ServiceSummary extends Named {
  readonly summary: string;
  /** Who runs it. */
  readonly provider: string;
  readonly kind: 'support' | 'crisis' | 'rights';
  /** For families anywhere in England. */
  readonly national: boolean;
  /** A family can start by themselves. */
  readonly direct: boolean;
}

export interface PathwaySummary extends Named {
  readonly summary: string;
}

export interface Neighbour {
  /** The offer's id, and the name of its folder beside this one's. */
  readonly offer: string;
  readonly name: string;
  readonly council: string;
}

export interface Question {
  readonly id: string;
  readonly asks: string;
  /** One short sentence of help; may be empty. */
  readonly hint: string;
  /** One or many of its options, or an age. */
  readonly kind: 'one' | 'many' | 'age';
  /** A place answers it. */
  readonly place: boolean;
  /** The options on offer to this family; empty for an age. */
  readonly options: readonly Option[];
  /** The words for `{ notSure: true }`. */
  readonly not_sure: string;
  /** The words for `{ none: true }`, where that is an answer. */
  readonly none: string | null;
}

export interface Option {
  /** What to answer with. */
  readonly value: string;
  readonly label: string;
  readonly hint: string;
}

export type Outcome = 'suits' | 'may-suit' | 'does-not-suit';
export type Known = 'yes' | 'no' | 'unknown';
export type GroupId = 'urgent' | 'do-now' | 'ask-for-referral' | 'meanwhile' | 'afterwards' | 'rights';

export interface Plan {
  /** Those that have something in them, in the order to read them. */
  readonly groups: readonly { readonly group: GroupId; readonly name: string; readonly services: readonly Signpost[] }[];
  /** What helps with what the family asked about, but is not for them. */
  readonly not_now: readonly Signpost[];
  readonly last_resort: string;
  /** The ids of the pathways that may fit, best first. */
  readonly pathways: readonly string[];
  /** How many questions could still be asked, at most. */
  readonly questions_left: number;
}

export interface Signpost extends Named {
  readonly summary: string;
  readonly outcome: Outcome;
  /** Clauses: "because your child is under 5", "this depends on where your GP is". */
  readonly why: readonly string[];
  /** How a family gets it, in a few words each. */
  readonly routes: readonly string[];
  /** Who can refer: "your GP or school"; empty where nobody has to. */
  readonly referrers: string;
  /** Under `meanwhile` and `afterwards`: the services that led to it. */
  readonly because_of: readonly string[];
}

export interface Explanation extends Named {
  readonly outcome: Outcome;
  /** Whether it is the sort of help that the family asked for. */
  readonly relevant: Known;
  readonly why: readonly string[];
  readonly group: GroupId | null;
  /** Who it is for: all must hold; empty for everyone. `says` finishes "It is for when …", or where `negated` "It is not for when …". */
  readonly conditions: readonly { readonly says: string; readonly negated: boolean; readonly known: Known }[];
  /** What would settle it: `depends` finishes "This depends on …", `tell` says who could tell; may be empty. */
  readonly depends: readonly { readonly depends: string; readonly tell: string }[];
  readonly because_of: readonly string[];
}

export interface Service extends Named {
  readonly summary: string;
  /** Plain paragraphs: a blank line starts a new one, and a line that starts with `- ` is a list item. */
  readonly about: string;
  readonly provider: string;
  readonly kind: 'support' | 'crisis' | 'rights';
  readonly national: boolean;
  readonly routes: readonly Route[];
  readonly contact: {
    readonly phone: string;
    readonly text: string;
    readonly email: string;
    readonly web: string;
    readonly hours: string;
  };
  readonly venues: readonly { readonly name: string; readonly address: string; readonly lat: number; readonly lon: number }[];
  /** What happens after the first step. */
  readonly next: string;
  /** What to do if the answer is no. */
  readonly if_no: string;
  readonly cost: string;
  readonly wait: string;
  /** The ids of services that help while a family waits for this one, may come next, or are often mixed up with it. */
  readonly meanwhile: readonly string[];
  readonly after: readonly string[];
  readonly confused_with: readonly string[];
  /** The day somebody last checked it, as `2026-11-23`. */
  readonly checked: string;
  readonly sources: readonly SourceOfFact[];
  /** The address of a video in British Sign Language; empty where there is none. */
  readonly bsl: string;
}

export interface Route {
  readonly kind: 'direct' | 'referral' | 'assessment' | 'plan' | 'automatic';
  readonly says: string;
  /** Who can refer. */
  readonly by: readonly string[];
  /** What to do first. */
  readonly how: string;
  /** What a family can say to whoever refers them; empty where nobody does. */
  readonly say: string;
}

export interface SourceOfFact {
  readonly title: string;
  readonly by: string;
  readonly date: string;
  readonly web: string;
  /** Its own words, letter for letter. */
  readonly phrase: string;
}

export interface SearchOptions {
  /** The most services to give: 10 unless told. */
  readonly limit?: number;
  /** None that may suit is left out by `age`, `need` or `district`. */
  readonly filter?: {
    readonly age?: number | string;
    readonly need?: string | readonly string[];
    readonly district?: string | Place;
    /** Someone answers on this day: 0 is Monday. */
    readonly day?: number;
    readonly free?: boolean;
    readonly direct?: boolean;
    readonly online?: boolean;
  };
  /** What the family said: it orders, and leaves nothing out. */
  readonly answers?: Answers | Guide;
  /** Where the family is: it orders, and leaves nothing out. */
  readonly near?: Point | null;
}

export interface SearchResults {
  /** Best first. `why` are the words that each was found by; of `score` only the order means anything. */
  readonly services: readonly (Named & { readonly summary: string; readonly score: number; readonly why: readonly string[] })[];
  readonly needs: readonly Named[];
  readonly terms: readonly { readonly term: string; readonly means: string }[];
  readonly pathways: readonly PathwaySummary[];
  /** To offer, never to force. */
  readonly did_you_mean: string | null;
  /** The words tell of danger: show `urgent` before anything else. */
  readonly danger: boolean;
  readonly urgent: readonly string[];
}

/** Degrees north and east (WGS84). */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

export interface Place {
  /** The first half of the postcode. */
  readonly outcode: string;
  /** It is a whole postcode, and the table knows it. */
  readonly exact: boolean;
  /** The districts it may be in; none where the offer knows none there. */
  readonly districts: readonly Named[];
  readonly point: Point | null;
}

export interface Term {
  readonly term: string;
  readonly also: readonly string[];
  readonly means: string;
  /** The id of the service that does this. */
  readonly service: string | null;
}

export interface Pathway extends PathwaySummary {
  /** The dates that a family may know; ask for the first one first. */
  readonly dates: readonly { readonly id: string; readonly asks: string; readonly hint: string }[];
  readonly steps: readonly {
    /** Empty where nothing counts from it. */
    readonly id: string;
    readonly title: string;
    readonly text: string;
    /** `sure` is false where it should be checked with someone who knows the law. */
    readonly limit: { readonly says: string; readonly who: string; readonly sure: boolean } | null;
    readonly services: readonly string[];
    readonly sources: readonly SourceOfFact[];
  }[];
  /** When the law allows more time: told, never counted. */
  readonly exceptions: readonly { readonly title: string; readonly text: string; readonly sources: readonly SourceOfFact[] }[];
  readonly checked: string;
  readonly sources: readonly SourceOfFact[];
}

export interface DatesAsked {
  /** The id of a pathway. */
  readonly pathway: string;
  /** The pathway's dates that the family knows, by id: as `2026-03-03`, or as people write them. */
  readonly from?: Readonly<Record<string, string>>;
  /** The steps that have happened, by id. */
  readonly happened?: Readonly<Record<string, string>>;
  /** As `2026-04-20`; this device's own unless told. */
  readonly today?: string;
  /** They decide only how the words are put. */
  readonly answers?: Answers | Guide;
}

export interface Dates {
  readonly steps: readonly DueStep[];
  /** The same for a calendar: an iCalendar file, with nothing of the family in it. */
  readonly ics: string;
}

export interface DueStep {
  readonly id: string;
  /** Its place among the pathway's steps. */
  readonly step: number;
  readonly title: string;
  /** The last day that the law allows, as `2026-04-14`, and in words. */
  readonly day: string;
  readonly says: string;
  readonly when: 'past' | 'today' | 'ahead';
  /** How many days from today, either way. */
  readonly days: number;
  /** It has passed, and the step has not happened as far as the family said. */
  readonly late: boolean;
  readonly came: string | null;
  /** False where bank holidays that are not known yet may move it. */
  readonly certain: boolean;
  /** It may be later: it counts from a date that is not known yet, too. */
  readonly partly: boolean;
  /** What a family can write where it is late; may be empty. */
  readonly late_words: string;
}
