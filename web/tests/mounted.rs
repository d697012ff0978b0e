//! The navigator, mounted in a real browser with the sample offer: what a family sees and does.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at once")]

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use fingerpost_core::model::Neighbour;
use fingerpost_core::places::{self, Entry, Point};
use fingerpost_core::search::build;
use fingerpost_core::{Guide, Offer, pack};
use fingerpost_source::sample;
use fingerpost_web::{Navigator, NavigatorProps, Opened, Sharing, Shelf};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit, window,
};
use yew::{AppHandle, Callback, Renderer};

wasm_bindgen_test_configure!(run_in_browser);

/// A navigator on the page, which goes with the test.
struct Mounted {
    place: Element,
    app: Option<AppHandle<Navigator>>,
    left: Rc<Cell<bool>>,
}

impl Drop for Mounted {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.place.remove();
    }
}

/// Tells an element of an event, as a browser does once somebody has done something there.
fn tell(element: &Element, event: &str) {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    bubbles.set_composed(true);
    element.dispatch_event(&Event::new_with_event_init_dict(event, &bubbles).unwrap()).unwrap();
}

/// Waits for the next frame.
async fn frame() {
    let mut next = |resolve: web_sys::js_sys::Function, _| {
        window().unwrap().request_animation_frame(&resolve).unwrap();
    };
    JsFuture::from(web_sys::js_sys::Promise::new(&mut next)).await.unwrap();
}

/// A table of three postcodes near the venues of the sample.
fn postcodes() -> Vec<(String, Vec<u8>)> {
    let entry = |(typed, lat, lon, district): (&str, f64, f64, &str)| Entry {
        postcode: typed.parse().unwrap(),
        point: Point::in_britain(lat, lon).unwrap(),
        district: district.to_owned(),
    };
    let all =
        [("AN2 1AA", 52.44, -1.41, "E99000002"), ("AN2 1AB", 52.50, -1.50, "E99000001"), ("AN3 1AA", 52.38, -1.40, "E99000003")];
    places::write(all.into_iter().map(entry).collect()).unwrap()
}

impl Mounted {
    /// Mounts the sample offer and waits for the first screen. `whole` is false where the details and the words cannot be had.
    async fn new(whole: bool) -> Self {
        // A search is of no use without its index: it always comes.
        Self::with(sample(), move |address| async move { whole || address == "search.pack" }).await
    }

