//! How to reach a service, and every address of the web that an offer names.

use fingerpost_core::model::Contact;

use crate::table::Table;

/// Reads `[contact]`: every part may be left out.
pub(super) fn read(table: &Table<'_>) -> Contact {
    let Some(entry) = table.table("contact") else { return Contact::default() };
    let contact = Contact {
        phone: number(&entry, "phone"),
        text: number(&entry, "text"),
        email: email(&entry),
        web: page(&entry, "web"),
        hours: entry.optional_text("hours"),
    };
    entry.finish();
    contact
}

/// A link that a browser opens safely: `https:` or `http:` and a host.
pub(super) fn page(entry: &Table<'_>, key: &'static str) -> String {
    let Some(link) = entry.text(key) else { return String::new() };
    let host = link.value.strip_prefix("https://").or_else(|| link.value.strip_prefix("http://"));
    let is_sound = |host: &str| {
        !host.is_empty()
            && !host.starts_with('/')
            && !link.value.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"'`\\".contains(c))
    };
    if !host.is_some_and(is_sound) {
        let wrong = format!("`{}` is not a web address", link.value);
        entry.reader().note("bad-link", &link, wrong, "write the whole address, such as https://www.example.org/page");
        return String::new();
    }
    let name = host.and_then(|host| host.split(['/', '?', '#']).next()).unwrap_or_default();
    let deceives = match (name.is_ascii(), name.contains('@')) {
        (false, _) => "its name has letters that look like others",
        (true, true) => "what stands before the @ is not where it leads",
        (true, false) => return link.value.to_owned(),
    };
    let mend = "open the page, and copy its address from the browser";
    entry.reader().note("bad-link", &link, format!("`{}` can deceive a family: {deceives}", link.value), mend);
    String::new()
}

/// Reads `bsl`: the address of a video in British Sign Language, which must be `https:`, for what comes over `http:` others can change on its way.
pub(super) fn video(entry: &Table<'_>) -> String {
    let address = page(entry, "bsl");
    if let Some(link) = entry.text("bsl").filter(|_| address.starts_with("http:")) {
        let wrong = format!("`{address}` is not safe: others can change it on its way");
        entry.reader().note("bad-link", &link, wrong, "write the address that begins with https://");
        return String::new();
    }
    address
}

fn number(entry: &Table<'_>, key: &'static str) -> String {
    let Some(number) = entry.text(key) else { return String::new() };
    let digits = number.value.chars().filter(char::is_ascii_digit).count();
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '+' | '(' | ')' | '-');
    if !(3..=15).contains(&digits) || !number.value.chars().all(allowed) {
        let wrong = format!("`{}` is not a number to call", number.value);
        entry.reader().note(
            "bad-link",
            &number,
            wrong,
            "write digits and spaces only, such as 01234 567890; put words in `hours`",
        );
        return String::new();
    }
    number.value.to_owned()
}

fn email(entry: &Table<'_>) -> String {
    let Some(email) = entry.text("email") else { return String::new() };
    let is_sound = Contact::is_email(email.value)
        && email.value.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    if !is_sound {
        let wrong = format!("`{}` is not an e-mail address", email.value);
        entry.reader().note("bad-link", &email, wrong, "write the address only, such as help@example.org");
        return String::new();
    }
    email.value.to_owned()
}

#[cfg(test)]
mod tests {
    use crate::{read, sample_with};

    #[test]
    fn a_video_stands_where_its_file_names_it_and_nowhere_else() {
        let with = |path, key, video| (path, key, format!("bsl = \"https://example.org/{video}\"\n{key}"));
        let changes = [
            with("services/advice-line.toml", "cost =", "advice"),
            with("questions.toml", "hint = \"Choose", "help"),
            with("pathways/asking-for-help.toml", "summary =", "asking"),
        ];
        let offer = read(&sample_with(&changes.each_ref().map(|(path, from, to)| (*path, *from, to.as_str())))).unwrap();
        let services = offer.core.services.iter().zip(&offer.details).map(|(service, detail)| (&service.id, &detail.bsl));
        let questions = offer.core.questions.iter().map(|question| (&question.id, &question.bsl));
        let pathways = offer.core.pathways.iter().zip(&offer.words.pathways).map(|(head, pathway)| (&head.id, &pathway.bsl));
        let all = services.chain(questions).chain(pathways).map(|(id, bsl)| (id.as_str(), bsl.as_str()));
        let named: Vec<(&str, &str)> = all.filter(|(_, bsl)| !bsl.is_empty()).collect();
        assert_eq!(
            named,
            [
                ("advice-line", "https://example.org/advice"),
                ("help", "https://example.org/help"),
                ("asking-for-help", "https://example.org/asking")
            ]
        );
    }
}
