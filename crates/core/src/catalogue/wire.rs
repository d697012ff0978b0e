//! A catalogue in bytes.

use super::{Catalogue, NUMBERS};
use crate::wire::{Reader, Wire};

impl Wire for Catalogue {
    fn put(&self, out: &mut Vec<u8>) {
        self.language.put(out);
        for name in &self.checked_by {
            name.put(out);
        }
        let forms: Box<[u8]> = self.forms.as_slice().into();
        forms.put(out);
        // A hash is as good as random: it takes its eight bytes, whatever is done to make it smaller.
        (self.keys.len() as u32).put(out);
        for key in &self.keys {
            out.extend(key.to_le_bytes());
        }
        for text in &self.texts {
            text.put(out);
        }
    }

    fn take(reader: &mut Reader<'_>) -> Self {
        let language = String::take(reader);
        let checked_by = [String::take(reader), String::take(reader)];
        let forms = Box::<[u8]>::take(reader).into_vec();
        let length = reader.length();
        let keys: Vec<u64> =
            (0..length).map(|_| (0..8).fold(0, |key, byte| key | u64::from(reader.byte()) << (8 * byte))).collect();
        let texts = (0..length).map(|_| String::take(reader)).collect();
        if forms.len() != NUMBERS || keys.windows(2).any(|two| two[0] >= two[1]) {
            reader.fail();
        }
        Self { language, checked_by, forms, keys, texts }
    }
}