    /// Mounts an offer and waits for the first screen. `comes` says whether a file of this address comes, and when.
    async fn with<F: Future<Output = bool> + 'static>(offer: Offer, comes: impl Fn(String) -> F + 'static) -> Self {
        let document = window().unwrap().document().unwrap();
        let place = document.create_element("div").unwrap();
        document.body().unwrap().append_child(&place).unwrap();
        // The offer, one of the council next door, and a search of both.
        let mut next_door = sample();
        next_door.core.id = "nextshire".to_owned();
        next_door.core.name = "Nextshire".to_owned();
        let own = pack::write(&offer).unwrap();
        let (core, manifest) = pack::read_core(&own[0].1).unwrap();
        let beside = |folder: &'static str, files: Vec<(String, Vec<u8>)>| {
            files.into_iter().map(move |(name, bytes)| (format!("../{folder}/{name}"), bytes))
        };
        let mut files = own;
        files.extend(beside("nextshire", pack::write(&next_door).unwrap()));
        files.extend(beside("farshire", pack::write(&next_door).unwrap()));
        files.extend(postcodes().into_iter().map(|(name, bytes)| (format!("../../places/{name}"), bytes)));
        files.extend(beside("everywhere", build::many(&[offer, next_door]).unwrap()));
        let files = Rc::new(files);
        let shelf = Shelf::new(move |address, _again| {
            let address = address.split('?').next().unwrap_or_default().to_owned();
            let bytes = files.iter().find(|(name, _)| *name == address).map(|(_, bytes)| bytes.clone());
            let comes = comes(address);
            Box::pin(async move { if comes.await { bytes } else { None } })
        });
        let left = Rc::new(Cell::new(false));
        let on_leave = {
            let left = left.clone();
            Callback::from(move |()| left.set(true))
        };
        let guide = Rc::new(Opened { guide: Guide::new(core), manifest });
        let ready = Rc::new(Cell::new(false));
        let on_ready = {
            let ready = ready.clone();
            Callback::from(move |_| ready.set(true))
        };
        let props = NavigatorProps {
            guide,
            shelf,
            level: 2,
            start: String::new(),
            held: None,
            share: Sharing::default(),
            easy: false,
            read_in: None,
            on_ready,
            on_told: Callback::noop(),
            on_leave,
        };
        let app = Renderer::<Navigator>::with_root_and_props(place.clone(), props).render();
        let mounted = Self { place, app: Some(app), left };
        mounted.until("it is not ready", |_| ready.get()).await;
        mounted.sees("Answer a few questions").await;
        mounted
    }

    fn text(&self) -> String {
        self.place.clone().unchecked_into::<HtmlElement>().inner_text().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Waits, frame by frame, until something is so.
    async fn until(&self, what: &str, so: impl Fn(&Self) -> bool) {
        for _ in 0..200 {
            if so(self) {
                return;
            }
            frame().await;
        }
        panic!("{what}; it shows: {}", self.text());
    }

    async fn sees(&self, words: &str) {
        self.until(&format!("it does not show {words:?}"), |mounted| mounted.text().contains(words)).await;
    }

    fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.place.query_selector_all(selector).unwrap();
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect()
    }

    /// Presses the button, or chooses the answer, that says this.
    fn press(&self, words: &str) {
        let says =
            |element: &HtmlElement| element.inner_text().split_whitespace().collect::<Vec<_>>().join(" ").starts_with(words);
        let found = self.all("button, label").into_iter().find(says);
        found.unwrap_or_else(|| panic!("nothing says {words:?}; it shows: {}", self.text())).click();
    }

    /// The same, once it is there.
    async fn press_soon(&self, words: &str) {
        self.sees(words).await;
        self.press(words);
    }

    fn type_in(&self, words: &str) {
        let input: HtmlInputElement = self.all("input").remove(0).unchecked_into();
        input.set_value(words);
        tell(&input, "input");
    }

    /// True where a list to choose from has this choice. (Not every browser takes its choices for text that is seen.)
    fn offers(&self, choice: &str) -> bool {
        self.all("option").iter().any(|option| option.text_content().as_deref() == Some(choice))
    }

    /// Chooses from the list that this label is for.
    fn choose(&self, label: &str, option: &str) {
        let found = self.all("label").into_iter().find(|element| element.inner_text() == label).unwrap();
        let list = self.all(&format!("#{}", found.get_attribute("for").unwrap())).remove(0);
        let list: HtmlSelectElement = list.unchecked_into();
        let says = |place: &u32| list.item(*place).unwrap().text_content().unwrap().starts_with(option);
        let place = (0..list.length()).find(says).unwrap_or_else(|| panic!("no {option}: {}", list.inner_text()));
        list.set_selected_index(place as i32);
        tell(&list, "change");
    }

    fn focus(&self) -> String {
        let active = window().unwrap().document().unwrap().active_element();
        active.map(|element| element.text_content().unwrap_or_default()).unwrap_or_default()
    }

    fn has_focus(&self, element: &Element) -> bool {
        self.place.owner_document().and_then(|page| page.active_element()).as_ref() == Some(element)
    }

    async fn focus_is_on(&self, words: &str) {
        self.until(&format!("the focus is not on {words:?}"), |mounted| mounted.focus().starts_with(words)).await;
    }
}

#[wasm_bindgen_test]
async fn a_family_answers_and_reaches_a_plan_and_a_service() {
    let mounted = Mounted::new(true).await;
    mounted.press("About my child");
    mounted.focus_is_on("What do you want help with?").await;
    mounted.press("Talking and learning");
    mounted.press("Continue");
    mounted.press("See what we have so far");
    mounted.focus_is_on("Your next steps").await;
    mounted.sees("Ask someone to refer you").await;
    mounted.sees("this depends on").await;
    mounted.press("Home teaching");
    mounted.focus_is_on("Home teaching").await;
    mounted.sees("Ask your health visitor or GP to refer you.").await;
    mounted.sees("About 10 working days.").await;
    mounted.press("Back");
    mounted.focus_is_on("Your next steps").await;
}

#[wasm_bindgen_test]
async fn two_ticks_before_the_screen_is_drawn_again_both_count() {
    let mounted = Mounted::new(true).await;
    mounted.press("About my child");
    mounted.focus_is_on("What do you want help with?").await;
    mounted.press("Someone is in danger");
    mounted.press("Growing up");
    frame().await;
    mounted.press("Continue");
    mounted.sees("Call one of these now").await;
}

#[wasm_bindgen_test]
async fn continuing_with_no_answer_is_a_kind_error_that_takes_the_focus() {
    let mounted = Mounted::new(true).await;
    mounted.press("About me");
    mounted.sees("What do you want help with?").await;
    mounted.press("Continue");
    mounted.until("no error is shown", |mounted| !mounted.all("[role=alert], .problem, .summary").is_empty()).await;
    mounted.press("I'm not sure");
    mounted.press("Continue");
    mounted.until("the question did not change", |mounted| !mounted.text().contains("What do you want help with?")).await;
}

#[wasm_bindgen_test]
async fn going_back_keeps_the_answers_and_starting_again_clears_them() {
    let mounted = Mounted::new(true).await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    mounted.press("Growing up");
    mounted.press("Continue");
    mounted.until("the question did not change", |mounted| !mounted.text().contains("What do you want help with?")).await;
    mounted.press("Back");
    mounted.sees("What do you want help with?").await;
    assert_eq!(mounted.all("input:checked").len(), 1, "the answer is still there");
    mounted.press("Start again");
    mounted.sees("Answer a few questions").await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    assert_eq!(mounted.all("input:checked").len(), 0, "nothing is kept");
}

