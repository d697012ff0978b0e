// A test of the types alone: it is compiled, never run. What is wrong must be refused where `@ts-expect-error` stands.
import { FingerpostError, openOffer, type Answers, type ErrorCode, type Place, type Question } from 'fingerpost';

export async function types(): Promise<ErrorCode | undefined> {
  const offer = await openOffer(new URL('https://example.org/offers/warwickshire/'), { places: async () => new Uint8Array() });
  const council: string = offer.council;
  // @ts-expect-error an offer is read, never written
  offer.council = council;
  // @ts-expect-error a guide is begun by an offer
  await openOffer(7);
  const place: Place = await offer.resolvePlace('CV34 4RL');
  const guide = offer.guide().answer('age', 7).answer('need', ['autism']).answer('plan', { notSure: true }).answer('district', place);
  // @ts-expect-error an answer is no truth value
  guide.answer('age', true);
  const question: Question | null = guide.next();
  // @ts-expect-error there may be no question any more
  question.asks;
  const saved: Answers = guide.toJSON();
  const first = offer.guide(saved).plan().groups[0]?.services[0];
  // @ts-expect-error an outcome has three values
  if (first?.outcome === 'maybe') return undefined;
  const found = await offer.search('speech', { limit: 5, filter: { free: true, day: 0 }, answers: guide, near: place.point });
  const meant: string | null = found.did_you_mean;
  const dates = await offer.reckonDates({ pathway: 'ehc', from: { asked: meant ?? '3 March' } });
  const late: boolean | undefined = dates.steps[0]?.late;
  try {
    await offer.service(String(late));
  } catch (error) {
    if (error instanceof FingerpostError) return error.code;
  }
  return undefined;
}
