//! The one way in from JavaScript: each call takes strings, decides, and gives plain values. `library.js` fetches, and is what people use.
//!
//! It is one call for all, for each exported function brings its own way to take strings, give values and refuse: 19 of them weighed 1 kB more, brotli.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::dates::Asked;
use crate::opened::Opened;
use crate::problem::Problem;

/// An offer in the memory of WebAssembly.
#[wasm_bindgen]
pub struct Handle(Opened);

type Told = Result<JsValue, JsValue>;

/// A value as plain JavaScript: objects and lists, and null for what is not there.
fn out<'a>(value: impl Into<crate::told::Told<'a>>) -> Told {
    value.into().serialize(&Serializer::json_compatible()).map_err(Into::into)
}

#[inline(never)]
fn refuse(problem: Problem) -> JsValue {
    out(problem).unwrap_or_else(|error| error)
}

fn told<'a, T: Into<crate::told::Told<'a>>>(told: Result<T, Problem>) -> Told {
    match told {
        Ok(told) => out(told),
        Err(problem) => Err(refuse(problem)),
    }
}

#[wasm_bindgen]
impl Handle {
    /// Opens an offer from the bytes of its core.
    #[wasm_bindgen(constructor)]
    pub fn new(core: &[u8]) -> Result<Handle, JsValue> {
        Opened::new(core).map(Handle).map_err(refuse)
    }

    /// Takes in a file that came: of the offer, or of the table of postcodes where it knows the postcode `typed`.
    pub fn take(&mut self, name: &str, typed: &str, bytes: &[u8]) -> Result<(), JsValue> {
        let taken = if typed.is_empty() { self.0.take(name, bytes) } else { self.0.take_places(typed, bytes) };
        taken.map_err(refuse)
    }

    /// Tells what is asked of it, after some answers; null for what it does not know. All of what is asked comes as one string, with the group separator between: six
    /// strings weighed 0.3 kB more.
    pub fn tell(&self, asked: &str) -> Told {
        let mut parts = asked.split('\u{1d}');
        let [what, answers, of, from, happened, today] = std::array::from_fn(|_| parts.next().unwrap_or_default());
        let offer = &self.0;
        match what {
            "about" => out(offer.about()),
            "wants-service" => told(offer.wants_service(of)),
            "wants-words" => out(offer.wants_words()),
            "wants-index" => out(offer.wants_index()),
            "wants-place" => told(offer.wants_place(of)),
            "keep" => told(offer.keep(answers)),
            "next" => told(offer.next(answers)),
            "question" => told(offer.question(answers, of)),
            "plan" => told(offer.plan(answers)),
            "explain" => told(offer.explain(answers, of)),
            "service" => told(offer.service(answers, of)),
            "search" => told(offer.search(answers, of, from)),
            "place" => told(offer.resolve(of)),
            "terms" => told(offer.terms()),
            "pathway" => told(offer.pathway(of)),
            "dates" => told(offer.reckon(&Asked { pathway: of, from, happened, today, answers })),
            _ => Ok(JsValue::NULL),
        }
    }
}