#[wasm_bindgen_test]
async fn not_sure_shuts_out_the_other_answers() {
    let mounted = Mounted::new(true).await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    mounted.press("Growing up");
    mounted.press("Talking and learning");
    mounted.until("two are not ticked", |mounted| mounted.all("input:checked").len() == 2).await;
    mounted.press("I'm not sure");
    mounted.until("the others are still ticked", |mounted| mounted.all("input:checked").len() == 1).await;
}

#[wasm_bindgen_test]
async fn danger_shows_who_to_call_before_the_next_question() {
    let mounted = Mounted::new(true).await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    mounted.press("Someone is in danger");
    mounted.press("Continue");
    mounted.focus_is_on("Urgent help").await;
    mounted.sees("01632 960999").await;
    mounted.press("Carry on with the questions");
    mounted.until("it stays", |mounted| !mounted.text().contains("Carry on with the questions")).await;
}

#[wasm_bindgen_test]
async fn an_age_in_words_is_refused_and_a_number_is_not() {
    let mounted = Mounted::new(true).await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    mounted.press("Talking and learning");
    mounted.press("Continue");
    for _ in 0..6 {
        if mounted.text().contains("How old is your child?") {
            break;
        }
        mounted.press("I'm not sure");
        let before = mounted.text();
        mounted.press("Continue");
        mounted.until("nothing came next", |mounted| mounted.text() != before).await;
    }
    mounted.sees("How old is your child?").await;
    mounted.type_in("seven");
    mounted.press("Continue");
    mounted.sees("Type the age as a number").await;
    mounted.type_in("7");
    mounted.press("Continue");
    mounted.until("the age is still asked", |mounted| !mounted.text().contains("How old is your child?")).await;
}

#[wasm_bindgen_test]
async fn search_forgives_and_says_what_it_found() {
    let mounted = Mounted::new(true).await;
    mounted.press("Search for help");
    mounted.focus_is_on("Search for help").await;
    mounted.type_in("speach therepy");
    mounted.sees("Speech and language therapy").await;
    mounted.type_in("xyzzy");
    mounted.sees("Nothing found").await;
    mounted.sees("Is it about one of these? Autism, or it may be autism").await;
    mounted.sees("01632 960002").await;
}

#[wasm_bindgen_test]
async fn search_says_why_and_offers_what_may_have_been_meant() {
    let mounted = Mounted::new(true).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("speach therapy");
    mounted.sees("Shown for speech, therapy").await;
    let marked: Vec<String> = mounted.all("mark").iter().map(|mark| mark.inner_text()).collect();
    assert!(marked.iter().any(|mark| mark == "Speech"), "{marked:?}");
    mounted.press("Did you mean speech therapy?");
    mounted.until("it is still offered", |mounted| !mounted.text().contains("Did you mean")).await;
    let typed: HtmlInputElement = mounted.all("input").remove(0).unchecked_into();
    assert_eq!(typed.value(), "speech therapy");
    assert!(mounted.has_focus(&typed), "what was pressed is gone: the focus goes on to the box, not back to the page");
    mounted.type_in("autism");
    mounted.press_soon("All help for: Autism, or it may be autism").await;
    mounted.focus_is_on("Autism, or it may be autism").await;
}

#[wasm_bindgen_test]
async fn a_search_is_narrowed_with_counts_and_widened_again() {
    let mounted = Mounted::new(true).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("help talking");
    mounted.sees("services found").await;
    let found = mounted.all(".card").len();
    assert!(found > 1, "{}", mounted.text());
    mounted.press("Narrow the list");
    mounted.sees("Where you live").await;
    let chosen: Vec<String> =
        mounted.all("select").iter().map(|list| list.unchecked_ref::<HtmlSelectElement>().value()).collect();
    assert!(chosen.iter().all(|chosen| chosen.starts_with("Any")), "{chosen:?}");
    mounted.choose("Age", "19 to 25");
    mounted.sees(&format!("left of {found}")).await;
    let left = mounted.all(".card").len();
    assert!(left < found);
    assert!(mounted.offers(&format!("19 to 25 ({left})")));
    mounted.choose("Age", "Any age");
    mounted.sees(&format!("{found} services found")).await;
    mounted.press("You can use it online (0)");
    mounted.sees(&format!("0 services left of {found}")).await;
    mounted.press(&format!("Show all {found}"));
    mounted.sees(&format!("{found} services found")).await;
    mounted.focus_is_on("Narrow the list").await;
}

#[wasm_bindgen_test]
async fn every_service_is_in_the_a_to_z() {
    let mounted = Mounted::new(true).await;
    mounted.press("Search for help");
    mounted.press_soon("All help, A to Z").await;
    mounted.focus_is_on("All help, A to Z").await;
    let names: Vec<String> = mounted.all(".links button").iter().map(|name| name.inner_text()).collect();
    let mut wanted: Vec<String> = sample().core.services.iter().map(|service| service.name.clone()).collect();
    wanted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names, wanted);
    mounted.press("S");
    mounted.focus_is_on("S").await;
}

