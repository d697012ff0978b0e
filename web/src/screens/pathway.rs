//! A pathway: what happens, step by step, and by when.

use fingerpost_core::clock::{self, Day, Due, When};
use fingerpost_core::explain::Voice;
use fingerpost_core::model::{Limit, Pathway, Step};
use yew::prelude::*;

use crate::components::focus::{screen, title};
use crate::components::term::Reader;
use crate::components::{choices, problem, prose};
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
    /// Said for the family: "you" or "the family".
    you: &'static str,
}

/// Draws the screen.
pub(super) fn draw(nav: &Nav, index: usize) -> Html {
    let head = &nav.core().pathways[index];
    let mut reader = Reader::new(nav, PLACE);
    let title = title(nav, head.name.clone());
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
    let you = if voice == Voice::Professional { "the family" } else { "you" };
    let view = View { nav, pathway, dates, known, dues, voice, you };
    if nav.state.problem.is_some() {
        let mut fields = Vec::new();
        for (place, wrong) in dates.wrong() {
            fields.push((field(place), wrong.to_owned()));
        }
        parts.insert(0, problem::summary(nav, &fields));
    }
    parts.extend(view.who_it_speaks_to());
    parts.push(view.ask());
    parts.push(view.said());
    let mut steps = Vec::new();
    for (place, step) in pathway.steps.iter().enumerate() {
        steps.push(view.step(place, step, &mut reader));
    }
    prose::section(nav, &mut parts, "Each step", el("ol", "cards", all(steps)));
    if !pathway.exceptions.is_empty() {
        prose::section(nav, &mut parts, "When the law allows more time", view.exceptions(&mut reader));
    }
    let mut about = Vec::new();
    if !pathway.checked.is_empty() {
        about.push(p(join(&["We checked these limits on ", &date(&pathway.checked), "."])));
    }
    about.push(prose::sources("Where these facts come from", &pathway.sources));
    prose::section(nav, &mut parts, "About these facts", all(about));
    parts.push(el("p", "row", button(Look::Other, "Print this page", Callback::from(|_| host::print()))));
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
            Voice::YoungPerson if of_a_child => Some("This speaks to parents. Where it says “your child”, it means you."),
            Voice::Professional => Some("This speaks to families. Where it says “you”, it means them."),
            _ => None,
        }
        .map(p)
    }

    /// The dates that the family may know: one is asked for, and the others are there to open.
    fn ask(&self) -> Html {
        let (mut lines, mut others, mut typed) = (Vec::new(), Vec::new(), false);
        for (place, known) in self.pathway.dates.iter().enumerate() {
            let field = self.date_box(place, self.voice.sentence(&known.asks).into(), &self.voice.sentence(&known.hint));
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
            lines.push(self.fold("I know another date too", all(others), typed));
        }
        lines.push(set(button(Look::Main, "Show the dates", Callback::noop()), "type", "submit"));
        lines.push(quiet("What you type stays on this device. We send it nowhere."));
        el("div", "offer", choices::form(self.nav, Action::Reckon(true), all(lines)))
    }

    /// Something to open, which may be open already.
    fn fold(&self, says: &'static str, inside: Html, open: bool) -> Html {
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
        let hint = all(vec![hint.to_owned().into(), " For example, 3 March 2026.".into()]);
        let mut lines = vec![set(el("label", "ask", label), "for", name.clone()), set(el("p", "hint", hint), "id", hint_id)];
        if is_wrong {
            lines.push(problem::beside(wrong, wrong_id));
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
                self.section_said(vec![p("We cannot work out a day from that date alone. Give another date that you know.")])
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
        let mut lines = vec![self.nav.heading(2, "name", "What should have happened by now")];
        lines.push(if past.is_empty() { p("Nothing is late, as far as we know.") } else { el("ul", "links", all(past)) });
        if !next.is_empty() {
            lines.push(self.nav.heading(2, "name", "What comes next"));
            lines.push(el("ul", "links", all(next)));
            lines.push(self.calendar());
        }
        self.section_said(lines)
    }

    fn section_said(&self, mut lines: Vec<Html>) -> Html {
        lines.insert(0, set(self.nav.heading(1, "h said", "Your dates"), "tabindex", "-1"));
        el("section", "", all(lines))
    }

    /// A step and its day, in one line that leads to it.
    fn line(&self, due: &Due) -> Html {
        let go = host::go_to(heading_of(due.step));
        let off = if due.partly { " or later".to_owned() } else { join(&[", ", &away(due.when)]) };
        let says = join(&[&due.day.in_words(), &off]);
        el("li", "", all(vec![button(Look::Link, self.pathway.steps[due.step].title.clone(), go), p(says)]))
    }

    fn calendar(&self) -> Html {
        let head = &self.nav.core().pathways[self.dates.pathway];
        let name = join(&["fingerpost-", &head.id, ".ics"]);
        let (text, dispatch) = (clock::ics(head, self.pathway, &self.dues, self.dates.today), self.nav.state.dispatcher());
        let save = Callback::from(move |_| dispatch.dispatch(Action::Saved(host::save(&name, &text).is_ok())));
        let says = match self.dates.saved {
            Some(true) => "The file is with your downloads. Open it, and your calendar adds the dates.",
            Some(false) => "We could not make the file. You can print this page.",
            None => "",
        };
        all(vec![
            button(Look::Other, "Save these dates to a calendar", save),
            quiet("This makes a file on your device. Other people who use the device can see it."),
            set(p(says), "role", "status"),
        ])
    }

    fn step(&self, place: usize, step: &Step, reader: &mut Reader<'_>) -> Html {
        let heading = self.nav.heading(2, "name", join(&[&number(place + 1), ". ", &step.title]));
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
            lines.push(p("Who can help:"));
            lines.push(prose::links(self.nav, &step.services));
        }
        if !step.sources.is_empty() {
            lines.push(prose::sources("Where this comes from", &step.sources));
        }
        el("li", "card", all(lines))
    }

    /// The limit in words, and who must keep it.
    fn allows(&self, limit: &Limit) -> Html {
        let who = if limit.who == "you" { self.you } else { &limit.who };
        let mut says =
            vec![p(all(vec![el("b", "", "Time limit: "), join(&[&limit.says, ". This is for ", who, " to do."]).into()]))];
        if !limit.sure {
            let core = self.nav.core();
            let ask = &core[core.service("sendias").unwrap_or(core.urgent.last_resort)].name;
            says.push(p(join(&["We could not check this limit in the law itself. Check it with ", ask, "."])));
        }
        all(says)
    }

    /// By when, and how far off that is; where it is late, what to say.
    fn due(&self, limit: &Limit, due: &Due) -> Vec<Html> {
        let day = due.day.in_words();
        let ahead = |start: &str| join(&[start, &due.day.with_weekday(), ". That is ", &away(due.when), "."]);
        let mut lines = Vec::new();
        if let Some(came) = due.came {
            lines.push(p(join(&["It was due by ", &day, "."])));
            lines.push(p(join(&["You told us that it happened on ", &came.in_words(), "."])));
        } else if limit.late.is_empty() {
            lines.push(p(if matches!(due.when, When::Past(_)) {
                join(&["The day for this was ", &day, ". It has passed."])
            } else {
                ahead("The day for this is ")
            }));
        } else if due.is_late() {
            let says = ["This was due by ", &day, ", ", &away(due.when), ". Has it happened? If not, ", self.you, " can say:"];
            lines.push(p(join(&says)));
            let say = clock::late_words(self.pathway, &self.known, &self.dues, due, self.voice);
            lines.push(el("blockquote", "say", say));
        } else if due.partly {
            lines.push(p(join(&["By ", &day, ", or later."])));
        } else {
            lines.push(p(ahead("By ")));
        }
        if due.partly && due.came.is_none() {
            lines.push(p("We do not know all the dates that this counts from."));
        }
        if !due.certain && due.came.is_none() {
            lines.push(p("This day may move. We do not know all the bank holidays yet."));
        }
        lines
    }

    /// A box for the day that a step did happen, where that can be late, or moves what comes after it.
    fn happened(&self, step: &Step, place: usize, due: &Due) -> Html {
        // Several boxes ask this: who does not see the step beside it hears which it is.
        let label = all(vec!["It happened on".into(), el("span", "hidden", join(&[": ", &step.title]))]);
        let said = if due.came.is_some() { "We used this day for the steps after it." } else { "" };
        let lines = vec![
            self.date_box(place, label, ""),
            set(button(Look::Other, "Use this day", Callback::noop()), "type", "submit"),
            set(p(said), "role", "status"),
        ];
        let form = choices::form(self.nav, Action::Reckon(false), all(lines));
        let open = due.is_late() || !self.dates.field(place).typed.is_empty();
        self.fold("It has happened", form, open)
    }

    /// What moves a limit is told, never counted: only the family knows if it is so.
    fn exceptions(&self, reader: &mut Reader<'_>) -> Html {
        let mut lines =
            vec![p("The dates above do not count these. If the council says that one applies, ask which one, and why.")];
        for exception in &self.pathway.exceptions {
            lines.push(self.nav.heading(2, "name", exception.title.clone()));
            lines.push(prose::text(&exception.text, reader));
            lines.push(prose::sources("Where this comes from", &exception.sources));
        }
        all(lines)
    }
}

/// True where a text says "your child".
fn speaks_of_a_child(text: &str) -> bool {
    const WORDS: &[u8] = b"our child";
    text.as_bytes().windows(WORDS.len()).any(|part| part == WORDS)
}
