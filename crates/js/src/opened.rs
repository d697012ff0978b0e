//! An offer that was opened: bytes in, values out.

use fingerpost_core::pack::{self, File, Manifest, Part};
use fingerpost_core::places::{Area, Typed};
use fingerpost_core::search::Index;
use fingerpost_core::{Detail, Guide, Standing, Words};

use crate::about::About;
use crate::dates::{Asked, Dates};
use crate::given::{self, Kept};
use crate::place::{self, Place};
use crate::plan::{Explained, Plan};
use crate::problem::Problem;
use crate::question::Question;
use crate::search::{self, Results};
use crate::service::Service;
use crate::words::{self, Pathway, Term};

/// An offer, and those of its files that have come.
#[derive(Debug)]
pub struct Opened {
    guide: Guide,
    manifest: Manifest,
    details: Vec<(File, Vec<Detail>)>,
    words: Option<Words>,
    index: Option<Index>,
    areas: Vec<(String, Area)>,
}

impl Opened {
    /// Opens an offer from the bytes of its `core.pack`.
    ///
    /// # Errors
    /// Where they are not a whole, sound core that this version can read.
    pub fn new(core: &[u8]) -> Result<Self, Problem> {
        let (core, manifest) = pack::read_core(core)?;
        Ok(Self { guide: Guide::new(core), manifest, details: Vec::new(), words: None, index: None, areas: Vec::new() })
    }