#[wasm_bindgen_test]
async fn a_search_whose_index_cannot_be_had_keeps_what_was_typed_and_says_whom_to_ask() {
    let broken = Rc::new(Cell::new(true));
    let is_broken = broken.clone();
    let comes = move |address: String| {
        let comes = address != "search.pack" || !is_broken.get();
        async move { comes }
    };
    let mounted = Mounted::with(sample(), comes).await;
    mounted.press("Search for help");
    mounted.sees("We could not get the rest of this page").await;
    mounted.sees("01632 960002").await;
    mounted.type_in("portage");
    broken.set(false);
    let button = mounted.all("button").into_iter().find(|button| button.inner_text() == "Try again").unwrap();
    button.focus().unwrap();
    button.click();
    mounted.focus_is_on("Search for help").await;
    mounted.sees("1 service found").await;
    mounted.sees("Shown for portage").await;
}

#[wasm_bindgen_test]
async fn a_language_that_cannot_be_had_says_so_and_comes_when_it_is_asked_for_again() {
    let broken = Rc::new(Cell::new(true));
    let is_broken = broken.clone();
    let comes = move |address: String| {
        let comes = !address.starts_with("language-") || !is_broken.get();
        async move { comes }
    };
    let mounted = Mounted::with(sample(), comes).await;
    mounted.press("Polski");
    mounted.sees("We could not get the rest of this page").await;
    mounted.sees("01632 960002").await;
    mounted.sees("Answer a few questions").await;
    mounted.press("Polski");
    mounted.sees("We could not get the rest of this page").await;
    broken.set(false);
    mounted.press("Try again");
    mounted.sees("Odpowiedz na kilka pytań").await;
    assert!(!mounted.text().contains("We could not get"), "{}", mounted.text());
    mounted.press("O moim dziecku");
    mounted.press("English");
    mounted.sees("Back").await;
}

#[wasm_bindgen_test]
async fn other_councils_are_searched_when_a_family_asks_and_their_services_opened() {
    let fetched: Rc<RefCell<Vec<String>>> = Rc::default();
    let list = fetched.clone();
    let comes = move |address: String| {
        list.borrow_mut().push(address);
        async { true }
    };
    let mounted = Mounted::with(sample(), comes).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("speach therepy");
    mounted.sees("Other councils").await;
    assert!(!fetched.borrow().iter().any(|address| address.contains("everywhere")), "nothing before they ask");
    let asks = mounted.all("button").into_iter().find(|button| button.inner_text() == "Search other councils too").unwrap();
    asks.focus().unwrap();
    asks.click();
    mounted.sees("In Nextshire").await;
    assert!(mounted.has_focus(&asks), "it is still there");
    let told: Vec<String> = mounted.all("[role=status]").iter().map(|status| status.inner_text()).collect();
    assert!(told.iter().any(|says| says.ends_with("found in other councils")), "{told:?}");
    let names = mounted.all(".group .card .link");
    let theirs = names.iter().rev().find(|name| name.inner_text() == "Speech and language therapy").unwrap();
    theirs.click();
    mounted.sees("Back to help in Anyshire").await;
    mounted.focus_is_on("Speech and language therapy").await;
    mounted.press("Back to help in Anyshire");
    mounted.until("it is still next door", |mounted| !mounted.text().contains("Back to help in")).await;
    // They come back to the search as they left it, whichever way they take.
    for way in ["Back", "Back to help in Anyshire"] {
        mounted.focus_is_on("Search for help").await;
        let typed: HtmlInputElement = mounted.all("input").remove(0).unchecked_into();
        assert_eq!(typed.value(), "speach therepy");
        mounted.sees("In Nextshire").await;
        let names = mounted.all(".group .card .link");
        names.last().unwrap().click();
        mounted.sees("Back to help in Anyshire").await;
        mounted.press(way);
        mounted.until("it is still next door", |mounted| !mounted.text().contains("Back to help in")).await;
    }
}

#[wasm_bindgen_test]
async fn a_service_of_another_council_that_a_family_did_not_wait_for_does_not_come_after_all() {
    let slow = Rc::new(Cell::new(false));
    let (is_slow, came) = (slow.clone(), Rc::new(Cell::new(false)));
    let has_come = came.clone();
    let comes = move |address: String| {
        let (is_slow, came) = (is_slow.get() && address.contains("nextshire/core"), has_come.clone());
        async move {
            for _ in 0..if is_slow { 20 } else { 0 } {
                frame().await;
            }
            came.set(is_slow);
            true
        }
    };
    let mounted = Mounted::with(sample(), comes).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("speech");
    mounted.press_soon("Search other councils too").await;
    mounted.sees("In Nextshire").await;
    slow.set(true);
    mounted.all(".group .card .link").last().unwrap().click();
    mounted.sees("Getting the rest of this page").await;
    mounted.press("All help, A to Z");
    mounted.focus_is_on("All help, A to Z").await;
    mounted.until("it never came", |_| came.get()).await;
    for _ in 0..5 {
        frame().await;
    }
    assert!(mounted.text().contains("All help, A to Z"), "{}", mounted.text());
    assert!(!mounted.text().contains("Back to help in"), "{}", mounted.text());
}

