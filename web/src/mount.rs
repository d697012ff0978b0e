//! The one way in from JavaScript.

use std::cell::RefCell;
use std::rc::Rc;

use fingerpost_core::{Guide, pack};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::app::{Navigator, NavigatorProps};
use crate::library::Shelf;
use crate::options::Options;
use crate::{host, styles};

/// How far a navigator has come.
enum Stage {
    Fetching,
    Shown(AppHandle<Navigator>),
    Over,
}

/// A navigator on a page.
#[wasm_bindgen]
pub struct Handle(Rc<RefCell<Stage>>);

#[wasm_bindgen]
impl Handle {
    /// Takes the navigator off the page, and forgets every answer.
    pub fn unmount(self) {
        if let Stage::Shown(app) = self.0.replace(Stage::Over) {
            app.destroy();
        }
    }
}

/// Draws the navigator into `root`, an empty element. `root` hears `fingerpost-ready` once a family can use it, and
/// `fingerpost-error` where it cannot start or has failed; both bubble, and neither says anything of the family.
#[wasm_bindgen]
#[must_use]
pub fn mount(root: Element, options: &JsValue) -> Handle {
    let options = Options::read(options);
    host::report_panics_to(&root);
    styles::dress(&root);
    let stage = Rc::new(RefCell::new(Stage::Fetching));
    let handle = Handle(stage.clone());
    wasm_bindgen_futures::spawn_local(async move {
        let shelf = Shelf::at(options.offer());
        let core = shelf.read(pack::Part::Core.file_name(), pack::read_core).await;
        if !matches!(*stage.borrow(), Stage::Fetching) {
            return;
        }
        let Some(core) = core else { return host::tell(&root, host::FAILED) };
        let (here, exit) = (root.clone(), options.exit());
        let props = NavigatorProps {
            guide: Rc::new(Guide::new(core)),
            shelf,
            level: options.level(),
            on_ready: Callback::from(move |()| host::tell(&here, host::READY)),
            on_leave: Callback::from(move |()| host::leave(&exit)),
        };
        let app = Renderer::<Navigator>::with_root_and_props(root, props).render();
        stage.replace(Stage::Shown(app));
    });
    handle
}