    /// What the offer says of itself.
    #[must_use]
    pub fn about(&self) -> About<'_> {
        About::of(self.guide.core(), self.manifest.stamp)
    }

    /// The name of the file that holds the rest of a service, where it has not come.
    ///
    /// # Errors
    /// Where there is no such service.
    pub fn wants_service(&self, id: &str) -> Result<Option<String>, Problem> {
        let service = self.guide.core().service(id).ok_or_else(|| no("service", id))?;
        let file = self.manifest.details_of(service.index());
        Ok((!self.details.iter().any(|(here, _)| *here == file)).then(|| file.name()))
    }

    /// The name of the file of the glossary and the pathways, where it has not come.
    #[must_use]
    pub fn wants_words(&self) -> Option<String> {
        self.words.is_none().then(|| File::whole(Part::Words).name())
    }

    /// The name of the file that a search needs, where it has not come.
    #[must_use]
    pub fn wants_index(&self) -> Option<String> {
        self.index.is_none().then(|| File::whole(Part::Search).name())
    }

    /// The name of the file of the table of postcodes that knows this one, where it is a whole postcode and the file has not come.
    ///
    /// # Errors
    /// Where it cannot be a postcode.
    pub fn wants_place(&self, typed: &str) -> Result<Option<String>, Problem> {
        let typed = place::read(typed)?;
        let area = typed.outcode().area();
        let is_wanted = matches!(typed, Typed::Whole(_)) && self.area(area).is_none();
        Ok(is_wanted.then(|| Area::file_name(area)))
    }

    /// Takes in a file that came.
    ///
    /// # Errors
    /// Where the bytes are not that file of this offer, whole and sound.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        let core = self.guide.core();
        let file = File::named(name).ok_or_else(|| no("file", name))?;
        match file.part {
            Part::Details => {
                let details = pack::read_details(core, &self.manifest, file, bytes)?;
                self.details.push((file, details));
            }
            Part::Words => self.words = Some(pack::read_words(core, &self.manifest, bytes)?),
            Part::Search => {
                let index = Index::read(bytes, self.manifest.stamp)?;
                if !index.is_of(core) {
                    return Err(pack::Unreadable::MixedUp.into());
                }
                self.index = Some(index);
            }
            // Other languages and pictures are for screens of our own: whoever takes in a whole pack is not stopped by them.
            Part::Language | Part::Pictures => {}
            _ => return Err(no("file", name)),
        }
        Ok(())
    }

    /// Takes in a file of the table of postcodes: the one that knows what was typed.
    ///
    /// # Errors
    /// Where the bytes are not that file, whole and sound.
    pub fn take_places(&mut self, typed: &str, bytes: &[u8]) -> Result<(), Problem> {
        let area = place::read(typed)?.outcode().area().to_owned();
        let read = Area::read(&area, bytes)?;
        self.areas.push((area, read));
        Ok(())
    }

    fn area(&self, area: &str) -> Option<&Area> {
        self.areas.iter().find(|(here, _)| here == area).map(|(_, read)| read)
    }

    /// Answers in the one form to keep them in.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn keep(&self, given: &str) -> Result<Vec<Kept>, Problem> {
        given::read(&self.guide, given).map(|(_, kept)| kept)
    }

    fn standing<'a, T>(&'a self, given: &str, tell: impl FnOnce(&Standing<'a>) -> T) -> Result<T, Problem> {
        let (answers, _) = given::read(&self.guide, given)?;
        Ok(tell(&self.guide.standing(&answers)))
    }

    /// The question to ask next; nothing once no answer can change the plan.
    ///
    /// # Errors
    /// Everything that is wrong with the answers.
    pub fn next<'a>(&'a self, given: &str) -> Result<Option<Question<'a>>, Problem> {
        self.standing(given, |standing| Some(Question::put(standing, standing.next_question()?)))
    }

    /// A question as it is put after these answers.
    ///
    /// # Errors
    /// Where there is no such question, or for anything that is wrong with the answers.
    pub fn question<'a>(&'a self, given: &str, id: &str) -> Result<Question<'a>, Problem> {
        let core = self.guide.core();
        let known = core.questions.iter().map(|question| question.id.as_str());
        let question = core.question(id).ok_or_else(|| Problem::not_found("question", id, known))?;
        self.standing(given, |standing| Question::put(standing, question))
    }

    /// The plan after these answers.
    ///
    /// # Errors
    /// Everything that is wrong with the answers.
    pub fn plan<'a>(&'a self, given: &str) -> Result<Plan<'a>, Problem> {
        self.standing(given, Plan::of)
    }

    /// Why a service stands where it does after these answers.
    ///
    /// # Errors
    /// Where there is no such service, or for anything that is wrong with the answers.
    pub fn explain<'a>(&'a self, given: &str, id: &str) -> Result<Explained<'a>, Problem> {
        let service = self.guide.core().service(id).ok_or_else(|| no("service", id))?;
        self.standing(given, |standing| Explained::of(standing, service))
    }

    /// All that the offer says of a service; what a family can say is put as they would after these answers.
    ///
    /// # Errors
    /// Where there is no such service, its file has not come, or for anything that is wrong with the answers.
    pub fn service<'a>(&'a self, given: &str, id: &str) -> Result<Service<'a>, Problem> {
        let service = self.guide.core().service(id).ok_or_else(|| no("service", id))?;
        let file = self.manifest.details_of(service.index());
        let (_, details) = self.details.iter().find(|(here, _)| *here == file).ok_or_else(not_come)?;
        let place = service.index() - self.manifest.services_in(file, self.guide.core().services.len()).start;
        let detail = details.get(place).ok_or_else(not_come)?;
        self.standing(given, |standing| Service::of(standing, service, detail))
    }

    /// Searches the offer.
    ///
    /// # Errors
    /// Where the index or the words have not come, or for anything that is wrong with the options.
    pub fn search<'a>(&'a self, answers: &str, typed: &str, options: &str) -> Result<Results<'a>, Problem> {
        let (index, words) = (self.index.as_ref().ok_or_else(not_come)?, self.words.as_ref().ok_or_else(not_come)?);
        search::search(&self.guide, index, words, answers, typed, options)
    }

    /// Where a postcode lies, as far as the offer and what has come of the table know.
    ///
    /// # Errors
    /// Where it cannot be a postcode.
    pub fn resolve<'a>(&'a self, typed: &str) -> Result<Place<'a>, Problem> {
        let typed = place::read(typed)?;
        Ok(Place::of(self.guide.core(), &typed, self.area(typed.outcode().area())))
    }

    /// The glossary.
    ///
    /// # Errors
    /// Where the words have not come.
    pub fn terms(&self) -> Result<Vec<Term<'_>>, Problem> {
        self.words.as_ref().map(|words| words::terms(self.guide.core(), words)).ok_or_else(not_come)
    }

    /// A pathway in full.
    ///
    /// # Errors
    /// Where there is no such pathway, or the words have not come.
    pub fn pathway<'a>(&'a self, id: &str) -> Result<Pathway<'a>, Problem> {
        let (place, words) = self.pathway_place(id)?;
        Pathway::of(self.guide.core(), words, place).ok_or_else(not_come)
    }

    /// The dates that the law sets.
    ///
    /// # Errors
    /// Where there is no such pathway, the words have not come, or for everything that is wrong with what was given.
    pub fn reckon<'a>(&'a self, asked: &Asked<'_>) -> Result<Dates<'a>, Problem> {
        let (place, words) = self.pathway_place(asked.pathway)?;
        let voice = self.standing(asked.answers, |standing| standing.voice())?;
        let pathway = words.pathways.get(place).ok_or_else(not_come)?;
        Dates::reckon(&self.guide.core().pathways[place], pathway, words, asked, voice)
    }

    fn pathway_place(&self, id: &str) -> Result<(usize, &Words), Problem> {
        let pathways = &self.guide.core().pathways;
        let place = pathways.iter().position(|pathway| pathway.id == id);
        let known = pathways.iter().map(|pathway| pathway.id.as_str());
        let place = place.ok_or_else(|| Problem::not_found("pathway", id, known))?;
        Ok((place, self.words.as_ref().ok_or_else(not_come)?))
    }
}

fn no(what: &str, name: &str) -> Problem {
    Problem::not_found(what, name, std::iter::empty())
}

fn not_come() -> Problem {
    Problem::new("unreachable", "a file of the offer that this needs has not come")
}
