//! A page as a person meets it: what it shows, what can be pressed, where the focus is.

use std::time::Duration;

use anyhow::{Context, bail, ensure};
use fantoccini::Client;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};

use crate::given;

/// Looks into shadow roots too: see the file.
const LOOK: &str = include_str!("look.js");
/// How WebDriver names an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// How long a page may take to show something: long, since a busy machine is slow and a test that waits is not a test that fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A page in a browser.
#[derive(Clone, Debug)]
pub struct Page {
    client: Client,
}

/// Where the keyboard's focus is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The element's name, in lower case: `h1`, `button`.
    pub tag: String,
    /// What it is called, or says.
    pub name: String,
}

impl Page {
    pub(crate) const fn new(client: Client) -> Self {
        Self { client }
    }

    pub(crate) const fn client(&self) -> &Client {
        &self.client
    }

    /// Evaluates an expression with the helpers of `look.js` and these arguments as `args`.
    ///
    /// # Errors
    /// Where it throws, or the browser is gone.
    pub async fn ask(&self, expression: &str, arguments: Value) -> anyhow::Result<Value> {
        self.ask_of("", expression, arguments).await
    }

    /// Evaluates an expression after a script of the test's own, as [`Page::ask`] does after `look.js`.
    ///
    /// # Errors
    /// Where it throws, or the browser is gone.
    pub async fn ask_of(&self, script: &str, expression: &str, arguments: Value) -> anyhow::Result<Value> {
        let script = format!("{LOOK}\n{script}\nconst args = arguments[0];\nreturn ({expression});");
        Ok(self.client.execute(&script, vec![arguments]).await?)
    }

    /// What a promise comes to.
    ///
    /// # Errors
    /// Where it is broken, or the browser is gone.
    pub async fn ask_later(&self, promise: &str) -> anyhow::Result<Value> {
        let script = format!(
            "const done = arguments[arguments.length - 1];
            Promise.resolve({promise}).then((value) => done({{ value }}), (why) => done({{ why: String(why) }}));"
        );
        let mut answer = self.client.execute_async(&script, Vec::new()).await?;
        ensure!(answer["why"].is_null(), "{}", answer["why"]);
        Ok(answer["value"].take())
    }

    /// Waits until what a promise comes to is so.
    ///
    /// # Errors
    /// Where it stays otherwise, with what it comes to.
    pub async fn until_later(&self, promise: &str, is_so: impl Fn(&Value) -> bool) -> anyhow::Result<Value> {
        let start = std::time::Instant::now();
        loop {
            let value = self.ask_later(promise).await?;
            if is_so(&value) {
                return Ok(value);
            }
            ensure!(start.elapsed() < PATIENCE, "{promise} stays {value}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the device has a whole copy of the site, and a worker that gives it.
    ///
    /// # Errors
    /// Where it has none.
    pub async fn is_kept(&self) -> anyhow::Result<()> {
        let is_active = "navigator.serviceWorker.ready.then(({ active }) => active.state === 'activated')";
        self.until_later(is_active, |state| *state == json!(true)).await.map(drop)
    }

    /// Lets a script of ours take up to ten minutes.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn be_patient(&self) -> anyhow::Result<()> {
        let patience = TimeoutConfiguration::new(Some(Duration::from_secs(600)), None, None);
        Ok(self.client.update_timeouts(patience).await?)
    }

    /// Looks into the first frame of the page from now on.
    ///
    /// # Errors
    /// Where there is none.
    pub async fn into_frame(&self) -> anyhow::Result<()> {
        Ok(self.client.clone().enter_frame(0).await?)
    }

    /// Looks at the whole page again.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn out_of_frame(&self) -> anyhow::Result<()> {
        Ok(self.client.clone().enter_parent_frame().await?)
    }

    /// Waits until the page shows this text somewhere.
    ///
    /// # Errors
    /// Where it does not, with what the page shows instead.
    pub async fn sees(&self, words: &str) -> anyhow::Result<()> {
        if self.until("text().includes(args)", json!(words)).await? {
            return Ok(());
        }
        bail!("the page does not show {words:?}; it shows: {}", self.text().await?)
    }

    /// Waits until the page no longer shows this text.
    ///
    /// # Errors
    /// Where it still does.
    pub async fn does_not_see(&self, words: &str) -> anyhow::Result<()> {
        let gone = self.until("!text().includes(args)", json!(words)).await?;
        ensure!(gone, "the page still shows {words:?}");
        Ok(())
    }

    /// Waits until an expression is true; false where patience ends first.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn until(&self, expression: &str, arguments: Value) -> anyhow::Result<bool> {
        let start = std::time::Instant::now();
        loop {
            // A page that is being replaced cannot answer: that is not an answer either way.
            if let Ok(Value::Bool(true)) = self.ask(expression, arguments.clone()).await {
                return Ok(true);
            }
            if start.elapsed() > PATIENCE {
                return Ok(false);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until a page is on the screen: Chromium lets go of a press that comes before, as on a busy machine. An engine that does not tell when is not waited
    /// for, five seconds after the page was asked for.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn is_painted(&self) -> anyhow::Result<()> {
        let painted = "performance.now() > 5000 || performance.getEntriesByName('first-contentful-paint').length > 0";
        ensure!(self.until(painted, Value::Null).await?, "the page does not answer");
        Ok(())
    }

    /// Waits until all of a page has come, for one that does not tell by what it shows.
    ///
    /// # Errors
    /// Where it does not come.
    pub async fn is_whole(&self) -> anyhow::Result<()> {
        let whole = "document.readyState === 'complete' && location.href !== 'about:blank'";
        ensure!(self.until(whole, Value::Null).await?, "the page does not come");
        Ok(())
    }

    /// Everything the page shows, as one line.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn text(&self) -> anyhow::Result<String> {
        Ok(self.ask("text()", Value::Null).await?.as_str().unwrap_or_default().to_owned())
    }

    /// Presses or chooses what goes by this name, once it is there.
    ///
    /// # Errors
    /// Where there is no such control, or it cannot be pressed.
    pub async fn press(&self, name: &str) -> anyhow::Result<()> {
        let control = self.control(name).await?;
        self.client.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![serde_json::to_value(&control)?]).await?;
        control.click().await.with_context(|| format!("cannot press {name:?}"))
    }

