//! With what a family presses: each way leads everywhere.

use anyhow::{Context, bail, ensure};
use fantoccini::actions::{InputSource, KeyAction, KeyActions, PointerAction, TouchActions};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::Page;

/// With what a family presses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A mouse.
    Pointer,
    /// A finger.
    Touch,
    /// Tab and Shift with Tab, Enter, Space and the arrows: a keyboard, or a switch that sends these keys.
    Keys,
}

/// How many keys may lead to anything on a screen.
const KEYS: usize = 150;

/// Where the focus is, seen from what goes by a name. A radio is reached from any other of its group.
const WHERE: &str = "(() => {
    const found = control(args), wanted = found && (found.control || found), on = active();
    if (!wanted) return null;
    const group = (e) => e.localName === 'input' && e.type === 'radio' && e.name;
    const outlined = (e) => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; };
    let drawn = on; for (let up = 0; up < 2 && drawn && !outlined(drawn); up += 1) drawn = drawn.parentElement;
    return {
        there: on === wanted, radio: group(wanted) && group(on) === group(wanted), visible: !!drawn && outlined(drawn),
        after: on === document.body || !!(on.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING),
        kind: wanted.localName === 'input' ? wanted.type : wanted.localName, on: `${on.localName} ${named(on)}`,
    };
})()";

impl Page {
    /// Presses or chooses what goes by this name, by a hand of this sort.
    ///
    /// # Errors
    /// Where it is not there or cannot be reached, or where the focus that reaches it cannot be seen.
    pub async fn press_by(&self, hand: Hand, name: &str) -> anyhow::Result<()> {
        match hand {
            Hand::Pointer => self.press(name).await,
            Hand::Touch => self.touch(name).await,
            Hand::Keys => {
                let press = match self.reach(name).await?.as_str() {
                    "radio" => return Ok(()),
                    "checkbox" | "summary" => Key::Space,
                    _ => Key::Enter,
                };
                self.keys(&[press]).await
            }
        }
    }

    /// Brings the focus by keys to what goes by this name, and says what that is: the type of an input, or the name of the element.
    ///
    /// # Errors
    /// Where no key leads there, or where the focus cannot be seen there.
    pub async fn reach(&self, name: &str) -> anyhow::Result<String> {
        ensure!(
            self.until("control(args) !== null", json!(name)).await?,
            "nothing goes by the name {name:?}: {}",
            self.text().await?
        );
        let mut passed = Vec::new();
        for _ in 0..KEYS {
            let place = self.ask(WHERE, json!(name)).await?;
            ensure!(place.is_object(), "{name:?} went away while Tab was on its way to it");
            if place["there"] == Value::Bool(true) {
                ensure!(place["visible"] == Value::Bool(true), "the focus on {name:?} cannot be seen");
                return Ok(place["kind"].as_str().unwrap_or_default().to_owned());
            }
            passed.push(place["on"].as_str().unwrap_or_default().to_owned());
            if place["radio"] == Value::Bool(true) {
                self.keys(&[Key::Down]).await?;
            } else if place["after"] == Value::Bool(true) {
                self.keys(&[Key::Tab]).await?;
            } else {
                self.tab_back().await?;
            }
        }
        bail!("no key reaches {name:?}; they passed {passed:?}")
    }

    /// Presses Tab with Shift.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn tab_back(&self) -> anyhow::Result<()> {
        let (shift, tab) = (char::from(Key::Shift), char::from(Key::Tab));
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: shift })
            .then(KeyAction::Down { value: tab })
            .then(KeyAction::Up { value: tab })
            .then(KeyAction::Up { value: shift });
        Ok(self.client().perform_actions(keys).await?)
    }

    async fn touch(&self, name: &str) -> anyhow::Result<()> {
        self.control(name).await?;
        let middle = "(() => { const e = control(args); e.scrollIntoView({ block: 'center' }); const r = e.getClientRects()[0];
            return [r.left + r.width / 2, r.top + r.height / 2]; })()";
        let middle = self.ask(middle, json!(name)).await?;
        let of = |place: usize| middle[place].as_f64().with_context(|| format!("{name:?} has no place"));
        let finger = TouchActions::new("finger".to_owned())
            .then(PointerAction::MoveTo { duration: None, x: of(0)?, y: of(1)? })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        Ok(self.client().perform_actions(finger).await?)
    }
}
