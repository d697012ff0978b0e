//! Services: what a family can use, and how they get it.

use super::{AtomId, ProviderId, ReferrerId, ServiceId};
use crate::places::Point;
use crate::rules::Rule;

/// One thing a family can use: what the plan and short results need of it. The rest is its [`Detail`].
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// The id that links use; also its file's name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// One plain sentence: what it does for a family.
    pub summary: String,
    /// Who runs it.
    pub provider: ProviderId,
    /// Which part of a plan it belongs in.
    pub kind: Kind,
    /// For families anywhere in England, not only in this council's area.
    pub national: bool,
    /// What a family asked for help with, for this to be worth showing. Not a matter of eligibility.
    pub helps_with: AtomId,
    /// Who it is for.
    pub rule: Rule,
    /// How a family gets it: at least one.
    pub routes: Vec<Route>,
    /// What it is linked to.
    pub links: Links,
    /// How to reach it, where a source says.
    pub contact: Contact,
    /// Where a family goes for it, as far as sources give an address.
    pub venues: Vec<Venue>,
}

impl Service {
    /// True where a family can start by themselves, or it is offered without asking.
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.routes.iter().any(|route| matches!(route.kind, RouteKind::Direct | RouteKind::Automatic))
    }
}

/// Which part of a plan a service belongs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Decided by its access routes.
    Support,
    /// Under *urgent*.
    Crisis,
    /// Under *know your rights*.
    Rights,
}

/// One way of getting a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// What has to happen.
    pub kind: RouteKind,
    /// Who can refer; only for [`RouteKind::Referral`].
    pub by: Vec<ReferrerId>,
}

/// What has to happen before a family gets a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RouteKind {
    /// The family goes, calls or signs up themselves.
    Direct,
    /// Someone refers them.
    Referral,
    /// They are assessed first.
    Assessment,
    /// It is named in a plan, such as an EHC plan.
    Plan,
    /// It is offered without asking.
    Automatic,
}

/// What a service is linked to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links {
    /// What helps while the family waits for it.
    pub meanwhile: Vec<ServiceId>,
    /// What may come next.
    pub after: Vec<ServiceId>,
    /// What it is often mixed up with.
    pub confused_with: Vec<ServiceId>,
}

/// How to reach a service. Each part is empty where no source gives it: nothing here is ever guessed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// A phone number, as people write it.
    pub phone: String,
    /// A number to send a text message to.
    pub text: String,
    /// An e-mail address.
    pub email: String,
    /// A web page: `https:` or `http:`.
    pub web: String,
    /// When someone answers.
    pub hours: String,
}

impl Contact {
    /// True where no source gives any way to reach the service.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.phone, &self.text, &self.email, &self.web].iter().all(|part| part.is_empty())
    }

    /// True for what can be an e-mail address and nothing more: no second one, no header and no text of a message that a family would send unawares.
    #[must_use]
    pub fn is_email(written: &str) -> bool {
        written.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_@".contains(&byte))
    }

    /// The number to dial in a phone number as people write it, up to any words: "111, then choose 2" is 111. Empty where there is none.
    #[must_use]
    pub fn dialled(written: &str) -> String {
        let mut number = String::new();
        for letter in written.trim().chars() {
            match letter {
                '0'..='9' | '+' => number.push(letter),
                ' ' | '(' | ')' | '-' => {}
                _ => break,
            }
        }
        number
    }
}

/// Where a family goes for a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Venue {
    /// What the building is called.
    pub name: String,
    /// Where it is: the middle of its postcode.
    pub point: Point,
}

/// The rest of a service: what its own screen shows beyond [`Service`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// What it does, in plain paragraphs. A blank line starts a new one; a line that starts with `- ` is a list item.
    pub about: String,
    /// For each of the service's routes, in order: what to do first, in plain words.
    pub how: Vec<String>,
    /// For each of the service's routes, in order: what a family can say to whoever refers them, with gaps that are filled as they speak
    /// (see [`crate::explain::Voice::speak`]); empty where nobody refers.
    pub say: Vec<String>,
    /// What happens after the first step; empty where no source says.
    pub next: String,
    /// What to do if the answer is no; empty only for a crisis service.
    pub if_no: String,
    /// What it costs; empty where no source says.
    pub cost: String,
    /// How long families wait; empty where no source says.
    pub wait: String,
    /// The day somebody last checked these facts against their sources, as `2026-11-23`.
    pub checked: String,
    /// Where the facts come from.
    pub sources: Vec<Source>,
    /// For each of the service's venues, in order: its address in one line, which ends in its postcode.
    pub addresses: Vec<String>,
    /// A video of it in British Sign Language: an `https:` address; empty where there is none.
    pub bsl: String,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The document or page.
    pub title: String,
    /// Who published it; may be empty.
    pub by: String,
    /// The day it was published, as `2023-02-01`; may be empty.
    pub date: String,
    /// Where it can be read; may be empty.
    pub web: String,
    /// Its own words, letter for letter.
    pub phrase: String,
}