    /// Types into the field that goes by this name, in place of what it held.
    ///
    /// # Errors
    /// Where there is no such field.
    pub async fn type_into(&self, name: &str, words: &str) -> anyhow::Result<()> {
        let found = self.wait_for("(all('input, textarea').find((e) => named(e).startsWith(args)) || null)", name).await?;
        for _ in 0..3 {
            found.clear().await?;
            found.send_keys(words).await?;
            // A busy Chromium lets go of keys. A field that is gone took them.
            if !found.prop("value").await.is_ok_and(|typed| typed.is_some_and(|typed| typed != words)) {
                break;
            }
        }
        Ok(())
    }

    /// Chooses from the list that goes by this name the first option that starts like this.
    ///
    /// # Errors
    /// Where there is no such list or option.
    pub async fn choose(&self, name: &str, option: &str) -> anyhow::Result<()> {
        let list = self.wait_for("(all('select').find((e) => named(e) === args) || null)", name).await?;
        let place = "[...all('select').find((e) => named(e) === args[0]).options].findIndex((e) => e.label.startsWith(args[1]))";
        let place = self.ask(place, json!([name, option])).await?;
        let place = place.as_u64().with_context(|| format!("{name:?} has no {option:?}"))?;
        Ok(list.select_by_index(usize::try_from(place)?).await?)
    }

    /// What stands in the field that goes by this name.
    ///
    /// # Errors
    /// Where there is no such field.
    pub async fn typed(&self, name: &str) -> anyhow::Result<String> {
        let found = self.ask("all('input').find((e) => named(e).startsWith(args)).value", json!(name)).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }

    /// A day as a family here writes it, so many days from the browser's own today: "3 March 2026".
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn day(&self, from_today: i32) -> anyhow::Result<String> {
        let day = "(() => { const d = new Date(); d.setDate(d.getDate() + args);
            return d.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }); })()";
        Ok(self.ask(day, json!(from_today)).await?.as_str().unwrap_or_default().to_owned())
    }

    pub(crate) async fn control(&self, name: &str) -> anyhow::Result<Element> {
        self.wait_for("control(args)", name).await
    }

    async fn wait_for(&self, expression: &str, name: &str) -> anyhow::Result<Element> {
        if !self.until(&format!("{expression} !== null"), json!(name)).await? {
            bail!("nothing goes by the name {name:?}; the page shows: {}", self.text().await?);
        }
        let found = self.ask(expression, json!(name)).await?;
        let id = found.get(ELEMENT).and_then(Value::as_str).with_context(|| format!("{name:?} went away"))?;
        Ok(Element::from_element_id(self.client.clone(), id.to_owned().into()))
    }

    /// Where the focus is.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn focus(&self) -> anyhow::Result<Focus> {
        let focus =
            self.ask("(() => { const e = active(); return { tag: e.localName, name: named(e) }; })()", Value::Null).await?;
        let part = |key: &str| focus[key].as_str().unwrap_or_default().to_owned();
        Ok(Focus { tag: part("tag"), name: part("name") })
    }

    /// Waits until the focus is on something that goes by this name.
    ///
    /// # Errors
    /// Where it is elsewhere, with where it is.
    pub async fn focus_is_on(&self, name: &str) -> anyhow::Result<()> {
        if self.until("named(active()).startsWith(args)", json!(name)).await? {
            return Ok(());
        }
        bail!("the focus is not on {name:?} but on {:?}", self.focus().await?)
    }

    /// Waits until the focus is on another heading than this one, as it is on each new screen, and gives its name.
    ///
    /// # Errors
    /// Where no other screen comes.
    pub async fn next_screen(&self, before: &str) -> anyhow::Result<String> {
        let changed = "/^h[1-6]$/.test(active().localName) && named(active()) !== args";
        ensure!(
            self.until(changed, json!(before)).await?,
            "no other screen took the focus after {before:?}: it is on {:?}; the page shows: {}",
            self.focus().await?,
            self.text().await?
        );
        Ok(self.focus().await?.name)
    }

    /// Presses keys one after another, as a keyboard does.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn keys(&self, keys: &[Key]) -> anyhow::Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in keys {
            let value = char::from(*key);
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Types letters where the focus is, as a keyboard does.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn write(&self, letters: &[char]) -> anyhow::Result<()> {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for value in letters.iter().copied() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        Ok(self.client.perform_actions(actions).await?)
    }

    /// Presses Tab until the focus is on something that goes by this name.
    ///
    /// # Errors
    /// Where a hundred presses do not get there.
    pub async fn tab_to(&self, name: &str) -> anyhow::Result<()> {
        let mut passed = Vec::new();
        for _ in 0..100 {
            let focus = self.focus().await?;
            if focus.name.starts_with(name) {
                return Ok(());
            }
            passed.push(focus.name);
            self.keys(&[Key::Tab]).await?;
        }
        bail!("Tab does not reach {name:?}; it passed {passed:?}")
    }

    /// What axe-core finds wrong with the page as it is: WCAG 2.0 to 2.2, levels A and AA, and its best practices.
    ///
    /// # Errors
    /// With each violation: the rule, what to do, and the elements.
    pub async fn is_accessible(&self, what: &str) -> anyhow::Result<()> {
        let axe = std::fs::read_to_string(given("FINGERPOST_AXE")?)?;
        self.client.execute(&axe, Vec::new()).await?;
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations', 'incomplete'] }).then((found) => done({ violations: found.violations, passes: found.passes.length }), (e) => done({ error: String(e) }));";
        let found = self.client.execute_async(script, Vec::new()).await?;
        if let Some(error) = found["error"].as_str() {
            bail!("axe-core could not look at {what}: {error}");
        }
        ensure!(found["passes"].as_u64().unwrap_or(0) > 10, "axe-core looked at hardly anything on {what}");
        let violations = found["violations"].as_array().context("axe-core said nothing")?;
        let say = |violation: &Value| {
            let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
            let html: Vec<String> =
                nodes.iter().map(|node| format!("    {}", node["html"].as_str().unwrap_or_default())).collect();
            format!("  {}: {}\n{}", violation["id"], violation["help"], html.join("\n"))
        };
        ensure!(violations.is_empty(), "axe-core on {what}:\n{}", violations.iter().map(say).collect::<Vec<_>>().join("\n"));
        Ok(())
    }

    /// True where something is wider than the window, so that a reader must scroll sideways.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn is_too_wide(&self) -> anyhow::Result<bool> {
        let wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth";
        Ok(self.ask(wide, Value::Null).await? == Value::Bool(true))
    }

    /// Every control that is smaller than 24 CSS pixels in a direction and is not a link in a sentence, by name.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn small_targets(&self) -> anyhow::Result<Vec<String>> {
        let small = "all('button, a[href], summary, input, [role=button]')
            .filter((e) => getComputedStyle(e).display !== 'inline')
            .filter((e) => [e, ...(e.labels || [])].every((part) => { const r = part.getBoundingClientRect(); return r.width < 24 || r.height < 24; }))
            .map(named)";
        let found = self.ask(small, Value::Null).await?;
        Ok(found.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect())
    }

    /// The address the browser is at.
    ///
    /// # Errors
    /// Where the browser is gone.
    pub async fn address(&self) -> anyhow::Result<String> {
        Ok(self.client.current_url().await?.to_string())
    }

    /// Writes a picture of the window to a file, for a person to look at.
    ///
    /// # Errors
    /// Where the browser or the disk refuses.
    pub async fn picture(&self, file: &std::path::Path) -> anyhow::Result<()> {
        Ok(std::fs::write(file, self.client.screenshot().await?)?)
    }
}
