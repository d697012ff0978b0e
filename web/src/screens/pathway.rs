//! A pathway: what happens, step by step, and by when.

use fingerpost_core::catalogue::Text;
use fingerpost_core::clock::{self, Day, Due, When};
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Limit, Pathway, Step};
use fingerpost_core::t;
use yew::prelude::*;

use crate::components::focus::{screen, title};
use crate::components::term::Reader;
use crate::components::{choices, contact, problem, prose};
use crate::dates::{DateBox, Dates};
use crate::el::{Look, all, button, el, p, quiet, set};
use crate::host;
use crate::library::Load;
use crate::nav::Nav;
use crate::state::Action;
use crate::words::{away, date, join, number};

/// Texts on this screen stand in no service's place.
const PLACE: usize = usize::MAX - 1;

/// What the screen is drawn from.
struct View<'a> {
    nav: &'a Nav,
    pathway: &'a Pathway,
    dates: &'a Dates,
    /// The days that the family gave.
    known: Vec<(String, Day)>,
    /// What comes of the dates; nothing where none are given.
    dues: Vec<Due>,
    voice: Voice,
}

/// Draws the screen.
pub(crate) fn draw(nav: &Nav, index: usize) -> Html {
    let head = &nav.core().pathways[index];
    let mut reader = Reader::new(nav, PLACE);
    let title = title(nav, nav.theirs(&head.name));
    let mut parts = vec![el("p", "lead", reader.read(&head.summary))];
    let lexicon = nav.state.lexicon.here();
    let (Some(lexicon), Some(dates)) = (lexicon, nav.state.dates.iter().find(|dates| dates.pathway == index)) else {
        parts.push(prose::missing(nav, matches!(nav.state.lexicon, Load::Failed)));
        return screen(title, parts);
    };
    let pathway = &lexicon.words.pathways[index];
    let known = dates.known(pathway);
    let dues = clock::reckon(pathway, &known, lexicon.words.holidays.calendar(), dates.today);
    let voice = nav.standing().voice();
    let view = View { nav, pathway, dates, known, dues, voice };
    if nav.state.problem.is_some() {
        let mut fields = Vec::new();
        for (place, wrong) in dates.wrong() {
            fields.push((field(place), wrong.to_owned()));
        }
        parts.insert(0, problem::summary(nav, &fields));
    }
    parts.push(contact::video(nav, &pathway.bsl));
    parts.extend(view.who_it_speaks_to());
    if nav.page.is_none() {
        parts.push(view.ask());
        parts.push(view.said());
    }
    let mut steps = Vec::new();
    for (place, step) in pathway.steps.iter().enumerate() {
        steps.push(view.step(place, step, &mut reader));
    }
    prose::section(nav, &mut parts, nav.say(t!("Each step")), el("ol", "cards", all(steps)));
    if !pathway.exceptions.is_empty() {
        prose::section(nav, &mut parts, nav.say(t!("When the law allows more time")), view.exceptions(&mut reader));
    }
    let mut about = Vec::new();
    if !pathway.checked.is_empty() {
        about.push(p(nav.fill(t!("We checked these limits on {day}."), &[&date(nav, &pathway.checked)])));
    }
    about.push(prose::sources(nav, nav.say(t!("Where these facts come from")), &pathway.sources));
    prose::section(nav, &mut parts, nav.say(t!("About these facts")), all(about));
    if nav.page.is_none() {
        parts.push(el("p", "row", button(Look::Other, nav.say(t!("Print this page")), Callback::from(|_| host::print()))));
    }
    screen(title, parts)
}

/// The id of the box in a place.
fn field(place: usize) -> String {
    join(&["fp-date-", &number(place)])
}

/// The id of a step's heading.
fn heading_of(step: usize) -> String {
    join(&["fp-step-", &number(step)])
}