#[wasm_bindgen_test]
async fn a_search_is_narrowed_by_days_only_where_a_day_leaves_something() {
    let mut offer = sample();
    let place = offer.core.services.iter().position(|service| service.name == "Speech and language therapy").unwrap();
    offer.core.services[place].contact.hours = "Mondays".to_owned();
    let mounted = Mounted::with(offer, |_| async { true }).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("speech");
    mounted.press_soon("Narrow the list").await;
    mounted.sees("Open on").await;
    assert!(mounted.offers("Monday (1)"));
    mounted.choose("Open on, as far as we know", "Tuesday (0)");
    mounted.sees("0 services left of 1").await;
    mounted.type_in("portage");
    mounted.sees("0 services left of 1").await;
    mounted.choose("Open on, as far as we know", "Any day");
    mounted.until("days still stand there", |mounted| !mounted.text().contains("Open on")).await;
    mounted.sees("Where you live").await;
}

#[wasm_bindgen_test]
async fn a_search_of_other_councils_that_cannot_be_had_costs_that_search_only() {
    let mounted = Mounted::with(sample(), |address| async move { !address.contains("everywhere") }).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("speech");
    mounted.press_soon("Search other councils too").await;
    mounted.sees("We could not get the rest of this page").await;
    mounted.sees("Shown for speech").await;
    mounted.sees("01632 960002").await;
}

#[wasm_bindgen_test]
async fn each_council_next_door_is_fetched_once_though_another_is_slow() {
    let mut offer = sample();
    let another = Neighbour { offer: "farshire".to_owned(), ..offer.core.neighbours[0].clone() };
    offer.core.neighbours.push(another);
    let fetched: Rc<RefCell<Vec<String>>> = Rc::default();
    let list = fetched.clone();
    let comes = move |address: String| {
        list.borrow_mut().push(address.clone());
        async move {
            // The first comes while the second is still on its way.
            for _ in 0..if address.contains("farshire") { 20 } else { 2 } {
                frame().await;
            }
            true
        }
    };
    let mounted = Mounted::with(offer, comes).await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    for _ in 0..8 {
        if mounted.text().contains("Your next steps") {
            break;
        }
        let before = mounted.text();
        mounted.press("I");
        mounted.press("Continue");
        mounted.until("nothing came next", |mounted| mounted.text() != before).await;
    }
    mounted.focus_is_on("Your next steps").await;
    for _ in 0..40 {
        frame().await;
    }
    for neighbour in ["../nextshire/core.pack", "../farshire/core.pack"] {
        let times = fetched.borrow().iter().filter(|address| *address == neighbour).count();
        assert_eq!(times, 1, "{neighbour}: {:?}", fetched.borrow());
    }
}

#[wasm_bindgen_test]
async fn details_that_cannot_be_had_cost_that_detail_only() {
    let mounted = Mounted::new(false).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("home teaching");
    mounted.sees("1 service found").await;
    mounted.press("Home teaching");
    mounted.sees("We could not get the rest of this page").await;
    mounted.sees("What to do first").await;
    mounted.sees("01632 960002").await;
}

#[wasm_bindgen_test]
async fn leaving_hides_everything_at_once() {
    let mounted = Mounted::new(true).await;
    mounted.press("Leave this page now");
    assert!(mounted.left.get());
    mounted.until("something is still there to read", |mounted| mounted.text().is_empty()).await;
}

#[wasm_bindgen_test]
async fn shift_three_times_leaves_and_other_keys_do_not() {
    let mounted = Mounted::new(true).await;
    let press = |key: &str| {
        let init = KeyboardEventInit::new();
        init.set_key(key);
        init.set_bubbles(true);
        let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
        window().unwrap().dispatch_event(&event).unwrap();
    };
    ["Shift", "Shift", "a", "Shift"].into_iter().for_each(press);
    assert!(!mounted.left.get(), "a capital letter in between is only typing");
    ["Shift", "Shift"].into_iter().for_each(press);
    assert!(mounted.left.get());
}

/// Types in the box that this label is for.
fn type_for(mounted: &Mounted, label: &str, words: &str) {
    let found = mounted.all("label").into_iter().find(|element| element.inner_text().starts_with(label)).unwrap();
    let field = mounted.all(&format!("#{}", found.get_attribute("for").unwrap())).remove(0);
    let field: HtmlInputElement = field.unchecked_into();
    field.set_value(words);
    tell(&field, "input");
}

