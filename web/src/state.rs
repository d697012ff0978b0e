//! Where a family is: the screen, the answers, and the way back. Answers live here and nowhere else.

use std::rc::{Rc, Weak};

use fingerpost_core::catalogue::{Catalogue, ENGLISH};
use fingerpost_core::model::{Core, Question, QuestionId, ServiceId};
use fingerpost_core::pack::{File, Part};
use fingerpost_core::places::{self, Nearby, Typed};
use fingerpost_core::search::Index;
use fingerpost_core::{Answer, Answers, Detail, Standing};
use yew::Reducible;

pub use crate::action::{Action, Browse, Screen, Then};
use crate::address;
use crate::components::choices::several;
use crate::components::easy::{self, Easy};
use crate::dates::Dates;
use crate::draft::Draft;
use crate::everywhere::{Elsewhere, Everywhere};
use crate::late;
use crate::library::{Came, Lexicon, Load, Opened, ReadIn, Shelf};
use crate::narrow::{Filter, NARROWING};
use crate::saved::Kept;
pub use crate::visit::Visit;
use crate::whereabouts::Whereabouts;

/// Where a family is.
#[derive(Clone, Debug)]
pub struct State {
    /// The offer.
    pub guide: Rc<Opened>,
    /// What the family said.
    pub answers: Answers,
    /// What is on the screen.
    pub screen: Screen,
    /// The screens before it.
    pub back: Vec<Screen>,
    /// How many times the screen has changed: each time, focus moves to its heading.
    pub moves: u32,
    /// What stands on a question's screen, so that a look at another screen does not lose it.
    pub draft: Option<(QuestionId, Draft)>,
    /// What is wrong with it, and how many times that was said.
    pub problem: Option<(String, u32)>,
    /// How many times something on this screen took the focus: what is wrong, or the days of a pathway.
    pub cues: u32,
    /// The dates that the family gave, by pathway.
    pub dates: Vec<Dates>,
    /// The terms whose meaning is open: the place of the text they stand in, and of the term.
    pub notes: Vec<(usize, usize)>,
    /// The lists that are open to their end.
    pub open: Vec<&'static str>,
    /// What was typed in the search box.
    pub typed: String,
    /// What the family narrows a search by: one of each group at most.
    pub narrow: Vec<Filter>,
    /// What was searched for in every council's offer, and what was found.
    pub elsewhere: Option<(String, Load<Vec<Elsewhere>>)>,
    /// The index of every council's offer, as far as it has come.
    pub(crate) everywhere: Everywhere,
    /// Another council's offer that is on its way, and the service that the family wants to see there.
    pub visit: Option<(String, String)>,
    /// What the family browses by.
    pub browse: Browse,
    /// What the family saved.
    pub kept: Kept,
    /// The services that came with a link to somebody's list.
    pub linked: Vec<ServiceId>,
    /// How many times everything was cleared, what is kept included.
    pub clears: u32,
    /// The family has left.
    pub left: bool,
    /// The rest of some services: those files that were asked for.
    pub details: Vec<(File, Load<Vec<Detail>>)>,
    /// The words that explain themselves.
    pub lexicon: Load<Lexicon>,
    /// How many times what did not come was asked for again.
    pub tries: u32,
    /// What the family typed of their postcode, and what is known of it.
    pub whereabouts: Whereabouts,
    /// The offers of the neighbours, in the order of the core's list.
    pub next_door: Vec<Load<Opened>>,
    /// The offer that the family is looking at, where it is not the page's own; and the page's own.
    pub visiting: Option<Visit>,
    /// What the family wants of Easy Read.
    pub easy: Easy,
    /// What a search needs: fetched when a family first opens the search.
    pub index: Load<Index>,
    /// The language that the family reads, as BCP 47 names it; empty for the offer's own.
    pub language: String,
    /// Its words, with its place in the offer's list. What came before is shown until it is here.
    pub catalogue: (usize, Load<Catalogue>),
}

impl PartialEq for State {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl State {
    /// Nothing is answered yet.
    #[must_use]
    pub fn new(guide: Rc<Opened>) -> Self {
        Self {
            guide,
            answers: Answers::new(),
            screen: Screen::Start,
            back: Vec::new(),
            moves: 0,
            draft: None,
            problem: None,
            cues: 0,
            dates: Vec::new(),
            notes: Vec::new(),
            open: Vec::new(),
            typed: String::new(),
            narrow: Vec::new(),
            elsewhere: None,
            everywhere: Everywhere::default(),
            visit: None,
            browse: Browse::default(),
            kept: Kept::default(),
            linked: Vec::new(),
            clears: 0,
            left: false,
            details: Vec::new(),
            lexicon: Load::Waiting,
            tries: 0,
            whereabouts: Whereabouts::default(),
            next_door: Vec::new(),
            visiting: None,
            easy: Easy::default(),
            index: Load::Waiting,
            language: String::new(),
            catalogue: (0, Load::Waiting),
        }
    }