impl View<'_> {
    /// Most are written for parents: others are told whom "your child" or "you" means.
    fn who_it_speaks_to(&self) -> Option<Html> {
        let of_a_child = self.pathway.steps.iter().any(|step| speaks_of_a_child(&step.text));
        match self.voice {
            Voice::YoungPerson if of_a_child => Some(t!("This speaks to parents. Where it says “your child”, it means you.")),
            Voice::Professional => Some(t!("This speaks to families. Where it says “you”, it means them.")),
            _ => None,
        }
        .map(|says| p(self.nav.say(says)))
    }

    /// The dates that the family may know: one is asked for, and the others are there to open.
    fn ask(&self) -> Html {
        let (mut lines, mut others, mut typed) = (Vec::new(), Vec::new(), false);
        for (place, known) in self.pathway.dates.iter().enumerate() {
            let field = self.date_box(place, self.nav.sentence(&known.asks).into(), &self.nav.sentence(&known.hint));
            if place == 0 {
                lines.push(field);
            } else {
                others.push(field);
                typed |= !self.dates.field(place).typed.is_empty();
            }
        }
        if lines.is_empty() {
            return Html::default();
        }
        if !others.is_empty() {
            lines.push(self.fold(self.nav.say(t!("I know another date too")), all(others), typed));
        }
        lines.push(set(button(Look::Main, self.nav.say(t!("Show the dates")), Callback::noop()), "type", "submit"));
        lines.push(quiet(self.nav.say(t!("What you type stays on this device. We send it nowhere."))));
        el("div", "offer", choices::form(self.nav, Action::Reckon(true), all(lines)))
    }

    /// Something to open, which may be open already.
    fn fold(&self, says: &str, inside: Html, open: bool) -> Html {
        let fold = el("details", "", all(vec![el("summary", "", says), inside]));
        if open { set(fold, "open", "") } else { fold }
    }

    /// A box for a date, with what is wrong with it.
    fn date_box(&self, place: usize, label: Html, hint: &str) -> Html {
        let DateBox { typed, wrong, .. } = self.dates.field(place);
        let is_wrong = self.nav.state.problem.is_some() && !wrong.is_empty();
        let name = field(place);
        let (hint_id, wrong_id) = (join(&[&name, "-hint"]), join(&[&name, "-wrong"]));
        let described_by = join(&[&hint_id, " ", if is_wrong { &wrong_id } else { "" }]);
        let hint = all(vec![hint.to_owned().into(), " ".into(), self.nav.say(t!("For example, 3 March 2026.")).into()]);
        let mut lines = vec![set(el("label", "ask", label), "for", name.clone()), set(el("p", "hint", hint), "id", hint_id)];
        if is_wrong {
            lines.push(problem::beside(self.nav, wrong, wrong_id));
        }
        let heard = Action::TypeDate(place, String::new());
        lines.push(set(choices::text_box(self.nav, name, typed, Some(described_by), is_wrong, heard), "class", "date"));
        el("div", "dated", all(lines))
    }

    /// What comes of the dates: what should have happened, what comes next, and a file for a calendar.
    fn said(&self) -> Html {
        if self.dues.is_empty() {
            return if self.known.is_empty() {
                Html::default()
            } else {
                self.section_said(vec![p(self
                    .nav
                    .say(t!("We cannot work out a day from that date alone. Give another date that you know.")))])
            };
        }
        let (mut past, mut next) = (Vec::new(), Vec::new());
        for due in &self.dues {
            // A milestone that has passed, such as a birthday, is neither late nor next.
            let can_be_late = self.pathway.steps[due.step].limit.as_ref().is_some_and(|limit| !limit.late.is_empty());
            match (due.came, due.is_late()) {
                (None, true) if can_be_late => past.push(self.line(due)),
                (None, false) => next.push(self.line(due)),
                _ => {}
            }
        }
        let mut lines = vec![self.nav.heading(2, "name", self.nav.say(t!("What should have happened by now")))];
        lines.push(if past.is_empty() {
            p(self.nav.say(t!("Nothing is late, as far as we know.")))
        } else {
            el("ul", "links", all(past))
        });
        if !next.is_empty() {
            lines.push(self.nav.heading(2, "name", self.nav.say(t!("What comes next"))));
            lines.push(el("ul", "links", all(next)));
            lines.push(self.calendar());
        }
        self.section_said(lines)
    }

    fn section_said(&self, mut lines: Vec<Html>) -> Html {
        lines.insert(0, set(self.nav.heading(1, "h said", self.nav.say(t!("Your dates"))), "tabindex", "-1"));
        el("section", "", all(lines))
    }

    /// A step and its day, in one line that leads to it.
    fn line(&self, due: &Due) -> Html {
        let day = due.day.in_words_of(self.nav.words());
        let says = if due.partly {
            self.nav.fill(t!("{day} or later"), &[&day])
        } else {
            self.nav.fill(t!("{day}, {away}"), &[&day, &away(self.nav, due.when)])
        };
        el(
            "li",
            "",
            all(vec![
                self.nav.jump(Look::Link, self.nav.theirs(&self.pathway.steps[due.step].title), heading_of(due.step)),
                p(says),
            ]),
        )
    }

    fn calendar(&self) -> Html {
        let head = &self.nav.core().pathways[self.dates.pathway];
        let name = join(&["fingerpost-", &head.id, ".ics"]);
        let (text, dispatch) =
            (clock::ics(self.nav.words(), head, self.pathway, &self.dues, self.dates.today), self.nav.state.dispatcher());
        let save = Callback::from(move |_| dispatch.dispatch(Action::Saved(host::save(&name, &text).is_ok())));
        let says = match self.dates.saved {
            Some(true) => self.nav.say(t!("The file is with your downloads. Open it, and your calendar adds the dates.")),
            Some(false) => self.nav.say(t!("We could not make the file. You can print this page.")),
            None => "",
        };
        all(vec![
            button(Look::Other, self.nav.say(t!("Save these dates to a calendar")), save),
            quiet(self.nav.say(t!("This makes a file on your device. Other people who use the device can see it."))),
            set(p(says), "role", "status"),
        ])
    }

    fn step(&self, place: usize, step: &Step, reader: &mut Reader<'_>) -> Html {
        let heading = self.nav.heading(2, "name", join(&[&number(place + 1), ". ", &self.nav.theirs(&step.title)]));
        let mut lines = vec![set(set(heading, "tabindex", "-1"), "id", heading_of(place)), prose::text(&step.text, reader)];
        if let Some(limit) = &step.limit {
            lines.push(self.allows(limit));
            if let Some(due) = self.dues.iter().find(|due| due.step == place) {
                lines.push(el("div", "due", all(self.due(limit, due))));
                if !step.id.is_empty() && !limit.late.is_empty() {
                    lines.push(self.happened(step, self.pathway.dates.len() + place, due));
                }
            }
        }
        if !step.services.is_empty() {
            lines.push(p(self.nav.say(t!("Who can help:"))));
            lines.push(prose::links(self.nav, &step.services));
        }
        if !step.sources.is_empty() {
            lines.push(prose::sources(self.nav, self.nav.say(t!("Where this comes from")), &step.sources));
        }
        el("li", "card", all(lines))
    }

    /// The limit in words, and who must keep it.
    fn allows(&self, limit: &Limit) -> Html {
        let who = match &*limit.who {
            "you" if self.voice == Voice::Professional => self.nav.say(t!("the family")).to_owned(),
            "you" => self.nav.say(t!("you")).to_owned(),
            who => self.nav.theirs(who),
        };
        let limit_is = self.nav.fill(t!("{limit}. This is for {who} to do."), &[&self.nav.theirs(&limit.says), &who]);
        let mut says = vec![p(all(vec![el("b", "", self.nav.say(t!("Time limit:"))), " ".into(), limit_is.into()]))];
        if !limit.sure {
            let core = self.nav.core();
            let ask = &core[core.service("sendias").unwrap_or(core.urgent.last_resort)].name;
            says.push(p(self.nav.fill(
                t!("We could not check this limit in the law itself. Check it with {service}."),
                &[&self.nav.theirs(ask)],
            )));
        }
        all(says)
    }

    /// By when, and how far off that is; where it is late, what to say.
    fn due(&self, limit: &Limit, due: &Due) -> Vec<Html> {
        let nav = self.nav;
        let (day, away) = (due.day.in_words_of(nav.words()), away(nav, due.when));
        let ahead = |says: Text| nav.fill(says, &[&due.day.with_weekday_of(nav.words()), &away]);
        let mut lines = Vec::new();
        if let Some(came) = due.came {
            lines.push(p(nav.fill(t!("It was due by {day}."), &[&day])));
            lines.push(p(nav.fill(t!("You told us that it happened on {day}."), &[&came.in_words_of(nav.words())])));
        } else if limit.late.is_empty() {
            lines.push(p(if matches!(due.when, When::Past(_)) {
                nav.fill(t!("The day for this was {day}. It has passed."), &[&day])
            } else {
                ahead(t!("The day for this is {day}. That is {away}."))
            }));
        } else if due.is_late() {
            let says = if self.voice == Voice::Professional {
                t!("This was due by {day}, {away}. Has it happened? If not, the family can say:")
            } else {
                t!("This was due by {day}, {away}. Has it happened? If not, you can say:")
            };
            lines.push(p(nav.fill(says, &[&day, &away])));
            let say = clock::late_words(self.pathway, &self.known, &self.dues, due, self.voice);
            lines.push(nav.to_say(say));
        } else if due.partly {
            lines.push(p(nav.fill(t!("By {day}, or later."), &[&day])));
        } else {
            lines.push(p(ahead(t!("By {day}. That is {away}."))));
        }
        if due.partly && due.came.is_none() {
            lines.push(p(self.nav.say(t!("We do not know all the dates that this counts from."))));
        }
        if !due.certain && due.came.is_none() {
            lines.push(p(self.nav.say(t!("This day may move. We do not know all the bank holidays yet."))));
        }
        lines
    }

    /// A box for the day that a step did happen, where that can be late, or moves what comes after it.
    fn happened(&self, step: &Step, place: usize, due: &Due) -> Html {
        // Several boxes ask this: who does not see the step beside it hears which it is.
        let label = all(vec![
            self.nav.say(t!("It happened on")).into(),
            el("span", "hidden", join(&[": ", &self.nav.theirs(&step.title)])),
        ]);
        let said = if due.came.is_some() { self.nav.say(t!("We used this day for the steps after it.")) } else { "" };
        let lines = vec![
            self.date_box(place, label, ""),
            set(button(Look::Other, self.nav.say(t!("Use this day")), Callback::noop()), "type", "submit"),
            set(p(said), "role", "status"),
        ];
        let form = choices::form(self.nav, Action::Reckon(false), all(lines));
        let open = due.is_late() || !self.dates.field(place).typed.is_empty();
        self.fold(self.nav.say(t!("It has happened")), form, open)
    }

    /// What moves a limit is told, never counted: only the family knows if it is so.
    fn exceptions(&self, reader: &mut Reader<'_>) -> Html {
        let says = match self.nav.page {
            Some(_) => t!("If the council says that one of these applies, ask which one, and why."),
            None => t!("The dates above do not count these. If the council says that one applies, ask which one, and why."),
        };
        let mut lines = vec![p(self.nav.say(says))];
        for exception in &self.pathway.exceptions {
            lines.push(self.nav.heading(2, "name", self.nav.theirs(&exception.title)));
            lines.push(prose::text(&exception.text, reader));
            lines.push(prose::sources(self.nav, self.nav.say(t!("Where this comes from")), &exception.sources));
        }
        all(lines)
    }
}

/// True where a text says "your child".
fn speaks_of_a_child(text: &str) -> bool {
    const WORDS: &[u8] = b"our child";
    text.as_bytes().windows(WORDS.len()).any(|part| part == WORDS)
}
