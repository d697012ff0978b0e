//! The columns: what each is called, where its field stands in a service's file, and what to write in it.

use crate::kinds::Kind;
use crate::names::Of;

/// A column of the table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// What stands above it.
    pub heading: &'static str,
    /// What to write in it, in a sentence or two.
    pub help: &'static str,
    /// What stands in it in the template's example.
    pub example: &'static str,
    pub(crate) at: At<'static>,
    pub(crate) kind: Kind,
}

/// Where a column's field stands in a service's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum At<'a> {
    /// The file's name.
    Id,
    /// A field of its own.
    Field(&'a str),
    /// A field of a table, such as `[contact]`.
    In(&'a str, &'a str),
    /// A limit of the age in `[for]`.
    Age(&'a str),
    /// A field of the first `[[…]]` of this name.
    First(&'a str, &'a str),
    /// The other `[[…]]` of this name.
    Others(&'a str),
    /// All else in `[for]`.
    Rule,
    /// All else.
    Else,
}

const fn column(heading: &'static str, at: At<'static>, kind: Kind, help: &'static str, example: &'static str) -> Column {
    Column { heading, help, example, at, kind }
}

/// Says once what all columns of TOML are.
macro_rules! toml_help {
    ($what:literal) => {
        concat!($what, " Leave it as it is, unless somebody has shown you this notation (it is that of the offer's files).")
    };
}

/// The id of the template's example row, which is never brought in.
pub(crate) const EXAMPLE: &str = "(example)";

/// Every column, in order.
pub const COLUMNS: &[Column] = &[
    column(
        "Id",
        At::Id,
        Kind::Text,
        "The service's short name in links: small letters, digits and hyphens. Leave it empty for a new service: it is made from the name. Do not change it later.",
        EXAMPLE,
    ),
    column("Name", At::Field("name"), Kind::Text, "What people call it.", "EXAMPLE: Saturday play club"),
    column(
        "Other names",
        At::Field("also"),
        Kind::List(None),
        "What else a family might type to find it. Put a semicolon between two.",
        "weekend club; play scheme",
    ),
    column(
        "Who runs it",
        At::Field("provider"),
        Kind::One(Of::Providers),
        "Choose from the list. Somebody new goes into providers.toml first.",
        "",
    ),
    column(
        "In short",
        At::Field("summary"),
        Kind::Text,
        "One plain sentence: what it does for a family.",
        "Children play together while parents have a rest.",
    ),
    column(
        "More about it",
        At::Field("about"),
        Kind::Text,
        "A few short paragraphs, with an empty line between two. A line that starts with \"- \" is one of a list.",
        "The club is on Saturday mornings. Trained staff are there to help.",
    ),
    column(
        "What it helps with",
        At::Field("helps_with"),
        Kind::List(Some(Of::Help)),
        "From the list, with a semicolon between two.",
        "",
    ),
    column(
        "From age",
        At::Age("from"),
        Kind::Number,
        "From this birthday on, in years; 2.5 is two years and six months. Empty: any age.",
        "5",
    ),
    column(
        "Under age",
        At::Age("under"),
        Kind::Number,
        "Until the day before this birthday: for 5 to 11 year olds write 12. Empty: any age.",
        "12",
    ),
    column(
        "Needs",
        At::In("for", "need"),
        Kind::List(Some(Of::Needs)),
        "Only if it is just for some needs: from the list, with a semicolon between two. Any one of them is enough.",
        "",
    ),
    column("Other rules", At::Rule, Kind::Toml, toml_help!("Who else it is for, or not for."), ""),
    column(
        "How to get it",
        At::First("route", "kind"),
        Kind::Choice(&["direct", "referral", "assessment", "plan", "automatic"]),
        "direct: the family goes, calls or signs up. referral: someone refers them. assessment: they are assessed first. plan: it is named in a plan. automatic: it is offered without asking.",
        "direct",
    ),
    column(
        "Who can refer",
        At::First("route", "by"),
        Kind::List(Some(Of::Referrers)),
        "Only for a referral: from the list, with a semicolon between two.",
        "",
    ),
    column(
        "What to do first",
        At::First("route", "how"),
        Kind::Text,
        "What a family does first, in plain words.",
        "Call the club and ask for a place.",
    ),
    column(
        "What to say",
        At::First("route", "say"),
        Kind::Text,
        "Only for a referral: two or three short sentences that a family can read out. {they}, {find} and so on are filled in for them.",
        "",
    ),
    column("Other ways to get it", At::Others("route"), Kind::Toml, toml_help!("More ways to get it."), ""),
    column(
        "Phone",
        At::In("contact", "phone"),
        Kind::Phone,
        "Only as a source gives it. Write spaces, as in 01632 960123, or Excel takes it for a sum.",
        "01632 960123",
    ),
    column(
        "Text messages",
        At::In("contact", "text"),
        Kind::Phone,
        "A number to send a text message to, only as a source gives it.",
        "",
    ),
    column("Email", At::In("contact", "email"), Kind::Text, "Only as a source gives it.", "club@example.org"),
    column("Web page", At::In("contact", "web"), Kind::Text, "The whole address, with https://.", "https://www.example.org/club"),
    column(
        "Sign language video",
        At::Field("bsl"),
        Kind::Text,
        "The whole address of a video about it in British Sign Language, with https://. Only one that there is.",
        "",
    ),
    column("Opening hours", At::In("contact", "hours"), Kind::Text, "When someone answers.", "Monday to Friday, 9am to 5pm"),
    column("What it costs", At::Field("cost"), Kind::Text, "Only where a source says so.", "Free"),
    column("How long families wait", At::Field("wait"), Kind::Text, "Only where a source says so.", ""),
    column(
        "What happens next",
        At::Field("next"),
        Kind::Text,
        "What happens after the first step. Only where a source says so.",
        "",
    ),
    column(
        "If the answer is no",
        At::Field("if_no"),
        Kind::Text,
        "What a family can do then. Empty: what stands with who runs it.",
        "",
    ),
    column(
        "Venue",
        At::First("venue", "name"),
        Kind::Text,
        "What the building is called. Only where a source gives its address.",
        "",
    ),
    column(
        "Venue address",
        At::First("venue", "address"),
        Kind::List(None),
        "Its lines without the postcode, with a semicolon between two.",
        "",
    ),
    column("Venue postcode", At::First("venue", "postcode"), Kind::Text, "The words of a source must have it.", ""),
    column(
        "Venue point",
        At::First("venue", "point"),
        Kind::Point,
        "Degrees north and east of the postcode, such as 52.5001, -1.5002.",
        "",
    ),
    column("Other venues", At::Others("venue"), Kind::Toml, toml_help!("More venues."), ""),
    column(
        "While you wait",
        At::Field("meanwhile"),
        Kind::List(Some(Of::Services)),
        "Ids of services that help while a family waits for this one.",
        "",
    ),
    column("Afterwards", At::Field("after"), Kind::List(Some(Of::Services)), "Ids of services that may come next.", ""),
    column(
        "Often mixed up with",
        At::Field("confused_with"),
        Kind::List(Some(Of::Services)),
        "Ids of services that it is often mixed up with.",
        "",
    ),
    column(
        "Part of the plan",
        At::Field("kind"),
        Kind::Choice(&["support", "crisis", "rights"]),
        "Empty is support. crisis: urgent help. rights: know your rights.",
        "",
    ),
    column("For all of England", At::Field("national"), Kind::Flag, "yes, or empty.", ""),
    column(
        "Whose area",
        At::Field("area"),
        Kind::Choice(&["home", "gp"]),
        "Empty is home: where the family lives. gp: where its GP is.",
        "",
    ),
    column(
        "Source page",
        At::First("source", "web"),
        Kind::Text,
        "The address of the page that these facts come from.",
        "https://www.example.org/club",
    ),
    column(
        "Source title",
        At::First("source", "title"),
        Kind::Text,
        "What that page is called, and whose it is.",
        "Saturday play club, Example Charity",
    ),
    column(
        "Source document",
        At::First("source", "document"),
        Kind::Text,
        "In place of a page: the id of a document in offer.toml.",
        "",
    ),
    column(
        "Source words",
        At::First("source", "phrase"),
        Kind::Text,
        "The source's own words, letter for letter.",
        "Our play club runs on Saturdays and is free",
    ),
    column("Other sources", At::Others("source"), Kind::Toml, toml_help!("More sources."), ""),
    column(
        "Checked",
        At::Field("checked"),
        Kind::Date,
        "The day you last checked this row against its sources, such as 23/11/2026.",
        "2026-11-23",
    ),
    column("Everything else", At::Else, Kind::Toml, toml_help!("What no other column has room for."), ""),
];