    /// Where an address left a family, or else where the page asks to start.
    #[must_use]
    pub(crate) fn begun(guide: Rc<Opened>, read_in: Option<ReadIn>, start: &str, address: Option<String>) -> Self {
        let mut state = Rc::new(Self::new(guide).reading(read_in)).reduce(Action::Show(start.to_owned()));
        if let Some(address) = address {
            state = state.reduce(Action::Recall(address));
        }
        // Nothing has happened yet: the page's focus is its own, and there is no way back from the first screen.
        Self { moves: 0, back: Vec::new(), ..(*state).clone() }
    }

    /// The same in a language that is here already, or on its way.
    #[must_use]
    pub(crate) fn reading(self, read_in: Option<ReadIn>) -> Self {
        match read_in {
            Some(ReadIn { language, catalogue }) => Self { language, catalogue, ..self },
            None => self,
        }
    }

    /// Turns Easy Read on or off. Who reads English then reads its easy words, where the offer has them.
    fn read_easily(&mut self, on: bool) {
        self.easy.on = on;
        if on && self.language.is_empty() && self.core().language_of(easy::WORDS).is_some() {
            self.language = easy::WORDS.to_owned();
        } else if !on && self.language == easy::WORDS {
            self.language.clear();
        }
    }

    /// With Easy Read on or off.
    #[must_use]
    pub(crate) fn with_easy(mut self, on: bool) -> Self {
        self.read_easily(on);
        self
    }

    /// The offer.
    #[must_use]
    pub fn core(&self) -> &Core {
        self.guide.core()
    }

    /// Where the family stands.
    #[must_use]
    pub fn standing(&self) -> Standing<'_> {
        self.guide.standing(&self.answers).told_in(self.words())
    }

    /// The words of the family's language, or English until they are here.
    #[must_use]
    pub fn words(&self) -> &Catalogue {
        words_of(&self.language, &self.catalogue.1)
    }

    /// True where the words of the language that the family chose could not be had. Easy words are English: who lacks them reads that.
    pub(crate) fn lacks_language(&self) -> bool {
        let is_chosen = self.core().language_of(&self.language) == Some(self.catalogue.0) && self.language != easy::WORDS;
        is_chosen && matches!(self.catalogue.1, Load::Failed)
    }

    /// The file of the words of the family's language, where it has not come.
    pub(crate) fn wants_language(&self) -> Option<File> {
        let place = self.core().language_of(&self.language)?;
        let is_here = self.catalogue.0 == place && !matches!(self.catalogue.1, Load::Waiting);
        (!is_here).then(|| File::piece(Part::Language, place))
    }

    /// The rest of the services beside this one, where it was asked for.
    #[must_use]
    pub fn details_of(&self, service: ServiceId) -> Option<&Load<Vec<Detail>>> {
        let file = self.guide.manifest.details_of(service.index());
        self.details.iter().find(|(of, _)| *of == file).map(|(_, load)| load)
    }

    /// The file of the details that the screen needs and that has not come.
    pub(crate) fn wants_details(&self) -> Option<File> {
        let wanted = match self.screen {
            Screen::Service(service) => vec![service],
            Screen::SavedList => self.saved_here(),
            _ => Vec::new(),
        };
        let missing = wanted.into_iter().find(|service| self.details_of(*service).is_none())?;
        Some(self.guide.manifest.details_of(missing.index()))
    }

    /// The file of the words, where it has not come: it is fetched in the background.
    pub(crate) fn wants_words(&self) -> Option<File> {
        matches!(self.lexicon, Load::Waiting).then_some(File::whole(Part::Words))
    }

    /// The file of the index, where the screen needs it and it has not come.
    pub(crate) fn wants_index(&self) -> Option<File> {
        (self.screen == Screen::Search && matches!(self.index, Load::Waiting)).then_some(File::whole(Part::Search))
    }

    /// The file of the pictures, where they are wanted and have not come.
    pub(crate) fn wants_pictures(&self) -> Option<File> {
        (self.easy.on && matches!(self.easy.pictures, Load::Waiting)).then_some(File::whole(Part::Pictures))
    }

    /// Where the packs of the offer come from, given where the page's own do.
    pub(crate) fn shelf(&self, own: &Shelf) -> Shelf {
        self.visiting.as_ref().map_or_else(|| own.clone(), |visit| own.next_door(&visit.offer))
    }

