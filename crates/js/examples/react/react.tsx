// A React page. The state is the family's answers, which are plain values: a guide is made of them at each drawing, which costs nothing to speak of.
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { createRoot } from 'react-dom/client';
import { FingerpostError, openOffer, type Answer, type Answers, type Offer, type Question } from 'fingerpost';

function Ask({ question, onAnswer, problem }: { question: Question; onAnswer: (answer: Answer) => void; problem: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) heading.current?.focus();
    first.current = false;
  }, [question.id]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    onAnswer(question.kind === 'age' ? String(given.get('age')) : given.getAll('answer').map(String));
  };
  return (
    <form key={question.id} onSubmit={submit} aria-describedby="hint">
      <h2 ref={heading} tabIndex={-1} id="asks">{question.asks}</h2>
      <p id="hint">{question.hint}</p>
      <p role="alert">{problem}</p>
      {question.kind === 'age' ? (
        <label>Age <input name="age" autoComplete="off" inputMode="decimal" /></label>
      ) : (
        <div role="group" aria-labelledby="asks">
          {question.options.map(({ value, label }) => (
            <div key={value}>
              <label><input type={question.kind === 'many' ? 'checkbox' : 'radio'} name="answer" value={value} /> {label}</label>
            </div>
          ))}
        </div>
      )}
      <button>Continue</button> <button type="button" onClick={() => onAnswer({ notSure: true })}>{question.not_sure}</button>
    </form>
  );
}

function Finder({ offer }: { offer: Offer }) {
  const [answers, setAnswers] = useState<Answers>({});
  const [problem, setProblem] = useState('');
  const guide = offer.guide(answers);
  const [question, plan] = [guide.next(), guide.plan()];
  const answer = (given: Answer) => {
    try {
      if (question) setAnswers(offer.guide(answers).answer(question.id, given).answers);
      setProblem('');
    } catch (error) {
      if (!(error instanceof FingerpostError)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <>
      <h1>Find help in {offer.name}</h1>
      {question ? <Ask question={question} onAnswer={answer} problem={problem} /> : <p role="status">No more questions: this is your plan.</p>}
      <h2>Your plan so far</h2>
      {plan.groups.map(({ group, name, services }) => (
        <section key={group} aria-labelledby={group}>
          <h3 id={group}>{name}</h3>
          <ul>{services.slice(0, 5).map(({ id, name, why }) => <li key={id}><strong>{name}</strong>: {why.join('; ')}</li>)}</ul>
        </section>
      ))}
    </>
  );
}

function App() {
  const [offer, setOffer] = useState<Offer>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    openOffer('offers/warwickshire/').then(setOffer, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)));
  }, []);
  if (problem) return <p role="alert">{problem}</p>;
  return offer ? <Finder offer={offer} /> : <p role="status">Getting ready.</p>;
}

const place = document.getElementById('app');
if (place) createRoot(place).render(<App />);
