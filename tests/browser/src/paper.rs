//! What leaves a page on paper, or through a camera.

use anyhow::{Context, Result};
use fantoccini::wd::{PrintConfiguration, PrintSize};
use serde_json::Value;

use crate::Page;

impl Page {
    /// The text of each page of paper that the page prints on, A4 with the margins that a browser sets. In Chromium and Firefox only.
    ///
    /// # Errors
    /// Where it does not print, or what it prints cannot be read.
    pub async fn on_paper(&self) -> Result<Vec<String>> {
        let print = PrintConfiguration::builder().size(PrintSize::A4).build().map_err(|error| anyhow::anyhow!("{error}"))?;
        let pdf = lopdf::Document::load_mem(&self.client().print(print).await?)?;
        let mut texts = Vec::new();
        for number in pdf.get_pages().keys() {
            texts.push(pdf.extract_text(&[*number])?.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        Ok(texts)
    }

    /// What the QR code on the page says, as a camera reads it: its path is drawn on a canvas, six dots to a square.
    ///
    /// # Errors
    /// Where there is no code, or it cannot be read.
    pub async fn scanned(&self) -> Result<String> {
        let drawn = self
            .ask(
                "(() => { const svg = all('svg.qr')[0]; const size = 6 * svg.viewBox.baseVal.width;
                const canvas = Object.assign(document.createElement('canvas'), { width: size, height: size });
                const pen = canvas.getContext('2d'); pen.scale(6, 6);
                for (const path of svg.querySelectorAll('path')) { pen.fillStyle = getComputedStyle(path).fill; pen.fill(new Path2D(path.getAttribute('d'))); }
                const dots = pen.getImageData(0, 0, size, size).data; let text = '';
                for (let dot = 0; dot < dots.length; dot += 4) text += dots[dot] < 128 ? '1' : '0';
                return { size, text }; })()",
                Value::Null,
            )
            .await?;
        let size = drawn["size"].as_u64().and_then(|size| usize::try_from(size).ok()).context("the code has no size")?;
        let dots = drawn["text"].as_str().context("the code is not drawn")?.as_bytes();
        let dark = |x: usize, y: usize| if dots.get(y * size + x) == Some(&b'1') { 0 } else { 255 };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(size, size, dark);
        let grids = image.detect_grids();
        Ok(grids.first().context("there is no code to be seen")?.decode()?.1)
    }
}