    /// The councils next door whose help is worth a look.
    #[must_use]
    pub fn nearby(&self) -> Vec<Nearby> {
        places::nearby(&self.standing(), self.whereabouts.outcode())
    }

    /// True where a neighbour's offer is not here yet, and was not found missing.
    pub(crate) fn wants_next_door(&self, neighbour: usize) -> bool {
        self.next_door.get(neighbour).is_none_or(|load| matches!(load, Load::Waiting))
    }

    /// Forgets the family, and keeps the offer: the page's own.
    pub(crate) fn forget(self) -> Self {
        let Self { guide, moves, details, lexicon, tries, easy, index, language, catalogue, visiting, .. } = self;
        match visiting {
            Some(visit) => Self { moves, tries, easy: easy.elsewhere(), language, ..Self::new(visit.home.guide.clone()) },
            None => Self { moves, details, lexicon, tries, easy, index, language, catalogue, ..Self::new(guide) },
        }
    }

    /// What stands on a question's screen: what was sketched there, or the answer that was given before.
    #[must_use]
    pub fn draft(&self, question: QuestionId) -> Draft {
        match &self.draft {
            Some((of, draft)) if *of == question => draft.clone(),
            _ => Draft::of(self.answers.get(question)),
        }
    }

    fn receive(&mut self, came: Came) {
        match came {
            Came::Details(file, details) => {
                self.details.retain(|(of, _)| *of != file);
                self.details.push((file, details));
            }
            Came::Words(lexicon) => self.lexicon = lexicon,
            Came::Index(index) => self.index = index,
            Came::Language(place, words) => self.catalogue = (place, words),
            Came::Pictures(pictures) => self.easy.pictures = pictures,
            // What comes late may be of words that the family searched for before, or a service that they did not wait for.
            Came::Elsewhere(typed, found) => {
                if self.elsewhere.as_ref().is_some_and(|(asked, _)| *asked == typed) {
                    self.elsewhere = Some((typed, found));
                }
            }
            Came::Visited(opened, service) => {
                if self.visit.take_if(|(_, asked)| *asked == service).is_none() {
                    return;
                }
                match opened {
                    Load::Here(opened) => {
                        let service = opened.core().service(&service);
                        self.turn_to(opened, service);
                    }
                    _ => self.elsewhere = self.elsewhere.take().map(|(typed, _)| (typed, Load::Failed)),
                }
            }
            Came::NextDoor(index, next_door) => {
                let missing = (index + 1).saturating_sub(self.next_door.len());
                self.next_door.extend(std::iter::repeat_n(Load::Waiting, missing));
                self.next_door[index] = next_door;
            }
        }
    }

    pub(crate) fn go(&mut self, screen: Screen) {
        if screen != self.screen {
            self.back.push(self.screen);
        }
        self.arrive(screen);
    }

    fn go_back(&mut self) {
        match self.back.pop() {
            None if self.visiting.is_some() => self.go_home(),
            screen => self.arrive(screen.unwrap_or(Screen::Start)),
        }
    }

    pub(crate) fn arrive(&mut self, screen: Screen) {
        self.screen = screen;
        self.problem = None;
        self.cues = 0;
        self.visit = None;
        self.notes.clear();
        self.moves += 1;
    }

    fn carry_on(&mut self, then: Then) {
        match then {
            Then::Next => {
                let next = self.standing().next_question();
                self.go(next.map_or(Screen::Plan, |question| Screen::Question(question, Then::Next)));
            }
            Then::Plan if self.back.last() == Some(&Screen::Plan) => self.go_back(),
            Then::Plan => self.go(Screen::Plan),
        }
    }

    /// The options of a question to show: where a postcode was typed, those that fit it.
    #[must_use]
    pub fn options(&self, question: QuestionId) -> Vec<usize> {
        self.places_of(question).map_or_else(|| self.standing().options(question), |(_, fit)| fit)
    }

    /// The postcode that was typed on a question's screen, and the options that fit it, where there are any.
    pub(crate) fn places_of(&self, question: QuestionId) -> Option<(Typed, Vec<usize>)> {
        let typed = self.typed_place(question)?;
        let fit = self.that_fit(question, &typed);
        (!fit.is_empty()).then_some((typed, fit))
    }

    /// The postcode that was typed on a question's screen, or as much of one as is there.
    pub(crate) fn typed_place(&self, question: QuestionId) -> Option<Typed> {
        self.asks_where(question).then(|| self.draft(question).typed)?.parse().ok()
    }

    fn that_fit(&self, question: QuestionId, typed: &Typed) -> Vec<usize> {
        places::options_that_fit(&self.standing(), question, &self.whereabouts.districts(self.core(), typed))
    }