#[wasm_bindgen_test]
async fn a_pathway_says_by_when_and_what_to_say_if_it_is_late() {
    let mounted = Mounted::new(true).await;
    mounted.press("Steps and dates");
    mounted.focus_is_on("Steps and dates").await;
    mounted.press("Ask for an assessment");
    mounted.focus_is_on("Ask for an assessment").await;
    mounted.sees("1. You ask the council").await;
    mounted.sees("Time limit: 6 weeks from the day the council gets your request. This is for the council to do.").await;
    mounted.sees("We could not check this limit in the law itself. Check it with").await;
    mounted.sees("School was closed for 4 weeks or more").await;
    mounted.sees("We checked these limits on 31 January 2026.").await;
    mounted.press("Show the dates");
    mounted.focus_is_on("There is a problem").await;
    let words = "Type a date, such as 3 March 2026.";
    assert_eq!(mounted.text().matches(words).count(), 2, "at the top and beside the box");
    let field = mounted.all("[aria-invalid]").remove(0);
    let described_by = field.get_attribute("aria-describedby").unwrap();
    let says: Vec<String> =
        described_by.split_whitespace().map(|id| mounted.all(&format!("#{id}")).remove(0).inner_text()).collect();
    assert!(says.iter().any(|says| says.contains(words)) && says.iter().any(|says| says.contains("For example")), "{says:?}");

    type_for(&mounted, "When did the council get your letter?", "3 March 2020");
    mounted.press("Show the dates");
    mounted.focus_is_on("Your dates").await;
    mounted.sees("I asked for an assessment on 3 March 2020. The law gave you until 14 April 2020.").await;
    mounted.sees("You can appeal 14 June 2020 or later").await;
    mounted.sees("We do not know all the dates that this counts from.").await;
    mounted.sees("This day may move. We do not know all the bank holidays yet.").await;
    assert!(mounted.all("[aria-invalid], .problem").is_empty());

    type_for(&mounted, "It happened on", "20 May 2020");
    mounted.press("Use this day");
    mounted.sees("You told us that it happened on 20 May 2020.").await;
    mounted.sees("You can appeal 20 July 2020 or later").await;
    assert!(!mounted.text().contains("Please tell me your decision this week."));
    mounted.press("Start again");
    mounted.sees("Answer a few questions").await;
    mounted.press("Steps and dates");
    mounted.press_soon("Ask for an assessment").await;
    mounted.sees("Show the dates").await;
    assert!(!mounted.text().contains("20 May 2020"), "nothing is kept");
}

#[wasm_bindgen_test]
async fn a_plan_and_a_service_lead_to_the_pathway() {
    let mounted = Mounted::new(true).await;
    mounted.press("About me");
    mounted.sees("What do you want help with?").await;
    mounted.press("See what we have so far");
    mounted.focus_is_on("Your next steps").await;
    mounted.sees("What happens, step by step, and by when it must happen.").await;
    mounted.press("Rights advice");
    mounted.focus_is_on("Rights advice").await;
    mounted.press_soon("Steps and dates: Ask for an assessment").await;
    mounted.focus_is_on("Ask for an assessment").await;
}

#[wasm_bindgen_test]
async fn a_question_a_service_and_a_pathway_link_to_their_video_in_sign_language() {
    let mut offer = sample();
    let line = offer.core.service("advice-line").unwrap().index();
    let video = |of: &str| format!("https://video.example/{of}");
    (offer.core.questions[1].bsl, offer.details[line].bsl, offer.words.pathways[0].bsl) =
        (video("help"), video("advice"), video("asking"));
    let mounted = Mounted::with(offer, async |_| true).await;
    let links = |mounted: &Mounted| -> Vec<String> {
        mounted.all("a[href^='https://video.example/']").iter().filter_map(|link| link.get_attribute("href")).collect()
    };
    mounted.press("About my child");
    mounted.sees("Watch this in British Sign Language (opens in a new tab)").await;
    assert_eq!(links(&mounted), [video("help")]);
    mounted.press("Talking and learning");
    mounted.press("Continue");
    mounted.until("a question without a video has one", |mounted| links(mounted).is_empty()).await;
    mounted.press("See what we have so far");
    mounted.focus_is_on("Your next steps").await;
    mounted.press("Anyshire Advice Line");
    mounted.until("no video of the service", |mounted| links(mounted) == [video("advice")]).await;
    mounted.press("Start again");
    mounted.sees("Answer a few questions").await;
    mounted.press("Steps and dates");
    mounted.press_soon("Ask for an assessment").await;
    mounted.until("no video of the pathway", |mounted| links(mounted) == [video("asking")]).await;
}

#[wasm_bindgen_test]
async fn a_pathway_that_cannot_be_had_says_so() {
    let mounted = Mounted::new(false).await;
    mounted.press("Steps and dates");
    mounted.press_soon("Ask for an assessment").await;
    mounted.sees("We could not get the rest of this page").await;
    mounted.sees("01632 960002").await;
}

