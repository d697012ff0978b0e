//! The pages that stand alone, opened from the disk as an officer does: axe-core finds nothing, and nothing is too wide, on a phone and at a desk.

use std::path::Path;

use fingerpost_browser_tests::{Browser, fingerpost};
use serde_json::Value;

type Done = anyhow::Result<()>;

#[tokio::test]
async fn the_reports_can_be_read_by_everybody() -> Done {
    let folder = tempfile::tempdir()?;
    let offer = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../offers/warwickshire");
    let offer = offer.to_string_lossy();
    fingerpost(folder.path(), &["gaps", &offer, "--families", "2000", "--out", "gaps.html"]).await?;
    fingerpost(folder.path(), &["duties", &offer, "--out", "duties.html"]).await?;
    for width in [320, 1280] {
        let browser = Browser::start(width, 900).await?;
        for report in ["gaps.html", "duties.html"] {
            let page = browser.open(&format!("file://{}", folder.path().join(report).display())).await?;
            page.is_whole().await?;
            // What is folded away is there in print, and is looked at too.
            page.ask("document.querySelectorAll('details').forEach((part) => { part.open = true; })", Value::Null).await?;
            page.is_accessible(&format!("{report} at {width} px")).await?;
            assert!(!page.is_too_wide().await?, "{report} is too wide at {width} px");
        }
        browser.close().await?;
    }
    Ok(())
}
