//! The one way in from JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer, UseReducerDispatcher};

use crate::app::{Navigator, NavigatorProps};
use crate::library::Shelf;
use crate::options::{self, Options};
use crate::state::{Action, State};
use crate::told::Told;
use crate::{host, styles};

/// How far a navigator has come.
enum Stage {
    Fetching,
    Shown(AppHandle<Navigator>, Box<NavigatorProps>),
    Over,
}

/// A navigator on a page.
#[wasm_bindgen]
pub struct Handle {
    stage: Rc<RefCell<Stage>>,
    /// The way to act on it, once it is drawn.
    act: Rc<RefCell<Option<UseReducerDispatcher<State>>>>,
}

#[wasm_bindgen]
impl Handle {
    /// Takes the navigator off the page, and forgets every answer.
    pub fn unmount(self) {
        self.act.take();
        if let Stage::Shown(app, _) = self.stage.replace(Stage::Over) {
            app.destroy();
        }
    }

    /// Goes to a screen, by its name: see `address.rs`. Does nothing where there is none of that name.
    pub fn open(&self, name: String) {
        self.does(Action::Show(name));
    }

    /// Forgets every answer, clears the family's list, and shows the first screen.
    pub fn restart(&self) {
        self.does(Action::StartAgain(true));
    }

    /// Turns Easy Read on or off; the family stays where they are.
    pub fn easy(&self, on: bool) {
        self.does(Action::Easy(on));
    }

    /// Gives each screen's heading another level; the family stays where they are.
    pub fn level(&self, level: u8) {
        if let Stage::Shown(app, props) = &mut *self.stage.borrow_mut() {
            props.level = options::level(level);
            app.update(NavigatorProps::clone(props));
        }
    }

    fn does(&self, action: Action) {
        let act = self.act.borrow().clone();
        if let Some(act) = act {
            act.dispatch(action);
        }
    }
}

/// Draws the navigator into `root`, an empty element. `root` hears `fingerpost-ready` once a family can use it, `fingerpost-step`,
/// `fingerpost-plan` and `fingerpost-open` as they go on, and `fingerpost-error` where it cannot start or has failed; all bubble, and none says
/// what a family told or looked at.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: Element, options: &JsValue) -> Handle {
    let mut options = Options::read(options);
    host::speak_with(options.listen.take());
    host::hold_with(options.hold.take());
    host::report_panics_to(&root);
    styles::dress(&root);
    let handle = Handle { stage: Rc::new(RefCell::new(Stage::Fetching)), act: Rc::default() };
    let (stage, act) = (handle.stage.clone(), handle.act.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let shelf = Shelf::at(options.offer());
        let opened = shelf.open().await;
        if !matches!(*stage.borrow(), Stage::Fetching) {
            return;
        }
        let Some(opened) = opened else { return host::tell(&root, host::FAILED, Some(("code", "offer".into()))) };
        let read_in = shelf.read_in(&opened, &options.language).await;
        if !matches!(*stage.borrow(), Stage::Fetching) {
            return;
        }
        let (here, exit) = (root.clone(), options.exit());
        let props = NavigatorProps {
            guide: Rc::new(opened),
            shelf,
            read_in,
            level: options.level(),
            share: options.sharing(),
            start: options.start,
            held: options.held,
            easy: options.easy,
            on_ready: Callback::from(move |dispatcher| {
                act.replace(Some(dispatcher));
                host::tell(&here, host::READY, None);
            }),
            on_told: told_to(root.clone()),
            on_leave: Callback::from(move |()| host::leave(&exit)),
        };
        let app = Renderer::<Navigator>::with_root_and_props(root, props.clone()).render();
        stage.replace(Stage::Shown(app, Box::new(props)));
    });
    handle
}

/// Passes what happens on to the page.
fn told_to(root: Element) -> Callback<Told> {
    Callback::from(move |told| {
        let (event, name, value) = match told {
            Told::Step(step) => (host::STEP, "step", (step as f64).into()),
            Told::Plan(services) => (host::PLAN, "services", (services as f64).into()),
            Told::Open(what) => (host::OPEN, "what", what.into()),
        };
        host::tell(&root, event, Some((name, value)));
    })
}