    /// True for a question that a postcode can answer.
    #[must_use]
    pub fn asks_where(&self, question: QuestionId) -> bool {
        let core = self.core();
        !core.outcodes.is_empty() && core[core[question].fact].id == "district"
    }

    /// What a question's screen says so far: a postcode stands for the one place it lies in.
    fn given(&mut self, id: QuestionId) -> Result<Answer, String> {
        let draft = self.draft(id);
        if self.asks_where(id) && draft.other.is_none() && !draft.typed.trim().is_empty() {
            let typed = draft.typed.parse::<Typed>().map_err(|error| self.words().say(error.message()).to_owned())?;
            let fit = self.that_fit(id, &typed);
            let several = several(self.words(), typed.outcode());
            self.whereabouts.keep(typed);
            match fit[..] {
                [only] => return Ok(Answer::Chosen(vec![only])),
                [] => {}
                _ if !draft.chosen.iter().any(|chosen| fit.contains(chosen)) => return Err(several),
                _ => {}
            }
        }
        let question = &self.core()[id];
        draft.answer(question, self.core()[question.fact].kind, &self.options(id), self.words())
    }

    /// The dates of the pathway on the screen.
    fn dates_here(&mut self) -> Option<&mut Dates> {
        let Screen::Pathway(here) = self.screen else { return None };
        self.dates.iter_mut().find(|dates| dates.pathway == here)
    }

    /// Reads the dates of the pathway on the screen.
    pub(crate) fn reckon(&mut self, takes_focus: bool) {
        let (lexicon, language, catalogue) = (self.lexicon.clone(), self.language.clone(), self.catalogue.1.clone());
        let Some(dates) = self.dates_here() else { return };
        let Some(pathway) = lexicon.here().and_then(|lexicon| lexicon.words.pathways.get(dates.pathway)) else { return };
        dates.read(words_of(&language, &catalogue), pathway);
        let wrong = dates.wrong().next().map(|(_, message)| message.to_owned());
        match wrong {
            Some(message) => self.say(message),
            None => {
                self.problem = None;
                self.cues += u32::from(takes_focus);
            }
        }
    }

    fn say(&mut self, problem: String) {
        let times = self.problem.as_ref().map_or(0, |(_, times)| *times);
        self.problem = Some((problem, times + 1));
        self.cues += 1;
    }

