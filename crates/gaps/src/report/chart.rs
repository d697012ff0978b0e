//! Charts of bars. The words and numbers of each bar are text, which wraps on a phone and is read out; the bar itself is for the eye.

use maud::{Markup, html};

use crate::words::of_100;

/// What a bar stands for.
#[derive(Clone, Copy)]
pub(super) enum Measure {
    /// Families with only waiting.
    Waiting,
    /// Families with only waiting, of local help alone.
    WaitingLocally,
    /// Families of this sort.
    Share,
}

impl Measure {
    /// What stands after "12 of 100".
    const fn words(self) -> &'static str {
        match self {
            Self::Waiting => "have only waiting",
            Self::WaitingLocally => "have only waiting, of local help alone",
            Self::Share => "",
        }
    }

    /// How it looks: one is full and the other an outline, so that they differ without colour too.
    const fn class(self) -> &'static str {
        match self {
            Self::WaitingLocally => "bar outline",
            Self::Waiting | Self::Share => "bar",
        }
    }
}

/// Some of all families.
pub(super) struct Bar {
    pub(super) measure: Measure,
    pub(super) some: u32,
    pub(super) all: u32,
}

/// A chart: each row has a name and its bars. Every bar is drawn to the same scale: its whole width is all families.
pub(super) fn bars(title: &str, rows: &[(String, Vec<Bar>)], table: &Markup) -> Markup {
    html! {
        figure {
            figcaption { (title) }
            ul.bars {
                @for (name, bars) in rows {
                    li {
                        strong { (name) }
                        @for bar in bars {
                            span.said { (of_100(bar.some, bar.all)) " of 100 " (bar.measure.words()) }
                            (drawn(bar))
                        }
                    }
                }
            }
            details { summary { "The table: " (title) } (table) }
        }
    }
}

/// A line around all of its width, and a bar in it as long as the share, in thousandths.
fn drawn(bar: &Bar) -> Markup {
    let share = (u64::from(bar.some) * 1000).checked_div(u64::from(bar.all)).unwrap_or(0);
    html! {
        svg aria-hidden="true" viewBox="0 0 1000 12" preserveAspectRatio="none" width="100%" height="12" {
            rect.track x="0" y="0" width="1000" height="12" {}
            rect class=(bar.measure.class()) x="0" y="0" width=(share) height="12" {}
        }
    }
}