/// Goes on with "I'm not sure" until it is asked where the family lives.
async fn asked_where(whole: bool) -> Mounted {
    let mounted = Mounted::new(whole).await;
    mounted.press("About my child");
    mounted.sees("What do you want help with?").await;
    mounted.press("Talking and learning");
    mounted.press("Continue");
    mounted.until("nothing came next", |mounted| !mounted.text().contains("What do you want help with?")).await;
    for _ in 0..8 {
        if mounted.text().contains("Postcode, or its first half") {
            break;
        }
        mounted.press("I'm not sure");
        let before = mounted.text();
        mounted.press("Continue");
        mounted.until("nothing came next", |mounted| mounted.text() != before).await;
    }
    mounted.sees("Postcode, or its first half").await;
    mounted
}

#[wasm_bindgen_test]
async fn a_whole_postcode_decides_and_says_how_far_everything_is() {
    let mounted = asked_where(true).await;
    type_for(&mounted, "Postcode", "an2 iaa");
    mounted.sees("AN2 1AA is in South Anyshire.").await;
    mounted.press("Continue");
    mounted.until("it is still asked", |mounted| !mounted.text().contains("Postcode, or its first half")).await;
    mounted.press_soon("See what we have so far").await;
    mounted.focus_is_on("Your next steps").await;
    mounted.sees("Nearest to you: Southtown Library, about 3 miles from you.").await;
    mounted.press("Anyshire information desk");
    mounted.focus_is_on("Anyshire information desk").await;
    mounted.sees("Where to go").await;
    mounted.sees("Southtown Library Station Road, AN3 1AB Nearest to you: about 3 miles from you.").await;
    mounted.sees("Anytown Town Hall 1 High Street, Anytown, AN1 1AA About 6 miles from you.").await;
    mounted.sees("This is how far it is in a straight line.").await;
    mounted.press("Start again");
    mounted.press_soon("Search for help").await;
    mounted.sees("What do you need?").await;
    mounted.type_in("information desk");
    mounted.sees("Anyshire information desk").await;
    assert!(!mounted.text().contains("miles"), "nothing is kept");
}

#[wasm_bindgen_test]
async fn a_postcode_that_nobody_knows_is_told_kindly_and_its_first_half_still_helps() {
    let mounted = asked_where(true).await;
    type_for(&mounted, "Postcode", "AN2 9ZZ");
    mounted.sees("We do not know AN2 9ZZ. It may be new, or not used any more. AN2 is in more than one place.").await;
    mounted.press("North Anyshire");
    mounted.press("Continue");
    mounted.until("it is still asked", |mounted| !mounted.text().contains("Postcode, or its first half")).await;
}

#[wasm_bindgen_test]
async fn a_postcode_of_an_area_that_the_table_lacks_and_no_table_at_all_leave_the_first_half() {
    let mounted = asked_where(true).await;
    type_for(&mounted, "Postcode", "ZZ9 9ZZ");
    mounted.sees("ZZ9 is in Somewhere else.").await;
    let mounted = asked_where(false).await;
    type_for(&mounted, "Postcode", "AN1 1AA");
    mounted.sees("AN1 is in North Anyshire.").await;
}

#[wasm_bindgen_test]
async fn a_postcode_is_told_what_is_wrong_with_it() {
    let mounted = asked_where(true).await;
    type_for(&mounted, "Postcode", "AN2 1A!");
    mounted.press("Continue");
    mounted.sees("Check the postcode. Use only letters and numbers, such as CV21.").await;
}

/// What the browser keeps for a family.
fn kept() -> Option<String> {
    window().unwrap().local_storage().unwrap().unwrap().get_item("fingerpost").unwrap()
}

/// Keeps a text in its place, as another page may.
fn keep(text: &str) {
    window().unwrap().local_storage().unwrap().unwrap().set_item("fingerpost", text).unwrap();
}

/// The way to a service's screen.
async fn at_home_teaching() -> Mounted {
    let mounted = Mounted::new(true).await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("home teaching");
    mounted.press_soon("Home teaching").await;
    mounted.focus_is_on("Home teaching").await;
    mounted
}