    fn submit(&mut self, whole: Option<Answer>) {
        let Screen::Question(id, then) = self.screen else { return };
        let answer = whole.map_or_else(|| self.given(id), Ok);
        match answer {
            Err(problem) => self.say(problem),
            Ok(answer) => {
                let danger = tells_of_danger(self.core(), &self.core()[id], &answer);
                self.answers.give(id, answer);
                self.draft = None;
                self.open.clear();
                if danger { self.go(Screen::Urgent(Some(then))) } else { self.carry_on(then) }
            }
        }
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            Action::Open(screen) => state.go(screen),
            Action::Back => state.go_back(),
            Action::Begin(who) => {
                if let (Some(option), Some(question)) = (who, state.core().question("who")) {
                    state.answers.give(question, Answer::Chosen(vec![option]));
                }
                state.carry_on(Then::Next);
            }
            Action::CarryOn(then) => state.carry_on(then),
            // To the draft as it is by now: two presses may come before a screen is drawn.
            Action::Sketch(said) => {
                if let Screen::Question(question, _) = state.screen {
                    let kind = state.core()[state.core()[question].fact].kind;
                    state.draft = Some((question, state.draft(question).after(kind, said)));
                }
            }
            Action::Submit(whole) => state.submit(whole),
            Action::Unfold(list) => match state.open.iter().position(|open| *open == list) {
                Some(place) => drop(state.open.remove(place)),
                None => state.open.push(list),
            },
            Action::Note(note, open) => {
                state.notes.retain(|other| *other != note);
                if open {
                    state.notes.push(note);
                }
            }
            Action::Type(typed) => state.typed = typed,
            Action::Search(typed) => {
                state.typed = typed;
                state.go(Screen::Search);
            }
            Action::Narrow(group, filter) => {
                state.narrow.retain(|other| other.group() != group);
                state.narrow.extend(filter);
            }
            Action::SearchEverywhere => state.elsewhere = Some((state.typed.trim().to_owned(), Load::Waiting)),
            Action::VisitService(offer, service) => state.visit = Some((offer, service)),
            Action::Widen => {
                state.narrow.clear();
                // The choices are drawn anew when they are opened: a browser keeps what was chosen in what stays.
                state.open.retain(|open| *open != NARROWING);
            }
            Action::BrowseNeed(need) => {
                state.browse.need = need;
                state.open.clear();
                state.go(Screen::Need);
            }
            Action::BrowseAge(band) => state.browse.band = band,
            Action::Pathway(index, today) => {
                match state.dates.iter_mut().find(|dates| dates.pathway == index) {
                    Some(dates) => dates.today = today,
                    None => state.dates.push(Dates::new(index, today)),
                }
                state.go(Screen::Pathway(index));
            }
            Action::TypeDate(place, typed) => {
                if let Some(dates) = state.dates_here() {
                    dates.type_in(place, typed);
                }
            }
            Action::Reckon(takes_focus) => {
                if let Some(late) = late::here() {
                    (late.reckon)(&mut state, takes_focus);
                }
            }
            Action::Saved(saved) => {
                if let Some(dates) = state.dates_here() {
                    dates.saved = Some(saved);
                }
            }
            // What comes late may be of an offer that the family has turned away from.
            Action::Got(of, came) if is_of(&of, &state.guide) => state.receive(came),
            Action::Got(..) => {}
            Action::GotPlaces(area, places) => {
                state.whereabouts.got(area, places);
                // What the first half of a postcode left open, the whole of it may settle.
                if matches!(state.screen, Screen::Question(..)) {
                    state.problem = None;
                }
            }
            Action::Visit(index, service) => {
                if let Some(Load::Here(guide)) = state.next_door.get(index).cloned() {
                    state.turn_to(guide, service);
                }
            }
            Action::GoHome => state.go_home(),
            Action::Easy(on) => {
                // Pictures that could not be had are asked for again.
                state.easy.pictures = state.easy.pictures.or_waiting();
                state.read_easily(on);
            }
            Action::Keep(kept) => state.kept = kept,
            Action::Linked(services) => {
                state.linked = services;
                state.go(Screen::SavedList);
            }
            Action::TryAgain => {
                state.tries += 1;
                state.next_door.clear();
                state.details.retain(|(_, load)| !matches!(load, Load::Failed));
                state.lexicon = state.lexicon.or_waiting();
                state.index = state.index.or_waiting();
                state.catalogue.1 = state.catalogue.1.or_waiting();
                state.easy.pictures = state.easy.pictures.or_waiting();
                state.elsewhere = state.elsewhere.map(|(typed, found)| (typed, found.or_waiting()));
            }
            Action::Read(language) => {
                state.language = language;
                state.catalogue.1 = state.catalogue.1.or_waiting();
                state.problem = None;
                state.read_easily(state.easy.on);
            }
            Action::Show(name) => {
                if let Some(action) = address::way_to(state.core(), &name) {
                    return Rc::new(state).reduce(action);
                }
            }
            Action::Recall(text) => {
                let guide = state.guide.clone();
                // A family that is already there stays as it is.
                let is_there = late::here().is_some_and(|late| (late.write)(&state) == text);
                if let Some((answers, screen)) = address::read(guide.core(), &text).filter(|_| !is_there) {
                    let (kept, clears) = (std::mem::take(&mut state.kept), state.clears);
                    state = Self { answers, kept, clears, ..state.forget() };
                    return Rc::new(state).reduce(Action::Show(screen.to_owned()));
                }
            }
            Action::Clear => {
                if let Some(late) = late::here() {
                    (late.clear)(&mut state);
                }
            }
            Action::StartAgain(all) => {
                let kept = if all { Kept::default() } else { std::mem::take(&mut state.kept) };
                let clears = state.clears + u32::from(all);
                state = Self { kept, clears, ..state.forget() };
                state.moves += 1;
            }
            Action::Leave => {
                state = state.forget();
                state.left = true;
            }
        }
        Rc::new(state)
    }
}

/// The words of a language, or English until they are here.
fn words_of<'c>(language: &str, catalogue: &'c Load<Catalogue>) -> &'c Catalogue {
    catalogue.here().filter(|_| !language.is_empty()).unwrap_or(&ENGLISH)
}

/// True where something came for this guide.
fn is_of(of: &Weak<Opened>, guide: &Rc<Opened>) -> bool {
    std::ptr::eq(of.as_ptr(), Rc::as_ptr(guide))
}

/// True where an answer says that someone is in danger: it sets the fact `risk`.
fn tells_of_danger(core: &Core, question: &Question, answer: &Answer) -> bool {
    let Answer::Chosen(chosen) = answer else { return false };
    let mut sets = chosen.iter().filter_map(|option| question.options.get(*option)).flat_map(|option| &option.sets);
    sets.any(|value| core[core[*value].fact].id == "risk")
}