#[wasm_bindgen_test]
async fn what_a_family_saves_is_kept_with_their_notes_and_cleared_in_one_press() {
    let mounted = at_home_teaching().await;
    assert_eq!(kept(), None, "nothing is kept before anything is saved");
    mounted.press("Save to my list");
    mounted.sees("Anyone who uses this device can see it.").await;
    mounted.press("My list");
    mounted.focus_is_on("My list").await;
    let note: web_sys::HtmlTextAreaElement = mounted.all("textarea").remove(0).unchecked_into();
    note.set_value("Ask about Fridays.\nAnn knows.");
    tell(&note, "input");
    mounted.until("the note is not kept", |_| kept().is_some_and(|text| text.contains("Ask about Fridays.\\nAnn knows."))).await;
    assert!(kept().unwrap().starts_with("1\nsample/home-teaching\tHome teaching\t"), "{kept:?}", kept = kept());
    drop(mounted);
    // A page that is opened anew has it all.
    let mounted = Mounted::new(true).await;
    mounted.press("My list");
    mounted.sees("Home teaching").await;
    mounted
        .until("what to say is not there", |mounted| {
            mounted.all(".paper").iter().any(|paper| {
                let text = paper.text_content().unwrap_or_default();
                text.contains("Who can refer: ") && text.contains("What we want to say: ") && text.contains("Ask about Fridays.")
            })
        })
        .await;
    mounted.press("Clear everything");
    mounted.focus_is_on("Everything is cleared").await;
    mounted.sees("Your list is empty.").await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn a_list_that_cannot_be_read_is_left_alone_until_it_is_cleared() {
    keep("7\nfrom a later version");
    let mounted = at_home_teaching().await;
    mounted.press("Save to my list");
    mounted.sees("There is a list on this device that we cannot read.").await;
    assert_eq!(kept().as_deref(), Some("7\nfrom a later version"));
    mounted.press("My list");
    mounted.focus_is_on("My list").await;
    mounted.press("Clear everything");
    mounted.focus_is_on("Everything is cleared").await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn another_pages_change_is_taken_up_and_not_lost() {
    let mounted = at_home_teaching().await;
    keep("1\nsample/gone\tToy library\tOpen on Mondays.\nnextshire/portage\tPortage\t");
    mounted.press("Save to my list");
    mounted.sees("Remove from my list").await;
    assert_eq!(kept().unwrap().lines().count(), 4, "{:?}", kept());
    mounted.press("My list");
    mounted.sees("This is not in the list of help any more.").await;
    mounted.sees("This is help from another council.").await;
    mounted.press("Start again");
    mounted.sees("Answer a few questions").await;
    assert_eq!(kept().unwrap().lines().count(), 4, "starting again asks anew, and clears no list");
    mounted.press("My list");
    mounted.sees("This is help from another council.").await;
    mounted.press("Clear everything");
    mounted.sees("Your list is empty.").await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn help_of_another_council_goes_on_paper_with_what_is_known_and_where_the_rest_is() {
    keep(
        "1\nsample/advice-line\tAnyshire Advice Line\tCall on Monday.\nnextshire/home-teaching\tHome teaching\t\nfarshire/toy-library\tToy library\t",
    );
    let mounted = Mounted::new(true).await;
    let paper = |mounted: &Mounted| mounted.all(".paper").iter().filter_map(|paper| paper.text_content()).collect::<String>();
    mounted.press("My list");
    for words in ["search the web for “Nextshire Council local offer”.", "search the web for “farshire local offer”."] {
        mounted.until(&format!("{words} is not on paper"), |mounted| paper(mounted).contains(words)).await;
    }
    // At the other council, its service is known, and the page's own is still.
    mounted.press("Home teaching");
    mounted.focus_is_on("Home teaching").await;
    mounted.press("My list");
    for words in
        ["A teacher comes to your home", "People who can tell you what help there is.", "01632 960001", "Call on Monday."]
    {
        mounted.until(&format!("{words} is not on paper"), |mounted| paper(mounted).contains(words)).await;
    }
    mounted.press("Clear everything");
    mounted.sees("Your list is empty.").await;
}

#[wasm_bindgen_test]
async fn three_shifts_clear_what_is_kept() {
    keep("1\nsample/portage\tPortage\t");
    let mounted = Mounted::new(true).await;
    let init = KeyboardEventInit::new();
    init.set_key("Shift");
    for _ in 0..3 {
        window().unwrap().dispatch_event(&KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap()).unwrap();
    }
    mounted.until("it does not leave", |mounted| mounted.left.get()).await;
    assert_eq!(kept(), None);
}

#[wasm_bindgen_test]
async fn what_comes_late_takes_the_focus_from_nothing() {
    let here = Rc::new(Cell::new(false));
    let late = || {
        let here = here.clone();
        Mounted::with(sample(), move |address| {
            let here = here.clone();
            async move {
                while address.starts_with("details") && !here.get() {
                    frame().await;
                }
                true
            }
        })
    };
    let mounted = late().await;
    mounted.press("Search for help");
    mounted.sees("What do you need?").await;
    mounted.type_in("home teaching");
    mounted.press_soon("Home teaching").await;
    mounted.sees("Getting the rest of this page").await;
    let save = mounted.all(".save button").remove(0);
    save.focus().unwrap();
    save.click();
    mounted.sees("Remove from my list").await;
    here.set(true);
    mounted.sees("About 10 working days.").await;
    assert!(mounted.has_focus(&save), "the button that saves was made anew");
    drop(mounted);
    here.set(false);
    let mounted = late().await;
    mounted.press("My list");
    mounted.sees("Getting the rest of this page").await;
    let note = mounted.all("textarea").remove(0);
    note.focus().unwrap();
    here.set(true);
    mounted.until("the rest does not come", |mounted| !mounted.text().contains("Getting the rest of this page")).await;
    assert!(mounted.has_focus(&note), "a note was made anew");
    mounted.press("Clear everything");
    mounted.focus_is_on("Everything is cleared").await;
}
